import type { PoliciesReport } from '../contract/snapshot.ts';
import { elapsedMs } from './instants.ts';
import { answerHere, type OwnKnowledge } from './known-queries.ts';
import type { UpstreamReading } from './upstream-reading.ts';

const hourMs = 3_600_000;

/** What stands in the snapshot about policies. `none` only where IT switched the upstream off; silence is `unknown`. */
export function reportPolicies(reading: UpstreamReading, own: OwnKnowledge): PoliciesReport {
  if (reading.kind === 'none' && reading.state === 'none' && reading.problem === null) {
    return { state: 'none', source: null, evaluatedAt: null, items: [] };
  }
  if (reading.policies === null) return { state: 'unknown', source: null, evaluatedAt: null, items: [] };
  return {
    state: 'known',
    source: 'fleet',
    evaluatedAt: reading.listEvaluatedAt,
    items: reading.policies
      .map(({ query, ...policy }) => ({ ...policy, local: policy.local ?? answerHere(query, own) }))
      .sort((a, b) => rank(a) - rank(b)),
  };
}

function rank(item: PoliciesReport['items'][number]): number {
  return (item.blocks ? 0 : 2) + (item.critical ? 0 : 1);
}

/**
 * Whether the evaluation is too old to stand for now, by the server's own clock: Fleet evaluates hourly, so two silent
 * hours mean that nobody answered. A Mac that does report but is evaluated more rarely (IT can stretch the interval)
 * has a day.
 */
export function arePoliciesStale({ host, policies, listEvaluatedAt }: UpstreamReading): boolean {
  if (host === null || policies === null) return false;
  // Results without an evaluation are a contradiction; pending ones speak for themselves.
  if (listEvaluatedAt === null) return policies.some(policy => policy.verdict !== 'pending');
  // A proxy may have cut off the `Date` header; when the Mac was last seen is by the same clock.
  const serverNow = host.serverNow ?? host.lastSeenAt;
  const evaluated = elapsedMs(listEvaluatedAt, serverNow) ?? 0;
  const reported = elapsedMs(host.detailUpdatedAt, serverNow) ?? 0;
  return policies.length > 0 && (evaluated > 24 * hourMs || (evaluated > 2 * hourMs && reported > 2 * hourMs));
}
