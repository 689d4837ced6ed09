import type { PolicyChange, RefetchReport, RefetchStateName } from '../contract/snapshot.ts';
import { instant } from './instants.ts';
import type { ProblemCode } from './problem.ts';

/** The server's stamps before the POST; everything after is compared with these, never with this Mac's clock. */
export type Baseline = { readonly detailUpdatedAt: string | null; readonly policyUpdatedAt: string | null };

/**
 * What the end is: an evaluation; only the list of policies, where there was none to evaluate before (a new Mac gets
 * its policies with its first details); or the Mac's answer alone, where the licence has no policies.
 */
export type RefetchAwaits = 'evaluation' | 'list' | 'answer';

/** Where one refetch stands. Numbers are milliseconds since the epoch by this Mac's clock, used for durations only. */
export type RefetchState = {
  readonly state: RefetchStateName;
  readonly reason: ProblemCode | null;
  readonly startedAt: number | null;
  readonly updatedAt: number | null;
  readonly nextTryAt: number | null;
  readonly baseline: Baseline | null;
  readonly postedAt: number | null;
  /** Failures in a row, for the back-off. */
  readonly failures: number;
  /** Since when the server has called this Mac silent. */
  readonly silentSince: number | null;
  readonly tokenStaleSince: number | null;
  /** Since when the flag has been cleared without the stamps having moved. */
  readonly clearedSince: number | null;
  readonly awaits: RefetchAwaits;
  /** When the server's record was last read; a longer gap means that this Mac slept or had no network. */
  readonly lastReadAt: number | null;
  /** Whether the server had a refetch pending already, so that nothing had to be sent. */
  readonly isJoined: boolean;
  /** How often this Mac's agent asks the server for work; null where the server did not say. */
  readonly distributedIntervalMs: number | null;
};

export const idleRefetch: RefetchState = {
  state: 'idle',
  reason: null,
  startedAt: null,
  updatedAt: null,
  nextTryAt: null,
  baseline: null,
  postedAt: null,
  failures: 0,
  silentSince: null,
  tokenStaleSince: null,
  clearedSince: null,
  awaits: 'evaluation',
  lastReadAt: null,
  isJoined: false,
  distributedIntervalMs: null,
};

/** How long a refetch is watched after the server took it. */
export const timeOutMs = 30 * 60_000;

/** How long a named trouble is watched before it becomes the end: a rotated token, a silent agent, missing results. */
export const patienceMs = 60_000;

const underWay: Readonly<Record<RefetchStateName, boolean>> = {
  idle: false,
  requesting: true,
  queued: true,
  accepted: true,
  answered: true,
  evaluated: true,
  telling: true,
  confirmed: false,
  settled: false,
  stopped: false,
};

/** Whether a refetch is under way: a second press joins it. */
export function isUnderWay(state: RefetchStateName): boolean {
  return underWay[state];
}

const abandonedAfterMs = 24 * 3_600_000;

/**
 * A kept refetch that was begun more than a day ago is nobody's any more; and a clock that was set back makes every
 * instant in it meaningless.
 */
export function forgetAbandoned(state: RefetchState, at: number): RefetchState {
  const age = at - (state.startedAt ?? at);
  return isUnderWay(state.state) && (age < 0 || age > abandonedAfterMs) ? idleRefetch : state;
}

const endCountsForMs = 3_600_000;

/** A refetch that ended more than an hour ago says nothing about now, nor one that a wrong clock put into the future. */
export function forgetOldEnd(state: RefetchState, at: number): RefetchState {
  const isOld = !isUnderWay(state.state) && Math.abs(at - (state.updatedAt ?? at)) > endCountsForMs;
  return isOld ? idleRefetch : state;
}

/** When it gives up by itself if nothing else happens; null while it may wait for as long as it takes. */
export function deadlineOf(state: RefetchState): number | null {
  if (!isUnderWay(state.state) || state.postedAt === null) return null;
  const troubles = [state.tokenStaleSince, state.silentSince, state.clearedSince];
  const ends = troubles.flatMap(since => (since === null ? [] : [since + patienceMs]));
  return Math.min(state.postedAt + timeOutMs, ...ends);
}

/** The part of the state that stands in the snapshot. */
export function reportRefetch(state: RefetchState, changes: readonly PolicyChange[] | null = null): RefetchReport {
  const at = (value: number | null): string | null => (value === null ? null : instant(value));
  return {
    state: state.state,
    reason: state.reason,
    startedAt: at(state.startedAt),
    updatedAt: at(state.updatedAt),
    nextTryAt: at(state.nextTryAt),
    deadlineAt: at(deadlineOf(state)),
    changes,
  };
}
