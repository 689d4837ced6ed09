import type { CheckReport, PolicyReport } from '../src-main/contract/snapshot.ts';
import { CheckCard } from './check-card.tsx';
import type { Intentions } from './intentions.ts';
import { OpenPolicies } from './open-policies.tsx';
import { Section } from './section.tsx';
import type { Speech } from './speech.ts';

type CheckSectionProps = {
  id: string;
  title: string;
  checks: readonly CheckReport[];
  /** Policies that this Mac could not evaluate: the policies check names each with its own reason. */
  open: readonly PolicyReport[];
  intentions: Intentions;
  speech: Speech;
};

/** A titled group of checks as cards; nothing at all when the group is empty. */
export function CheckSection({ id, title, checks, open, ...rest }: CheckSectionProps) {
  if (checks.length === 0) return null;
  return (
    <Section id={id} title={title}>
      {checks.map(check =>
        check.id === 'upstream-policies' && open.length > 0 ? (
          <CheckCard key={check.id} check={{ ...check, problem: null }} {...rest}>
            <OpenPolicies policies={open} />
          </CheckCard>
        ) : (
          <CheckCard key={check.id} check={check} {...rest} />
        ),
      )}
    </Section>
  );
}
