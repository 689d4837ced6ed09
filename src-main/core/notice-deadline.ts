import type { PromptAnswer } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { KnownDeadline, NoticeMemory } from './notice-memory.ts';

const hourMs = 3_600_000;
/** Two within as much of each other are the same one. */
const dayMs = 24 * hourMs;

/** From then on it is warned of. */
export const warnedBeforeMs = dayMs;

/** The deadline that stands. */
export function standingDeadline({ upstream, headline }: Snapshot, now: number): number | null {
  const at = upstream.deadline === null ? Number.NaN : Date.parse(upstream.deadline);
  // Where nothing has to be fixed, or nobody has looked yet, there is nothing to warn of.
  return at > now && headline.state !== 'clear' && headline.id !== 'not-looked-yet' ? at : null;
}

/** The deadline that stands, once it is near enough to be spoken of. */
export function nearDeadline(snapshot: Snapshot, now: number): number | null {
  const at = standingDeadline(snapshot, now);
  return at !== null && at - now <= warnedBeforeMs ? at : null;
}

const untold = { isWarned: false, remindAt: null, isSettled: false } as const;

/** A service that moves its deadline with each answer gives the same one again: it is warned of once. */
export function knownDeadline({ deadlines }: NoticeMemory, at: number): KnownDeadline {
  const known = deadlines.find(one => Math.abs(one.at - at) < dayMs);
  return known === undefined ? { ...untold, at } : { ...known, at };
}

/** Whether the window asks about it now. */
export function isAsked({ isSettled, remindAt }: KnownDeadline, now: number): boolean {
  return !isSettled && (remindAt === null || now >= remindAt);
}

/** Whether a warning is due: the first one, or the one that the person wanted to have again. */
export function isDue(deadline: KnownDeadline, now: number): boolean {
  return isAsked(deadline, now) && (!deadline.isWarned || deadline.remindAt !== null);
}

/** The same memory with this deadline as it stands now. */
export function rememberDeadline(memory: NoticeMemory, deadline: KnownDeadline): NoticeMemory {
  const others = memory.deadlines.filter(one => Math.abs(one.at - deadline.at) >= dayMs);
  return { ...memory, deadlines: [...others, deadline] };
}

/** What the person answered, in the window or on the notice itself. */
export function answerDeadline(
  memory: NoticeMemory,
  answer: PromptAnswer,
  { at, now }: { readonly at: number; readonly now: number },
): NoticeMemory {
  const known = { ...knownDeadline(memory, at), isWarned: true };
  const remindAt = answer === 'later' ? reminderAt(now, at) : null;
  return rememberDeadline(memory, { ...known, remindAt, isSettled: remindAt === null });
}

/**
 * Tomorrow at nine by this Mac's own time; an hour before the deadline where tomorrow is too late, and null where that
 * has passed as well.
 */
export function reminderAt(now: number, deadline: number): number | null {
  const day = new Date(now);
  const tomorrow = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime();
  const at = Math.min(tomorrow, deadline - hourMs);
  return at > now ? at : null;
}
