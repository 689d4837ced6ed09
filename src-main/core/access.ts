import type { AccessAnswer, AccessReport } from '../contract/snapshot.ts';
import { instant } from './instants.ts';

/** What the person did and told about signing in. Milliseconds since the epoch by this Mac's clock. */
export type AccessState = {
  readonly triedAt: number | null;
  readonly answer: AccessAnswer | null;
  readonly answeredAt: number | null;
};

export const untriedAccess: AccessState = { triedAt: null, answer: null, answeredAt: null };

const answerCountsForMs = 12 * 3_600_000;

/** "Try now" was pressed. */
export function tryAccess(at: number): AccessState {
  return { triedAt: at, answer: null, answeredAt: null };
}

/** "Did it work?" was answered; an answer without a try counts as well, because people try by themselves. */
export function answerAccess(state: AccessState, answer: AccessAnswer, at: number): AccessState {
  return { triedAt: state.triedAt ?? at, answer, answeredAt: at };
}

/** What was told half a day ago says nothing about now. A clock that was set back does not make an answer last. */
export function forgetOldAccess(state: AccessState, at: number): AccessState {
  const age = at - (state.answeredAt ?? state.triedAt ?? at);
  return age > answerCountsForMs || age < 0 ? untriedAccess : state;
}

/** The part that stands in the snapshot. `isReady`: everything known here is done, so that trying makes sense. */
export function reportAccess(state: AccessState, isReady: boolean): AccessReport {
  const at = (value: number | null): string | null => (value === null ? null : instant(value));
  const offer = state.triedAt === null || state.answer !== null ? 'try' : 'answer';
  return {
    offer: isReady && state.answer !== 'worked' ? offer : null,
    triedAt: at(state.triedAt),
    answer: state.answer,
    answeredAt: at(state.answeredAt),
  };
}
