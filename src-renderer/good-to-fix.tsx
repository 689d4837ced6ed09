import type { ComponentChildren } from 'preact';
import type { CheckReport, PolicyReport } from '../src-main/contract/snapshot.ts';
import { afterOf, CheckCard } from './check-card.tsx';
import type { Intentions } from './intentions.ts';
import { PolicyCard } from './policy-card.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type GoodToFixProps = {
  checks: readonly CheckReport[];
  policies: readonly PolicyReport[];
  /** Shown with the registration, wherever that stands. */
  help: ComponentChildren;
  intentions: Intentions;
  speech: Speech;
};

/** What cannot refuse sign-in by itself but is worth a look: checks, and failing policies that do not count for access. */
export function GoodToFix({ checks, policies, help, ...shared }: GoodToFixProps) {
  if (checks.length === 0 && policies.length === 0) return null;
  const { words } = shared.speech;
  return (
    <Section id="good-to-fix" title={words['good-to-fix']}>
      {checks.map(check => (
        <CheckCard key={check.id} check={check} after={afterOf(check, help)} {...shared} />
      ))}
      {policies.length === 0 ? null : (
        <PolicyCard
          id="other-policies"
          title={words['policies-not-counting']}
          kind="attention"
          policies={policies}
          {...shared}
        />
      )}
    </Section>
  );
}
