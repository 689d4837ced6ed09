import type { Snapshot } from '../contract/snapshot.ts';
import type { AskedKind, AskedRefetch, NoticeMemory } from './notice-memory.ts';
import type { Ending } from './notice-message-ids.ts';
import { isUnderWay } from './refetch-state.ts';
import { inVain, tryShowsAfterMs } from './timeline/events-between.ts';

/** `told` null: it has ended, and nobody needs to be told, such as one that the person stopped. */
export type Ended = { readonly kind: AskedKind; readonly told: Ending | null };

/** The refetch that was asked for has begun: from now on it is known by its own stamp. */
export function bindRefetch(memory: NoticeMemory, { refetch }: Snapshot): NoticeMemory {
  const { refetch: asked } = memory.asked;
  if (asked === null || asked.startedAt !== null || refetch.startedAt === null || !isUnderWay(refetch.state)) {
    return memory;
  }
  return { ...memory, asked: { ...memory.asked, refetch: { ...asked, startedAt: refetch.startedAt } } };
}

/** How long the end of a refetch waits for a look at this Mac from after it, which may never come. */
const lookAwaitedMs = 120_000;

/**
 * Until when the end of the refetch that was asked for is held back; null where it is not. What the snapshot says of
 * this Mac is from before the refetch, and meanwhile somebody may have put right the very thing that it waited for.
 */
export function endingHeldUntil({ asked }: NoticeMemory, snapshot: Snapshot, now: number): number | null {
  const { refetch, takenAt } = snapshot;
  if (asked.refetch === null || asked.refetch.startedAt !== refetch.startedAt) return null;
  if (refetch.updatedAt === null || isUnderWay(refetch.state) || refetch.state === 'stopped') return null;
  const endedAt = Date.parse(refetch.updatedAt);
  // A clock that was set back must not make it wait for hours.
  const isHeld = Date.parse(takenAt) < endedAt && now >= endedAt && now < endedAt + lookAwaitedMs;
  return isHeld ? endedAt + lookAwaitedMs : null;
}

/** The refetch that was asked for has ended, and its end is held back. */
export function holdEnding(memory: NoticeMemory): NoticeMemory {
  const { refetch } = memory.asked;
  return refetch === null ? memory : { ...memory, asked: { ...memory.asked, refetch: { ...refetch, hasEnded: true } } };
}

/** What of all that was asked for has ended with this snapshot, the weightiest first. */
export function findEndings({ asked }: NoticeMemory, snapshot: Snapshot): readonly Ended[] {
  return [
    endOfRefetch(asked.refetch, snapshot),
    endOfRegistration(asked.registration, snapshot),
    endOfSignIn(asked.signIn, snapshot),
  ].filter(ended => ended !== null);
}

function endOfRefetch(asked: AskedRefetch | null, { refetch, headline }: Snapshot): Ended | null {
  if (asked === null || asked.startedAt === null) return null;
  const kind = 'refetch';
  const isGone = refetch.startedAt !== asked.startedAt;
  // Another one, or none any more: of the one that was asked for nothing can be known, unless its end was seen.
  if (isGone && (!asked.hasEnded || isUnderWay(refetch.state))) return { kind, told: null };
  if (isUnderWay(refetch.state)) return null;
  if (!isGone && refetch.state === 'stopped') return { kind, told: refetch.reason === 'cancelled' ? null : 'stopped' };
  if (headline.state === 'clear') return { kind, told: 'done' };
  return { kind, told: headline.state === 'blocked' ? 'refused' : 'ended' };
}

/** Judged as the timeline judges it: by a look that is late enough to show what came of it. */
function endOfRegistration(triedAt: number | null, { checks, registration }: Snapshot): Ended | null {
  if (triedAt === null) return null;
  const kind = 'registration';
  const seenAt = checks.find(({ id }) => id === 'platform-sso-registration')?.observedAt ?? null;
  const sinceMs = seenAt === null ? Number.NaN : Date.parse(seenAt) - triedAt;
  if (!(sinceMs >= 0)) return null;
  if (registration.code === 'P0') return { kind, told: 'registered' };
  return sinceMs >= tryShowsAfterMs && inVain.includes(registration.code) ? { kind, told: 'not-registered' } : null;
}

/** The person tells themself how it went; only that something has come to stand in the way is news. */
function endOfSignIn(triedAt: number | null, { access, headline }: Snapshot): Ended | null {
  if (triedAt === null) return null;
  const kind = 'signIn';
  if (access.answer !== null) return { kind, told: null };
  if (headline.state === 'blocked') return { kind, told: 'refused' };
  return access.triedAt === null ? { kind, told: null } : null;
}
