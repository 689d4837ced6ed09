import type { AccessAnswer, AccessReport } from '../contract/snapshot.ts';
import { instant } from './instants.ts';

/** What the person did and told about signing in. Milliseconds since the epoch by this Mac's clock. */
export type AccessState = {
  readonly triedAt: number | null;
  readonly told: { readonly answer: AccessAnswer; readonly at: number } | null;
};

export const untriedAccess: AccessState = { triedAt: null, told: null };

const answerCountsForMs = 12 * 3_600_000;

/** "Try now" was pressed. */
export function tryAccess(at: number): AccessState {
  return { triedAt: at, told: null };
}

/** "Did it work?" was answered; an answer without a try counts as well, because people try by themselves. */
export function answerAccess(state: AccessState, answer: AccessAnswer, at: number): AccessState {
  return { triedAt: state.triedAt ?? at, told: { answer, at } };
}

/** What was told half a day ago says nothing about now. A clock that was set back does not make an answer last. */
export function forgetOldAccess(state: AccessState, at: number): AccessState {
  const age = at - (state.told?.at ?? state.triedAt ?? at);
  return age > answerCountsForMs || age < 0 ? untriedAccess : state;
}

/** The part that stands in the snapshot. `isReady`: everything known here is done, so that trying makes sense. */
export function reportAccess({ triedAt, told }: AccessState, isReady: boolean): AccessReport {
  const at = (value: number | null): string | null => (value === null ? null : instant(value));
  const offer = triedAt === null || told !== null ? 'try' : 'answer';
  return {
    offer: isReady && told?.answer !== 'worked' ? offer : null,
    triedAt: at(triedAt),
    answer: told?.answer ?? null,
    answeredAt: at(told?.at ?? null),
  };
}
