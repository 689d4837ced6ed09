import type { PoliciesReport, PolicyReport } from '../contract/snapshot.ts';
import { elapsedMs } from './instants.ts';
import { answerHere, type OwnKnowledge } from './known-queries.ts';
import {
  isListUnreadable,
  reportFaults,
  reportLocalItems,
  type LocalKnowledge,
  noLocalPolicies,
} from './local-items.ts';
import type { UpstreamReading } from './upstream-reading.ts';

const hourMs = 3_600_000;

/**
 * What stands in the snapshot about policies: the server's, and beside them those that this Mac evaluates itself. `none`
 * only where nobody has any; where one of the two cannot be known, the whole is `unknown`, and what is known is listed.
 */
export function reportPolicies(
  reading: UpstreamReading,
  own: OwnKnowledge,
  local: LocalKnowledge = noLocalPolicies,
): PoliciesReport {
  const localItems = local.reading === null ? [] : reportLocalItems(local.reading, local.explain);
  const items = [...reportUpstreamItems(reading, own, local), ...localItems].sort((a, b) => rank(a) - rank(b));
  const state = stateOf(reading, local);
  const isByServer = reading.policies !== null && !isWithoutPolicies(reading);
  const isByMac = local.reading !== null && (localItems.length > 0 || state === 'known');
  return {
    state,
    source: isByServer ? 'fleet' : isByMac ? 'local' : null,
    evaluatedAt: isByServer ? reading.listEvaluatedAt : isByMac ? local.reading.evaluatedAt : null,
    items,
    faults: local.reading === null ? [] : reportFaults(local.reading, local.explainFault),
  };
}

function reportUpstreamItems(
  { policies }: UpstreamReading,
  own: OwnKnowledge,
  { answers }: LocalKnowledge,
): readonly PolicyReport[] {
  return (policies ?? []).map(({ query, ...policy }) => ({
    ...policy,
    local: policy.local ?? answerHere(query, own) ?? answers.get(query ?? '')?.verdict ?? null,
    source: 'fleet',
    problem: null,
  }));
}

function stateOf(reading: UpstreamReading, { reading: local }: LocalKnowledge): PoliciesReport['state'] {
  if (local !== null && isListUnreadable(local)) return 'unknown';
  if (reading.policies !== null && !isWithoutPolicies(reading)) return 'known';
  if (local === null) return isWithoutPolicies(reading) ? 'none' : 'unknown';
  // A server that cannot be asked now may hold something against this Mac; one that is not there holds nothing.
  const isNobodyElse = isWithoutPolicies(reading) || reading.kind === 'none' || reading.state === 'unlicensed';
  return isNobodyElse ? 'known' : 'unknown';
}

/** IT switched the upstream off, or named one that only takes reports: silence of any other is unknown. */
function isWithoutPolicies({ kind, state, problem }: UpstreamReading): boolean {
  return kind === 'report' || (kind === 'none' && state === 'none' && problem === null);
}

function rank(item: PolicyReport): number {
  return (item.blocks ? 0 : 2) + (item.critical ? 0 : 1);
}

/**
 * Whether the evaluation is too old to stand for now, by the server's own clock: Fleet evaluates hourly, so two silent
 * hours mean that nobody answered. A Mac that does report but is evaluated more rarely (IT can stretch the interval)
 * has a day.
 */
export function arePoliciesStale({ kind, host, policies, listEvaluatedAt }: UpstreamReading): boolean {
  if (host === null || policies === null || kind === 'report') return false;
  // Results without an evaluation are a contradiction; pending ones speak for themselves.
  if (listEvaluatedAt === null) return policies.some(policy => policy.verdict !== 'pending');
  // A proxy may have cut off the `Date` header; when the Mac was last seen is by the same clock.
  const serverNow = host.serverNow ?? host.lastSeenAt;
  const evaluated = elapsedMs(listEvaluatedAt, serverNow) ?? 0;
  const reported = elapsedMs(host.detailUpdatedAt, serverNow) ?? 0;
  return policies.length > 0 && (evaluated > 24 * hourMs || (evaluated > 2 * hourMs && reported > 2 * hourMs));
}
