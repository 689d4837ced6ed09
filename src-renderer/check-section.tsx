import type { ComponentChildren } from 'preact';
import type { CheckReport, PolicyReport } from '../src-main/contract/snapshot.ts';
import { afterOf, CheckCard } from './check-card.tsx';
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
  /** Shown with the registration, wherever that stands. */
  help: ComponentChildren;
  intentions: Intentions;
  speech: Speech;
};

/** A titled group of checks as cards; nothing at all when the group is empty. */
export function CheckSection({ id, title, checks, open, help, ...rest }: CheckSectionProps) {
  if (checks.length === 0) return null;
  return (
    <Section id={id} title={title}>
      {checks.map(check =>
        check.id === 'upstream-policies' && open.length > 0 ? (
          <CheckCard key={check.id} check={withoutReasonOf(open, check)} {...rest}>
            <OpenPolicies policies={open} />
          </CheckCard>
        ) : (
          <CheckCard key={check.id} check={check} after={afterOf(check, help)} {...rest} />
        ),
      )}
    </Section>
  );
}

/** A reason that stands with a policy is not said twice; one of the check's own, such as a silent server, stays. */
function withoutReasonOf(open: readonly PolicyReport[], check: CheckReport): CheckReport {
  const isOfPolicy = open.some(({ problem }) => problem !== null && problem.code === check.problem?.code);
  return isOfPolicy ? { ...check, problem: null } : check;
}
