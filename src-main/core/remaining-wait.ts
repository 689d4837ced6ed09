import type { RefetchReport } from '../contract/snapshot.ts';
import { isUnderWay } from './refetch-state.ts';
import { assumedSeconds } from './usual-duration.ts';

/** How long a refetch has still to go: as usual, until it is tried again, or until it gives up by itself. */
export type RemainingWait = { readonly minutes: number; readonly until: 'usual' | 'next-try' | 'longest' };

const minuteMs = 60_000;

/** So long a wait is a long one: sooner, the longest bound would frighten whoever is nearly through. */
const longMs = 5 * minuteMs;

/**
 * In whole minutes, begun ones counted, so that what is shown does not flicker. Null where nobody waits, where nobody knows
 * for how long, and while it takes only a little longer than usual.
 */
export function remainingWait(refetch: RefetchReport, usualSeconds: number | null, now: number): RemainingWait | null {
  const { state, startedAt, nextTryAt, deadlineAt } = refetch;
  if (!isUnderWay(state)) return null;
  if (state === 'queued') return nextTryAt === null ? null : toGo('next-try', Date.parse(nextTryAt) - now);
  if (startedAt === null) return null;
  const waitedMs = now - Date.parse(startedAt);
  // The headline says how long it usually takes before this Mac has any experience of its own: both say the same.
  const usualMs = (usualSeconds ?? assumedSeconds) * 1000 - waitedMs;
  const longestMs = deadlineAt === null ? null : Date.parse(deadlineAt) - now;
  if (usualMs <= 0) return longestMs === null || waitedMs < longMs ? null : toGo('longest', longestMs);
  // A named trouble ends it sooner than what is usual.
  return longestMs === null || usualMs <= longestMs ? toGo('usual', usualMs) : toGo('longest', longestMs);
}

function toGo(until: RemainingWait['until'], ms: number): RemainingWait | null {
  return ms > 0 ? { minutes: Math.ceil(ms / minuteMs), until } : null;
}
