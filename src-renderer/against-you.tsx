import type { ComponentChildren } from 'preact';
import type { CheckReport, PolicyReport } from '../src-main/contract/snapshot.ts';
import { afterOf, CheckCard } from './check-card.tsx';
import { FailingPolicies } from './failing-policies.tsx';
import type { Intentions } from './intentions.ts';
import { PolicyCard } from './policy-card.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type AgainstYouProps = {
  checks: readonly CheckReport[];
  policies: readonly PolicyReport[];
  /** Shown with the registration, wherever that stands. */
  help: ComponentChildren;
  intentions: Intentions;
  speech: Speech;
};

/** Everything that lets the organization refuse sign-in from this Mac, each with its way out. */
export function AgainstYou({ checks, policies, help, ...shared }: AgainstYouProps) {
  if (checks.length === 0 && policies.length === 0) return null;
  // The policies belong under the check that speaks of them; if IT hides that check they stand alone.
  const home = checks.find(check => check.id === 'upstream-policies');
  const { words } = shared.speech;
  return (
    <Section id="against-you" title={words['counts-against-you']}>
      {checks.map(check => (
        <CheckCard key={check.id} check={check} after={afterOf(check, help)} {...shared}>
          {check === home && policies.length > 0 ? <FailingPolicies policies={policies} {...shared} /> : null}
        </CheckCard>
      ))}
      {home !== undefined || policies.length === 0 ? null : (
        <PolicyCard id="failing-policies" title={words.policies} kind="fail" policies={policies} {...shared} />
      )}
    </Section>
  );
}
