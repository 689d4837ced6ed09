import { stepRefetch, type RefetchEffect, type RefetchEvent } from '../core/refetch.ts';
import { isUnderWay, type RefetchAwaits, type RefetchState } from '../core/refetch-state.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { Clock, Log } from '../ports.ts';
import type { Answer, Upstream } from '../upstreams/upstream.ts';

type AskedUpstream = Pick<Upstream, 'readHost' | 'requestRefetch' | 'readPolicies'>;
type LearnUpstream = (reading: UpstreamReading, at: string) => UpstreamReading;

/** What the driver needs from the engine. */
export type RefetchDriverPorts = {
  readonly clock: Clock;
  readonly log: Log;
  /** The upstream as it is now: settings can change while a refetch waits. */
  readonly upstream: () => Promise<AskedUpstream>;
  readonly onState: (state: RefetchState) => void;
  /** What a request taught about the upstream, as a change to the last reading. Always before `onState`. */
  readonly onUpstream: (change: LearnUpstream) => void;
};

export type RefetchDriver = {
  /** Starts a refetch, or joins the one that is under way. */
  readonly press: (awaits: RefetchAwaits) => void;
  readonly cancel: () => void;
  /** Lets go of timers; an answer that is still on its way changes nothing any more. */
  readonly stop: () => void;
};

/** Performs the effects of the refetch machine, one at a time, and feeds the answers back as events. */
export function createRefetchDriver(initial: RefetchState, ports: RefetchDriverPorts): RefetchDriver {
  let state = initial;
  let cancelWake = (): void => undefined;
  let stopped = false;
  let started = 0;
  const now = ports.clock.now;

  function dispatch(event: RefetchEvent): void {
    if (stopped) return;
    const before = state;
    if (event.type === 'pressed' && !isUnderWay(before.state)) started += 1;
    const step = stepRefetch(state, event);
    state = step.state;
    if (!isUnderWay(state.state)) cancelWake();
    if (state !== before) ports.onState(state);
    for (const effect of step.effects) perform(effect);
  }

  function perform(effect: RefetchEffect): void {
    switch (effect.type) {
      case 'wake':
        cancelWake();
        cancelWake = ports.clock.after(effect.at - now(), () => {
          dispatch({ type: 'due', at: now() });
        });
        return;
      case 'read-host':
        void ask(readHost);
        return;
      case 'post':
        void ask(post);
        return;
      case 'read-policies':
        void ask(readPolicies);
        return;
    }
  }

  /** The answer to a request of an earlier refetch must not feed a later one. */
  async function ask(request: Request): Promise<void> {
    const refetch = started;
    const answer = await request(await ports.upstream());
    if (stopped || started !== refetch || !isUnderWay(state.state)) return;
    if (answer.ok) {
      ports.onUpstream(answer.value.learn);
      dispatch(answer.value.event(now()));
      return;
    }
    const { upstreamState, problem } = answer.failure;
    ports.log('info', 'refetch-request-failed', `${upstreamState} ${problem.code} ${problem.detail ?? ''}`.trim());
    // Where there is no upstream, the reading already says why; this request taught nothing.
    if (upstreamState !== 'none') ports.onUpstream(reading => ({ ...reading, state: upstreamState, problem }));
    dispatch({ type: 'failed', at: now(), failure: answer.failure });
  }

  return {
    press: awaits => {
      dispatch({ type: 'pressed', at: now(), awaits });
    },
    cancel: () => {
      dispatch({ type: 'cancelled', at: now() });
    },
    stop: () => {
      stopped = true;
      cancelWake();
    },
  };
}

/** What an answer means: what it teaches about the upstream, and the event it is for the machine. */
type Learnt = { readonly learn: LearnUpstream; readonly event: (at: number) => RefetchEvent };
type Request = (upstream: AskedUpstream) => Promise<Answer<Learnt>>;

const readHost: Request = async upstream =>
  map(await upstream.readHost(), host => ({
    learn: (reading, at) => ({ ...reachedAgain(reading, at), host }),
    event: at => ({ type: 'host-read', at, host }),
  }));

const post: Request = async upstream =>
  map(await upstream.requestRefetch(), () => ({ learn: reachedAgain, event: at => ({ type: 'posted', at }) }));

const readPolicies: Request = async upstream =>
  map(await upstream.readPolicies(), policies => ({
    // The summary's count is older than this list; a stale count would look like a contradiction.
    learn: (reading, at) => ({ ...reachedAgain(reading, at), policies, failingCount: null }),
    event: at => ({ type: 'policies-read', at }),
  }));

function map<T>(answer: Answer<T>, learnt: (value: T) => Learnt): Answer<Learnt> {
  return answer.ok ? { ok: true, value: learnt(answer.value) } : answer;
}

/** An answer ends whatever trouble there was before it, but not the lack of a licence. */
function reachedAgain(reading: UpstreamReading, at: string): UpstreamReading {
  return reading.state === 'unlicensed'
    ? { ...reading, lastContactAt: at }
    : { ...reading, state: 'ok', problem: null, lastContactAt: at };
}
