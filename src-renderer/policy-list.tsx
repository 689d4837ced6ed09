import type { PoliciesReport } from '../src-main/contract/snapshot.ts';
import { Age } from './age.tsx';
import { Fold } from './fold.tsx';
import { formatCount } from './format-count.ts';
import type { Intentions } from './intentions.ts';
import { PolicyFaults } from './policy-faults.tsx';
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
  if (policies.state === 'none') return <p class="fold-note">{words['policies-none']}</p>;
  const { judged, pending } = sortPolicies(policies.items);
  const isEmpty = policies.state === 'known' && policies.items.length === 0;
  const checkedBy = policies.source === 'local' ? 'policies-checked-here' : 'policies-checked';
  return (
    <>
      {policies.state === 'unknown' ? <p class="fold-note">{words['policies-unknown']}</p> : null}
      {isEmpty ? <p class="fold-note">{words['no-policies']}</p> : null}
      {policies.evaluatedAt === null || isEmpty ? null : (
        <p class="fold-note">
          {words[checkedBy]} <Age at={policies.evaluatedAt} speech={speech} />
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
      <PolicyFaults faults={policies.faults} speech={speech} />
    </>
  );
}
