import { assertNever } from './assert-never.ts';
import { elapsedMs, isAfter } from './instants.ts';
import { backOffMs, pollDelayMs, tokenWatchMs } from './poll-plan.ts';
import type { ProblemCode } from './problem.ts';
import {
  idleRefetch,
  isUnderWay,
  patienceMs,
  timeOutMs,
  type RefetchAwaits,
  type RefetchState,
} from './refetch-state.ts';
import type { UpstreamFailure } from './upstream-failure.ts';
import type { HostReading } from './upstream-reading.ts';

/** What can happen to a refetch. `at` is this Mac's clock in milliseconds. */
export type RefetchEvent =
  | { readonly type: 'pressed'; readonly at: number; readonly awaits: RefetchAwaits }
  | { readonly type: 'host-read'; readonly at: number; readonly host: HostReading }
  | { readonly type: 'posted'; readonly at: number }
  | { readonly type: 'policies-read'; readonly at: number }
  | { readonly type: 'failed'; readonly at: number; readonly failure: UpstreamFailure }
  | { readonly type: 'due'; readonly at: number }
  | { readonly type: 'cancelled'; readonly at: number };

/** What the driver has to do next. At most one request is under way at a time. */
export type RefetchEffect =
  | { readonly type: 'read-host' }
  | { readonly type: 'post' }
  | { readonly type: 'read-policies' }
  | { readonly type: 'wake'; readonly at: number };

export type RefetchStep = { readonly state: RefetchState; readonly effects: readonly RefetchEffect[] };

const minuteMs = 60_000;
const silentDetailsMs = 120 * minuteMs;

/** The refetch as a pure state machine; every ending has a name. */
export function stepRefetch(state: RefetchState, event: RefetchEvent): RefetchStep {
  if (event.type === 'pressed') return press(state, event);
  // An answer that arrives after the end (a cancelled refetch's last request) changes nothing.
  if (!isUnderWay(state.state) || !isExpected(state, event.type)) return stay(state);
  switch (event.type) {
    case 'host-read':
      return state.state === 'requesting' ? takeBaseline(state, event) : follow(state, event);
    case 'posted':
      return move(state, event.at, {
        state: 'accepted',
        postedAt: event.at,
        failures: 0,
        tokenStaleSince: null,
        reason: null,
      }).wake(event.at + pollDelayMs(0));
    case 'policies-read':
      return move(state, event.at, { state: 'settled', reason: null }).done();
    case 'failed':
      return fail(state, event.at, event.failure);
    case 'due':
      // After a sleep the answer may be there already: then the server is read once more before anything is given up.
      return isTimedOut(state, event.at) && !isGap(state, event.at)
        ? stop(state, event.at, 'timed-out')
        : resume(state, event.at);
    case 'cancelled':
      return stop(state, event.at, 'cancelled');
    default:
      return assertNever(event, 'refetch event');
  }
}

/** Whether this state can have asked for this answer: nothing is believed that was not asked for. */
function isExpected({ state, baseline }: RefetchState, type: RefetchEvent['type']): boolean {
  if (type === 'posted') return state === 'requesting' && baseline !== null;
  if (type === 'policies-read') return state === 'evaluated';
  return type !== 'host-read' || state === 'requesting' || state === 'accepted' || state === 'answered';
}

function press(state: RefetchState, event: { readonly at: number; readonly awaits: RefetchAwaits }): RefetchStep {
  if (isUnderWay(state.state)) return stay(state);
  return {
    state: {
      ...idleRefetch,
      state: 'requesting',
      startedAt: event.at,
      updatedAt: event.at,
      awaits: event.awaits,
    },
    effects: [{ type: 'read-host' }],
  };
}

function takeBaseline(
  state: RefetchState,
  { at, host }: { readonly at: number; readonly host: HostReading },
): RefetchStep {
  const baseline = { detailUpdatedAt: host.detailUpdatedAt, policyUpdatedAt: host.policyUpdatedAt };
  return move(state, at, { baseline, tokenStaleSince: null, reason: null }).effect({ type: 'post' });
}

/** Reads the server's record while the Mac is expected to answer; only the server's stamps are compared. */
function follow(state: RefetchState, { at, host }: { readonly at: number; readonly host: HostReading }): RefetchStep {
  const fresh = { failures: 0, tokenStaleSince: null, lastReadAt: at };
  const answered = !host.refetchRequested && isAfter(host.detailUpdatedAt, state.baseline?.detailUpdatedAt ?? null);
  if (answered && state.awaits === 'answer')
    return move(state, at, { ...fresh, state: 'settled', reason: null }).done();
  const evaluated = isAfter(host.policyUpdatedAt, state.baseline?.policyUpdatedAt ?? null);
  if (answered && (evaluated || state.awaits === 'list')) {
    return move(state, at, { ...fresh, state: 'evaluated', reason: null }).effect({ type: 'read-policies' });
  }
  if (isTimedOut(state, at)) return stop(state, at, 'timed-out');
  // Patience is for time in which the server was watched, not for time that this Mac slept through.
  const [clearedBefore, silentBefore] = isGap(state, at) ? [null, null] : [state.clearedSince, state.silentSince];
  const clearedSince = host.refetchRequested ? null : (clearedBefore ?? at);
  if (clearedSince !== null && at - clearedSince >= patienceMs) return stop(state, at, 'results-missing');
  const silentSince = isSilent(host) && !answered ? (silentBefore ?? at) : null;
  if (silentSince !== null && at - silentSince >= patienceMs) return stop(state, at, 'agent-not-answering');
  const reason: ProblemCode | null = silentSince === null ? null : 'agent-not-answering';
  const next = { ...fresh, clearedSince, silentSince, reason, ...(answered ? { state: 'answered' as const } : {}) };
  return move(state, at, next).wake(at + pollDelayMs(at - (state.postedAt ?? at)));
}

function isSilent(host: HostReading): boolean {
  if (host.online === false) return true;
  return (elapsedMs(host.detailUpdatedAt, host.serverNow) ?? 0) > silentDetailsMs;
}

function fail(state: RefetchState, at: number, { upstreamState, problem, retryAfterMs }: UpstreamFailure): RefetchStep {
  switch (upstreamState) {
    case 'token-stale':
      return waitForToken(state, at, 'token-stale');
    case 'unreachable':
    case 'rate-limited':
    case 'error': {
      if (isTimedOut(state, at)) return stop(state, at, 'timed-out');
      const failures = state.failures + 1;
      const timeOutAt = (state.postedAt ?? Number.POSITIVE_INFINITY) + timeOutMs;
      const nextTryAt = Math.min(at + backOffMs(failures, retryAfterMs, 0), timeOutAt);
      const queued = state.postedAt === null ? { state: 'queued' as const } : {};
      return move(state, at, { failures, nextTryAt, reason: problem.code, ...queued }).wake(nextTryAt);
    }
    case 'unlicensed':
      // The Mac has answered and was evaluated; only the list is not for sale here.
      return state.state === 'evaluated'
        ? move(state, at, { state: 'settled', reason: null }).done()
        : stop(state, at, problem.code);
    case 'misconfigured':
      return isTornToken(problem.code) && state.postedAt !== null
        ? waitForToken(state, at, problem.code)
        : stop(state, at, problem.code);
    case 'sign-in-required':
    case 'none':
      return stop(state, at, problem.code);
    default:
      return assertNever(upstreamState, 'upstream failure');
  }
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

/** The time set by `wake` has come: take up the request that the state calls for. */
function resume(state: RefetchState, at: number): RefetchStep {
  if (state.state === 'queued') return move(state, at, { state: 'requesting' }).effect({ type: 'read-host' });
  if (state.state === 'evaluated') return move(state, at, {}).effect({ type: 'read-policies' });
  return move(state, at, {}).effect({ type: 'read-host' });
}

function isTimedOut(state: RefetchState, at: number): boolean {
  return state.postedAt !== null && at - state.postedAt >= timeOutMs;
}

/** Whether the server has not been watched for longer than any wait between two readings. */
function isGap({ lastReadAt, postedAt }: RefetchState, at: number): boolean {
  const last = lastReadAt ?? postedAt;
  return last !== null && at - last > patienceMs;
}

function stop(state: RefetchState, at: number, reason: ProblemCode): RefetchStep {
  return move(state, at, { state: 'stopped', reason }).done();
}

function stay(state: RefetchState): RefetchStep {
  return { state, effects: [] };
}

type Move = {
  readonly done: () => RefetchStep;
  readonly effect: (effect: RefetchEffect) => RefetchStep;
  readonly wake: (at: number) => RefetchStep;
};

function move(state: RefetchState, at: number, change: Partial<RefetchState>): Move {
  // What waits for nothing has no next try; a change that does wait says so itself.
  const next: RefetchState = { ...state, nextTryAt: null, ...change };
  const stamped = next.state === state.state && next.reason === state.reason ? next : { ...next, updatedAt: at };
  const step = (effects: readonly RefetchEffect[]): RefetchStep => ({ state: stamped, effects });
  return { done: () => step([]), effect: effect => step([effect]), wake: when => step([{ type: 'wake', at: when }]) };
}
