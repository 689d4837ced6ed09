import type { RefetchReport } from '../contract/snapshot.ts';
import { isUnderWay } from './refetch-state.ts';

/** How long a refetch has still to go: as usual on this Mac, or until it gives up by itself. */
export type RemainingWait = { readonly minutes: number; readonly until: 'usual' | 'longest' };

const minuteMs = 60_000;

/**
 * In whole minutes, begun ones counted, so that what is shown does not flicker. Null where nobody waits, and where it
 * may wait for as long as it takes.
 */
export function remainingWait(refetch: RefetchReport, usualSeconds: number | null, now: number): RemainingWait | null {
  if (!isUnderWay(refetch.state) || refetch.state === 'queued') return null;
  const { startedAt, deadlineAt } = refetch;
  const usualMs = startedAt === null || usualSeconds === null ? 0 : Date.parse(startedAt) + usualSeconds * 1000 - now;
  const longestMs = deadlineAt === null ? 0 : Date.parse(deadlineAt) - now;
  // A named trouble ends it sooner than what is usual.
  if (usualMs > 0 && (deadlineAt === null || usualMs <= longestMs)) return { minutes: begun(usualMs), until: 'usual' };
  return longestMs > 0 ? { minutes: begun(longestMs), until: 'longest' } : null;
}

function begun(ms: number): number {
  return Math.ceil(ms / minuteMs);
}
