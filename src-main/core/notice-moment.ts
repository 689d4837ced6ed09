import type { Snapshot } from '../contract/snapshot.ts';
import { knownDeadline, standingDeadline, warnedBeforeMs } from './notice-deadline.ts';
import { endingHeldUntil } from './notice-endings.ts';
import { isFirstRun, type NoticeMemory } from './notice-memory.ts';
import { warningHeldUntil } from './notices.ts';

/** When the same snapshot is next worth another look, should none come before; null where time alone changes nothing. */
export function nextNoticeMoment(memory: NoticeMemory, snapshot: Snapshot, now: number): number | null {
  const moments = [endingHeldUntil(memory, snapshot, now), ...deadlineMoments(memory, snapshot, now)];
  const next = Math.min(...moments.filter(at => at !== null).filter(at => at > now));
  return Number.isFinite(next) ? next : null;
}

function deadlineMoments(memory: NoticeMemory, snapshot: Snapshot, now: number): readonly (number | null)[] {
  const at = standingDeadline(snapshot, now);
  if (at === null) return [];
  const { isSettled, remindAt } = knownDeadline(memory, at);
  const quietUntil = isFirstRun(memory, now) ? memory.quietUntil : null;
  // Its own moment is when the question about it is taken back.
  const warning = isSettled ? [] : [at - warnedBeforeMs, remindAt, quietUntil, warningHeldUntil(memory, now)];
  return [at, ...warning];
}
