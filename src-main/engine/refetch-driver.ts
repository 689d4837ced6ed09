import { stepRefetch, type RefetchEffect, type RefetchEvent } from '../core/refetch.ts';
import { isUnderWay, type RefetchState } from '../core/refetch-state.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { Clock, Log } from '../ports.ts';
import type { Answer, Upstream } from '../upstreams/upstream.ts';

/** What the driver needs from the engine. */
export type RefetchDriverPorts = {
  readonly clock: Clock;
  readonly log: Log;
  /** The upstream as it is now: settings can change while a refetch waits. */
  readonly upstream: () => Promise<Pick<Upstream, 'readHost' | 'requestRefetch' | 'readPolicies'>>;
  readonly onState: (state: RefetchState) => void;
  /** What a request taught about the upstream, as a change to the last reading. Always before `onState`. */
  readonly onUpstream: (change: (reading: UpstreamReading, at: string) => UpstreamReading) => void;
};

export type RefetchDriver = {
  /** Starts a refetch, or joins the one that is under way. */
  readonly press: (evaluates: boolean) => void;
  readonly cancel: () => void;
  /** Lets go of timers; an answer that is still on its way changes nothing any more. */
  readonly stop: () => void;
};

/** Performs the effects of the refetch machine, one at a time, and feeds the answers back as events. */
export function createRefetchDriver(initial: RefetchState, ports: RefetchDriverPorts): RefetchDriver {
  let state = initial;
  let cancelWake = (): void => undefined;
  let stopped = false;

  function dispatch(event: RefetchEvent): void {
    if (stopped) return;
    const before = state;
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
        cancelWake = ports.clock.after(effect.at - ports.clock.now(), () => {
          dispatch({ type: 'due', at: ports.clock.now() });
        });
        return;
      case 'read-host':
        void ask(upstream => upstream.readHost(), host => {
          ports.onUpstream((reading, at) => ({ ...reachedAgain(reading, at), host }));
          dispatch({ type: 'host-read', at: ports.clock.now(), host });
        });
        return;
      case 'post':
        void ask(upstream => upstream.requestRefetch(), () => {
          dispatch({ type: 'posted', at: ports.clock.now() });
        });
        return;
      case 'read-policies':
        void ask(upstream => upstream.readPolicies(), policies => {
          // The summary's count is older than this list; a stale count would look like a contradiction.
          ports.onUpstream((reading, at) => ({ ...reachedAgain(reading, at), policies, failingCount: null }));
          dispatch({ type: 'policies-read', at: ports.clock.now() });
        });
        return;
    }
  }

  /** Requests of an earlier refetch must not feed a later one: the start time tells them apart. */
  async function ask<T>(
    request: (upstream: Awaited<ReturnType<RefetchDriverPorts['upstream']>>) => Promise<Answer<T>>,
    onValue: (value: T) => void,
  ): Promise<void> {
    const { startedAt } = state;
    const answer = await request(await ports.upstream());
    if (stopped || state.startedAt !== startedAt || !isUnderWay(state.state)) return;
    if (answer.ok) {
      onValue(answer.value);
      return;
    }
    const { upstreamState, problem } = answer.failure;
    ports.log('warn', 'refetch-request-failed', `${upstreamState} ${problem.code} ${problem.detail ?? ''}`.trim());
    ports.onUpstream(reading => ({ ...reading, state: upstreamState, problem }));
    dispatch({ type: 'failed', at: ports.clock.now(), failure: answer.failure });
  }

  return {
    press: evaluates => {
      dispatch({ type: 'pressed', at: ports.clock.now(), evaluates });
    },
    cancel: () => {
      dispatch({ type: 'cancelled', at: ports.clock.now() });
    },
    stop: () => {
      stopped = true;
      cancelWake();
    },
  };
}

/** An answer ends whatever trouble there was before it, but not the lack of a licence. */
function reachedAgain(reading: UpstreamReading, at: string): UpstreamReading {
  return reading.state === 'unlicensed'
    ? { ...reading, lastContactAt: at }
    : { ...reading, state: 'ok', problem: null, lastContactAt: at };
}
