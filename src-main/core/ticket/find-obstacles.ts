import type { PolicyReport, Snapshot } from '../../contract/snapshot.ts';
import type { TicketObstacle } from '../../contract/ticket.ts';
import { stepsOf } from './steps-of.ts';

/** Failing before unknown, and what the list of policies says before the check that only counts them. */
export function findObstacles({ checks, policies }: Snapshot): readonly TicketObstacle[] {
  const fromPolicies = policies.items.filter(({ blocks, verdict }) => blocks && verdict !== 'pass').map(policyObstacle);
  const fromChecks = checks
    .filter(({ blocks, verdict }) => blocks && verdict !== 'pass' && verdict !== 'not-applicable')
    .filter(({ id }) => id !== 'upstream-policies' || fromPolicies.length === 0)
    .map(
      (check): TicketObstacle => ({
        kind: 'check',
        id: check.id,
        name: check.title,
        verdict: check.verdict,
        critical: false,
        source: 'mac',
        seen: check.summary,
        problem: check.problem,
        remedy: check.remedy?.steps ?? [],
        fixedHere: false,
      }),
    );
  const all = [...fromChecks, ...fromPolicies];
  return [...all.filter(({ verdict }) => verdict === 'fail'), ...all.filter(({ verdict }) => verdict !== 'fail')];
}

function policyObstacle(item: PolicyReport): TicketObstacle {
  return {
    kind: 'policy',
    id: item.id,
    name: item.name,
    verdict: item.verdict,
    critical: item.critical,
    source: item.source,
    seen: item.description === '' ? null : item.description,
    problem: item.problem,
    // Nobody knows yet whether there is anything to mend.
    remedy: item.verdict === 'fail' ? stepsOf(item.resolution) : [],
    fixedHere: item.verdict === 'fail' && item.local === 'pass',
  };
}
