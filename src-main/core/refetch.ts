import { assertNever } from './assert-never.ts';
import { pollDelayMs } from './poll-plan.ts';
import type { ProblemCode } from './problem.ts';
import type { RefetchEvent, RefetchStep } from './refetch-event.ts';
import { fail } from './refetch-failure.ts';
import { follow, takeBaseline } from './refetch-follow.ts';
import { isGap, isTimedOut, move, rewind, stay, stop } from './refetch-move.ts';
import { forgetAbandoned, idleRefetch, isUnderWay, patienceMs, type RefetchState } from './refetch-state.ts';

type Pressed = Extract<RefetchEvent, { readonly type: 'pressed' }>;

/** The refetch as a pure state machine; every ending has a name. */
export function stepRefetch(state: RefetchState, event: RefetchEvent): RefetchStep {
  if (event.type === 'pressed') return press(state, event);
  // An answer that arrives after the end (a cancelled refetch's last request) changes nothing.
  if (!isUnderWay(state.state) || !isExpected(state, event.type)) return stay(state);
  return go(rewind(state, event.at), event);
}

function go(state: RefetchState, event: Exclude<RefetchEvent, Pressed>): RefetchStep {
  switch (event.type) {
    case 'host-read':
      return state.state === 'requesting' ? takeBaseline(state, event) : follow(state, event);
    case 'posted':
      return takePosted(state, event);
    case 'policies-read':
      return move(state, event.at, { state: 'settled', reason: null }).done();
    case 'failed':
      return fail(state, event);
    case 'due':
      // After a sleep the answer may be there already: then the server is read once more before anything is given up.
      return isTimedOut(state, event.at) && !isGap(state, event.at)
        ? stop(state, event.at, 'timed-out')
        : resume(state, event.at);
    case 'fell-asleep':
      return fallAsleep(state, event.at);
    case 'woke':
      return mayHurry(state, event.at) ? resume(state, event.at) : wait(state);
    case 'superseded':
      return stop(state, event.at, 'superseded');
    case 'cancelled':
      return stop(state, event.at, 'cancelled');
    default:
      return assertNever(event, 'refetch event');
  }
}

function takePosted(
  state: RefetchState,
  { at, host }: Extract<RefetchEvent, { readonly type: 'posted' }>,
): RefetchStep {
  const fresh = { failures: 0, tokenStaleSince: null, reason: null };
  const accepted = move(state, at, { state: 'accepted', postedAt: at, ...fresh }).wake(
    at + pollDelayMs(0, state.distributedIntervalMs),
  );
  return host === null ? accepted : follow(accepted.state, { at, host });
}

/** Takes up a refetch that was under way when the app ended: what was asked is followed, what was not is asked again. */
export function restartRefetch(kept: RefetchState, at: number): RefetchStep {
  const state = forgetAbandoned(kept, at);
  if (!isUnderWay(state.state)) return stay(state);
  // Nobody watched the token while the app was not running.
  const unwatched: RefetchState = { ...state, tokenStaleSince: null };
  if (state.postedAt !== null) return resume(unwatched, at);
  const queued: RefetchState = { ...unwatched, state: 'queued', baseline: null };
  const { nextTryAt } = state;
  return nextTryAt !== null && nextTryAt > at && nextTryAt - at <= longestWaitMs ? wait(queued) : resume(queued, at);
}

/** No server asks to be left alone for longer; more can only be a clock that was set back. */
const longestWaitMs = 24 * 3_600_000;

/** Whether this state can have asked for this answer: nothing is believed that was not asked for. */
function isExpected({ state, baseline, reason }: RefetchState, type: RefetchEvent['type']): boolean {
  if (type === 'posted') return state === 'requesting' && baseline !== null;
  if (type === 'policies-read') return state === 'evaluated';
  // What failed because this Mac fell asleep says nothing about the server.
  if (type === 'failed') return reason !== 'asleep' || state !== 'queued';
  // One baseline for one POST: a second reading beside it would ask the server twice.
  if (type === 'host-read' && state === 'requesting') return baseline === null;
  return type !== 'host-read' || state === 'accepted' || state === 'answered';
}

function press(state: RefetchState, event: Pressed): RefetchStep {
  if (isUnderWay(state.state)) {
    // Pressing again means: now. The server is spared, but not a network that may be back.
    return state.nextTryAt !== null && mayHurry(state, event.at) ? resume(state, event.at) : stay(state);
  }
  return {
    state: { ...idleRefetch, state: 'requesting', startedAt: event.at, updatedAt: event.at, awaits: event.awaits },
    effects: [{ type: 'read-host' }],
  };
}

/** A refetch that the server has taken goes on without this app; only one that could not be sent waits for the Mac. */
function fallAsleep(state: RefetchState, at: number): RefetchStep {
  // Nobody watches the token in a sleep.
  const unwatched = state.tokenStaleSince === null ? state : { ...state, tokenStaleSince: null };
  if (state.postedAt !== null) return stay(unwatched);
  // What the server itself refused keeps its time: closing the lid opens nothing.
  if (state.state === 'queued' && !mayHurry(state, at)) return wait(state);
  // Timers stand still in a sleep: this one goes off right after it, should nobody tell of the waking.
  const nextTryAt = at + patienceMs;
  return move(unwatched, at, { state: 'queued', reason: 'asleep', baseline: null, nextTryAt }).wake(nextTryAt);
}

/** Failures of the server itself: they are counted per public address, so the back-off holds whoever is impatient. */
const serverTroubles: readonly (ProblemCode | null)[] = [
  'server-error',
  'redirected',
  'request-refused',
  'output-not-understood',
  'output-too-large',
];

function mayHurry({ reason, updatedAt }: RefetchState, at: number): boolean {
  if (reason === 'rate-limited') return false;
  return !serverTroubles.includes(reason) || at - (updatedAt ?? at) >= patienceMs;
}

/** Goes on waiting for the moment that was set before. */
function wait(state: RefetchState): RefetchStep {
  const { nextTryAt } = state;
  return { state, effects: nextTryAt === null ? [] : [{ type: 'wake', at: nextTryAt }] };
}

/** The time to go on has come: take up the request that the state calls for. */
function resume(state: RefetchState, at: number): RefetchStep {
  // What it waited for is over, or is about to be found out anew.
  if (state.state === 'queued') {
    return move(state, at, { state: 'requesting', reason: null, baseline: null }).effect({ type: 'read-host' });
  }
  if (state.state === 'evaluated') return move(state, at, {}).effect({ type: 'read-policies' });
  // Before the POST, what is read next is the baseline.
  const change = state.state === 'requesting' ? { baseline: null } : {};
  return move(state, at, change).effect({ type: 'read-host' });
}
