import type { PoliciesReport } from '../contract/snapshot.ts';
import { elapsedMs } from './instants.ts';
import type { UpstreamReading } from './upstream-reading.ts';

const hourMs = 3_600_000;

/** What stands in the snapshot about policies. `none` only where IT switched the upstream off; silence is `unknown`. */
export function reportPolicies(reading: UpstreamReading): PoliciesReport {
  if (reading.kind === 'none' && reading.state === 'none' && reading.problem === null) {
    return { state: 'none', source: null, evaluatedAt: null, items: [] };
  }
  if (reading.policies === null) return { state: 'unknown', source: null, evaluatedAt: null, items: [] };
  return {
    state: 'known',
    source: 'fleet',
    evaluatedAt: reading.host?.policyUpdatedAt ?? null,
    items: [...reading.policies].sort((a, b) => rank(a) - rank(b)),
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
export function arePoliciesStale(reading: UpstreamReading): boolean {
  const { host } = reading;
  if (host === null || reading.policies === null || reading.policies.length === 0) return false;
  const evaluated = elapsedMs(host.policyUpdatedAt, host.serverNow) ?? 0;
  const reported = elapsedMs(host.detailUpdatedAt, host.serverNow) ?? 0;
  return evaluated > 24 * hourMs || (evaluated > 2 * hourMs && reported > 2 * hourMs);
}
