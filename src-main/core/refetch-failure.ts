import { assertNever } from './assert-never.ts';
import { backOffMs, tokenWatchMs } from './poll-plan.ts';
import type { ProblemCode } from './problem.ts';
import type { RefetchEvent, RefetchStep } from './refetch-event.ts';
import { isTimedOut, move, stop } from './refetch-move.ts';
import { patienceMs, timeOutMs, type RefetchState } from './refetch-state.ts';

type Failed = Extract<RefetchEvent, { readonly type: 'failed' }>;

const dayMs = 24 * 3_600_000;

/** A request of the refetch did not succeed: wait and try again, watch the token, or stop with a name. */
export function fail(state: RefetchState, event: Failed): RefetchStep {
  const { at, failure } = event;
  const { code } = failure.problem;
  switch (failure.upstreamState) {
    case 'token-stale':
      return waitForToken(state, at, 'token-stale');
    case 'unreachable':
    case 'rate-limited':
    case 'error':
      return tryLater(state, event);
    case 'unlicensed':
      // The Mac has answered and was evaluated; only the list is not for sale here.
      return state.state === 'evaluated'
        ? move(state, at, { state: 'settled', reason: null }).done()
        : stop(state, at, code);
    case 'misconfigured':
      return isTornToken(code) && state.postedAt !== null ? waitForToken(state, at, code) : stop(state, at, code);
    case 'sign-in-required':
    case 'none':
      return stop(state, at, code);
    default:
      return assertNever(failure.upstreamState, 'upstream failure');
  }
}

function tryLater(state: RefetchState, { at, failure, random }: Failed): RefetchStep {
  const { problem, retryAfterMs } = failure;
  if (isTimedOut(state, at)) return stop(state, at, 'timed-out');
  // What could not be asked for a whole day is not what the person is waiting for any more.
  if (state.postedAt === null && at - (state.startedAt ?? at) >= dayMs) return stop(state, at, problem.code);
  const failures = state.failures + 1;
  const timeOutAt = (state.postedAt ?? Number.POSITIVE_INFINITY) + timeOutMs;
  const waitMs = Math.max(backOffMs(failures, null, random), retryAfterMs ?? 0);
  const nextTryAt = Math.min(at + waitMs, timeOutAt);
  // Time in which the server could not be asked is no time in which it refused the token.
  const queued = { tokenStaleSince: null, ...(state.postedAt === null ? { state: 'queued' as const } : {}) };
  // Each failure counts anew for how long the server is left alone, also the second one of its kind.
  return move(state, at, { failures, nextTryAt, reason: problem.code, updatedAt: at, ...queued }).wake(nextTryAt);
}

/** orbit replaces the file every hour, and for a moment it can be missing or half written. */
function isTornToken(code: ProblemCode): boolean {
  return code === 'token-missing' || code === 'token-not-understood';
}

function waitForToken(state: RefetchState, at: number, reason: ProblemCode): RefetchStep {
  const tokenStaleSince = state.tokenStaleSince ?? at;
  if (at - tokenStaleSince >= patienceMs) return stop(state, at, reason);
  return move(state, at, { tokenStaleSince, reason }).wake(at + tokenWatchMs);
}
