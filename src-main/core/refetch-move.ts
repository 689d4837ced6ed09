import type { ProblemCode } from './problem.ts';
import type { RefetchEffect, RefetchStep } from './refetch-event.ts';
import { patienceMs, timeOutMs, type RefetchState } from './refetch-state.ts';

type Move = {
  readonly done: () => RefetchStep;
  readonly effect: (effect: RefetchEffect) => RefetchStep;
  readonly wake: (at: number) => RefetchStep;
};

/** A step to a changed state; `updatedAt` moves with the state and its reason, not with every reading. */
export function move(state: RefetchState, at: number, change: Partial<RefetchState>): Move {
  // What waits for nothing has no next try; a change that does wait says so itself.
  const next: RefetchState = { ...state, nextTryAt: null, ...change };
  const stamped = next.state === state.state && next.reason === state.reason ? next : { ...next, updatedAt: at };
  const step = (effects: readonly RefetchEffect[]): RefetchStep => ({ state: stamped, effects });
  return { done: () => step([]), effect: effect => step([effect]), wake: when => step([{ type: 'wake', at: when }]) };
}

export function stop(state: RefetchState, at: number, reason: ProblemCode): RefetchStep {
  return move(state, at, { state: 'stopped', reason }).done();
}

export function stay(state: RefetchState): RefetchStep {
  return { state, effects: [] };
}

export function isTimedOut(state: RefetchState, at: number): boolean {
  return state.postedAt !== null && at - state.postedAt >= timeOutMs;
}

/** Whether the server has not been watched for longer than any wait between two readings. */
export function isGap({ lastReadAt, postedAt }: RefetchState, at: number): boolean {
  const last = lastReadAt ?? postedAt;
  return last !== null && at - last > patienceMs;
}

/** A clock that was set back while the server is watched: what was measured so far moves with it, and nothing is lost. */
export function rewind(state: RefetchState, at: number): RefetchState {
  const { postedAt, lastReadAt, silentSince, clearedSince, tokenStaleSince } = state;
  if (postedAt === null) return state;
  const back = Math.max(postedAt, lastReadAt ?? postedAt) - at;
  if (back <= 0) return state;
  const moved = (since: number | null): number | null => (since === null ? null : since - back);
  return {
    ...state,
    postedAt: postedAt - back,
    lastReadAt: moved(lastReadAt),
    silentSince: moved(silentSince),
    clearedSince: moved(clearedSince),
    tokenStaleSince: moved(tokenStaleSince),
  };
}
