import type { PoliciesReport } from '../src-main/contract/snapshot.ts';
import { Age } from './age.tsx';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import type { Intentions } from './intentions.ts';
import { PolicyRow } from './policy-row.tsx';
import { sortPolicies } from './sort-policies.ts';
import type { Speech } from './speech.ts';

type PolicyListProps = { policies: PoliciesReport; intentions: Intentions; speech: Speech };

/** Every policy of the organization, folded away; when none are known it says whether there are none or none could be read. */
export function PolicyList({ policies, intentions, speech }: PolicyListProps) {
  const { words, language } = speech;
  const count = policies.state === 'known' ? formatCount(policies.items.length, language) : null;
  return (
    <Fold title={words.policies} count={count}>
      <Content policies={policies} intentions={intentions} speech={speech} />
    </Fold>
  );
}

function Content({ policies, intentions, speech }: PolicyListProps) {
  const { words } = speech;
  if (policies.state === 'unknown') return <p class="fold-note">{words['policies-unknown']}</p>;
  if (policies.state === 'none') return <p class="fold-note">{words['policies-none']}</p>;
  if (policies.items.length === 0) return <p class="fold-note">{words['no-policies']}</p>;
  const { judged, pending } = sortPolicies(policies.items);
  return (
    <>
      {policies.evaluatedAt === null ? null : (
        <p class="fold-note">
          {words['policies-checked']} <Age at={policies.evaluatedAt} speech={speech} />
        </p>
      )}
      <ul class="rows">
        {judged.map(policy => (
          <PolicyRow key={policy.id} policy={policy} intentions={intentions} speech={speech} />
        ))}
      </ul>
      {pending.length === 0 ? null : (
        <>
          <h3 class="rows-title">{words['verdict-pending']}</h3>
          <ul class="rows">
            {pending.map(policy => (
              <PolicyRow key={policy.id} policy={policy} intentions={intentions} speech={speech} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
