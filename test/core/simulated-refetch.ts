import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEffect, RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { idleRefetch, isUnderWay, type RefetchState, type RefetchAwaits } from '../../src-main/core/refetch-state.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { host, serverInstant, serverNow } from './examples.ts';
import { pressedAt } from './refetch-events.ts';

export type RequestKind = Exclude<RefetchEffect['type'], 'wake'>;
/** A server: what it answers to a request, and so many ms after the press. */
export type Server = (request: RequestKind, at: number) => HostReading | UpstreamFailure | 'done';

export type Simulation = {
  readonly states: readonly { readonly state: RefetchState; readonly at: number }[];
  readonly requests: readonly { readonly kind: RequestKind; readonly at: number }[];
  readonly end: RefetchState;
};

type Surroundings = {
  readonly server: Server;
  /** What this Mac's clock shows so many ms after the press; by default it goes right. */
  readonly clock?: (at: number) => number;
  readonly awaits?: RefetchAwaits;
  readonly untilMs?: number;
};

/** Lets a whole refetch run against a server that answers at once, in no time: waits are added, not waited for. */
export function simulateRefetch({
  server,
  clock = at => pressedAt + at,
  awaits = 'evaluation',
  untilMs = 3 * 3_600_000,
}: Surroundings): Simulation {
  const states: { state: RefetchState; at: number }[] = [];
  const requests: { kind: RequestKind; at: number }[] = [];
  let now = 0;
  let step = stepRefetch(idleRefetch, { type: 'pressed', at: clock(0), awaits });
  for (;;) {
    states.push({ state: step.state, at: now });
    const effect = step.effects[0];
    if (effect === undefined || !isUnderWay(step.state.state)) break;
    if (effect.type === 'wake') {
      now += Math.max(effect.at - clock(now), 0);
      if (now > untilMs) break;
      step = stepRefetch(step.state, { type: 'due', at: clock(now) });
    } else {
      requests.push({ kind: effect.type, at: now });
      step = stepRefetch(step.state, eventOf(effect.type, server(effect.type, now), clock(now)));
    }
  }
  return { states, requests, end: step.state };
}

function eventOf(kind: RequestKind, reply: ReturnType<Server>, at: number): RefetchEvent {
  if (reply === 'done') return kind === 'post' ? { type: 'posted', at, host: null } : { type: 'policies-read', at };
  return 'upstreamState' in reply
    ? { type: 'failed', at, failure: reply, random: 0 }
    : { type: 'host-read', at, host: reply };
}

export type AnsweringMac = {
  /** When the Mac answers after the POST; null: never. */
  readonly answersAfterMs: number | null;
  /** By how much the evaluation comes later. */
  readonly lagMs?: number;
  /** What the server's clock shows beyond its usual time. */
  readonly serverShiftMs?: number;
  readonly always?: Partial<HostReading>;
};

/** A Fleet server with a Mac that answers it; stamps are whole seconds of the server's own clock. */
export function answeringMac({ answersAfterMs, lagMs = 0, serverShiftMs = 0, always = {} }: AnsweringMac): Server {
  let postedAt: number | null = null;
  const stamp = (at: number): string =>
    new Date(Math.floor((Date.parse(serverNow) + at + serverShiftMs) / 1000) * 1000).toISOString();
  const before = new Date(Date.parse(serverInstant(20)) + serverShiftMs).toISOString();
  return (request, at) => {
    if (request === 'post') postedAt ??= at;
    if (request !== 'read-host') return 'done';
    const answersAt =
      postedAt === null || answersAfterMs === null ? Number.POSITIVE_INFINITY : postedAt + answersAfterMs;
    const evaluatedAt = answersAt + lagMs;
    return host({
      refetchRequested: postedAt !== null && at < answersAt,
      detailUpdatedAt: at >= answersAt ? stamp(answersAt) : before,
      policyUpdatedAt: at >= evaluatedAt ? stamp(evaluatedAt) : before,
      serverNow: stamp(at),
      ...always,
    });
  };
}

/** The names that a simulation went through, without repetitions. */
export function namesOf({ states }: Simulation): readonly string[] {
  return states.map(({ state }) => state.state).filter((name, index, all) => name !== all[index - 1]);
}
