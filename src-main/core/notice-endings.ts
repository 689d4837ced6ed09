import type { Snapshot } from '../contract/snapshot.ts';
import type { AskedKind, NoticeMemory } from './notice-memory.ts';
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

/** What of all that was asked for has ended with this snapshot, the weightiest first. */
export function findEndings({ asked }: NoticeMemory, snapshot: Snapshot): readonly Ended[] {
  return [
    endOfRefetch(asked.refetch?.startedAt ?? null, snapshot),
    endOfRegistration(asked.registration, snapshot),
    endOfSignIn(asked.signIn, snapshot),
  ].filter(ended => ended !== null);
}

function endOfRefetch(startedAt: string | null, { refetch, headline }: Snapshot): Ended | null {
  if (startedAt === null) return null;
  const kind = 'refetch';
  // Another one, or none any more: of the one that was asked for nothing can be known.
  if (refetch.startedAt !== startedAt) return { kind, told: null };
  if (isUnderWay(refetch.state)) return null;
  if (refetch.state === 'stopped') return { kind, told: refetch.reason === 'cancelled' ? null : 'stopped' };
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
