import { restartRefetch, stepRefetch } from '../core/refetch.ts';
import type { RefetchEffect, RefetchEvent, RefetchStep } from '../core/refetch-event.ts';
import type { Problem } from '../core/problem.ts';
import { isUnderWay, type RefetchAwaits, type RefetchState } from '../core/refetch-state.ts';
import type { UpstreamFailure } from '../core/upstream-failure.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { Clock, Log, Random } from '../ports.ts';
import { refetchRequests, type AskedUpstream, type LearnUpstream } from './refetch-requests.ts';

/** What the driver needs from the engine. */
export type RefetchDriverPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The upstream as it is now: settings can change while a refetch waits. */
  readonly upstream: () => Promise<AskedUpstream>;
  readonly onState: (state: RefetchState) => void;
  /** What a request taught about the upstream, as a change to the last reading. Always before `onState`. */
  readonly onUpstream: (change: LearnUpstream) => void;
};

export type RefetchDriver = {
  /** Starts a refetch, joins the one that is under way, or hurries one that waits for the network. */
  readonly press: (awaits: RefetchAwaits) => void;
  /** Takes up what was under way when the app ended. */
  readonly restart: () => void;
  /** Something happened to this Mac rather than to the server. */
  readonly tell: (type: 'fell-asleep' | 'woke' | 'superseded' | 'cancelled') => void;
  /** A look has read the server: what it saw is not asked again. */
  readonly observe: (reading: UpstreamReading) => void;
  /** Lets go of timers; an answer that is still on its way changes nothing any more. */
  readonly stop: () => void;
};

/** Performs the effects of the refetch machine, one at a time, and feeds the answers back as events. */
export function createRefetchDriver(initial: RefetchState, ports: RefetchDriverPorts): RefetchDriver {
  let state = initial;
  let cancelWake = (): void => undefined;
  let stopped = false;
  /** Counts up whenever an answer that is on its way has become meaningless. */
  let generation = 0;
  let isAsking = false;
  const now = ports.clock.now;

  function dispatch(event: RefetchEvent): void {
    if (stopped) return;
    // Once the server has taken the refetch, a sleep changes nothing: the answer that is on its way leads on.
    const isUnsent = event.type === 'fell-asleep' && state.postedAt === null;
    if (isUnsent || (event.type === 'pressed' && !isUnderWay(state.state))) forgetAnswers();
    take(stepRefetch(state, event));
  }

  function take(step: RefetchStep): void {
    const before = state;
    state = step.state;
    if (!isUnderWay(state.state) || step.effects.length > 0) cancelWake();
    if (state !== before) ports.onState(state);
    for (const effect of step.effects) perform(effect);
  }

  function forgetAnswers(): void {
    generation += 1;
    isAsking = false;
  }

  function perform(effect: RefetchEffect): void {
    if (effect.type !== 'wake') {
      ask(effect.type).catch((error: unknown) => {
        isAsking = false;
        ports.log('error', 'refetch-request-threw', error instanceof Error ? error.name : typeof error);
        dispatch({ type: 'failed', at: now(), failure: ownFault, random: ports.random() });
      });
      return;
    }
    cancelWake = ports.clock.after(effect.at - now(), () => {
      dispatch({ type: 'due', at: now() });
    });
  }

  /** The answer to a request of an earlier refetch must not feed a later one. */
  async function ask(request: keyof typeof refetchRequests): Promise<void> {
    const mine = generation;
    isAsking = true;
    const answer = await refetchRequests[request](await ports.upstream(), state);
    if (stopped || generation !== mine) return;
    isAsking = false;
    if (!isUnderWay(state.state)) return;
    if (answer.ok) {
      ports.onUpstream(answer.value.learn);
      dispatch(answer.value.event(now()));
      return;
    }
    tellOf(answer.failure, ports);
    dispatch({ type: 'failed', at: now(), failure: answer.failure, random: ports.random() });
  }

  return {
    press: awaits => {
      if (!isAsking || !isUnderWay(state.state)) dispatch({ type: 'pressed', at: now(), awaits });
    },
    restart: () => {
      // Somebody may have pressed, or the network come back, while the first look was still on its way.
      if (!isAsking) take(restartRefetch(state, now()));
    },
    tell: type => {
      // A request that is on its way ends by itself, and a second one beside it would gain nothing.
      if (type !== 'woke' || !isAsking) dispatch({ type, at: now() });
    },
    observe: reading => {
      if (stopped || isAsking || state.postedAt === null || reading.host === null) return;
      const seen = stepRefetch(state, { type: 'host-read', at: now(), host: reading.host });
      const isRead = seen.state.state === 'evaluated' && reading.policies !== null;
      take(isRead ? stepRefetch(seen.state, { type: 'policies-read', at: now() }) : seen);
    },
    stop: () => {
      stopped = true;
      cancelWake();
    },
  };
}

function tellOf({ upstreamState, problem }: UpstreamFailure, ports: RefetchDriverPorts): void {
  ports.log('info', 'refetch-request-failed', `${upstreamState} ${problem.code} ${problem.detail ?? ''}`.trim());
  // Where there is no upstream, the reading already says why; this request taught nothing.
  if (upstreamState !== 'none') ports.onUpstream(reading => learnFailure(reading, upstreamState, problem));
}

/** A bug of ours: the refetch goes on as after any failure of a server. */
const ownFault: UpstreamFailure = { upstreamState: 'error', problem: { code: 'probe-failed' }, retryAfterMs: null };

/** What a licence does not include any more is not known any more, whatever was read before. */
function learnFailure(reading: UpstreamReading, state: UpstreamReading['state'], problem: Problem): UpstreamReading {
  const policies = state === 'unlicensed' ? null : reading.policies;
  return { ...reading, state, problem, policies };
}
