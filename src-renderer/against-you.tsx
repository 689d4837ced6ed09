import type { CheckReport, PolicyReport } from '../src-main/contract/snapshot.ts';
import { CheckCard } from './check-card.tsx';
import { FailingPolicies } from './failing-policies.tsx';
import type { Intentions } from './intentions.ts';
import { Mark } from './mark.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type AgainstYouProps = {
  checks: readonly CheckReport[];
  policies: readonly PolicyReport[];
  intentions: Intentions;
  speech: Speech;
};

/** Everything that lets the organization refuse sign-in from this Mac, each with its way out. */
export function AgainstYou({ checks, policies, intentions, speech }: AgainstYouProps) {
  if (checks.length === 0 && policies.length === 0) return null;
  // The policies belong under the check that speaks of them; if IT hides that check they stand alone.
  const home = checks.find(check => check.id === 'upstream-policies');
  const list = policies.length === 0 ? null : <FailingPolicies policies={policies} speech={speech} />;
  return (
    <Section id="against-you" title={speech.words['counts-against-you']}>
      {checks.map(check => (
        <CheckCard key={check.id} check={check} intentions={intentions} speech={speech}>
          {check === home ? list : null}
        </CheckCard>
      ))}
      {home !== undefined || list === null ? null : (
        <article class="card" data-verdict="fail" aria-labelledby="failing-policies">
          <Mark kind="fail" />
          <div class="card-body">
            <p class="verdict-word">{speech.words['verdict-fail']}</p>
            <h3 id="failing-policies">{speech.words.policies}</h3>
            {list}
          </div>
        </article>
      )}
    </Section>
  );
}
