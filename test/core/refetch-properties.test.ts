import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAfter } from '../../src-main/core/instants.ts';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEffect, RefetchEvent } from '../../src-main/core/refetch-event.ts';
import {
  idleRefetch,
  isUnderWay,
  reportRefetch,
  type RefetchState,
  type RefetchAwaits,
} from '../../src-main/core/refetch-state.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { anyFailure, anyHost } from './arbitraries.ts';
import { pressedAt } from './refetch-events.ts';
import { answeringMac, namesOf, simulateRefetch } from './simulated-refetch.ts';

/** One thing that happens, before it is known when and whether it fits. */
type Happening =
  | { readonly type: 'pressed'; readonly awaits: RefetchAwaits }
  | { readonly type: 'host-read'; readonly host: HostReading }
  | {
      readonly type: 'failed';
      readonly failure: Extract<RefetchEvent, { type: 'failed' }>['failure'];
      readonly random: number;
    }
  | { readonly type: 'posted'; readonly host: HostReading | null }
  | { readonly type: 'policies-read' | 'due' | 'fell-asleep' | 'woke' | 'superseded' | 'cancelled' };

const anyAwaits = fc.constantFrom<RefetchAwaits[]>('evaluation', 'list', 'answer');

const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('pressed' as const), awaits: anyAwaits }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('host-read' as const), host: anyHost }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('failed' as const), failure: anyFailure, random: anyRandom }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('posted' as const), host: fc.option(anyHost, { freq: 3 }) }) },
  { weight: 3, arbitrary: fc.constant({ type: 'policies-read' as const }) },
  { weight: 6, arbitrary: fc.constant({ type: 'due' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'fell-asleep' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'woke' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'superseded' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'cancelled' as const }) },
);
/** Happenings and how many ms lie before each: mostly seconds, sometimes the hours of a sleeping Mac. */
const anyCourse = fc.array(
  fc.tuple(anyHappening, fc.oneof(fc.nat(10_000), fc.nat(100_000), fc.integer({ min: -7_200_000, max: 7_200_000 }))),
  { maxLength: 60 },
);

/** The same after the usual beginning, so that many courses get as far as the Mac's answer. */
const usualBeginning: fc.Arbitrary<readonly (readonly [Happening, number])[]> = fc
  .tuple(anyAwaits, anyHost)
  .map(([awaits, host]) => [
    [{ type: 'pressed', awaits }, 0],
    [{ type: 'host-read', host }, 1000],
    [{ type: 'posted', host: null }, 1000],
  ]);
const anyAcceptedCourse = fc.tuple(usualBeginning, anyCourse).map(([beginning, course]) => [...beginning, ...course]);

type Moment = {
  readonly before: RefetchState;
  readonly event: RefetchEvent;
  readonly state: RefetchState;
  readonly effects: readonly RefetchEffect[];
};

/** Lets everything happen in its order, whether it fits or not. */
function live(course: readonly (readonly [Happening, number])[]): readonly Moment[] {
  let state = idleRefetch;
  let at = pressedAt;
  return course.map(([happening, delay]) => {
    at += delay;
    const event = { ...happening, at };
    const before = state;
    const step = stepRefetch(state, event);
    state = step.state;
    return { before, event, ...step };
  });
}

/** Whether the server's stamps say that the Mac has answered since the baseline, and was evaluated where it is. */
function isProven(state: RefetchState, host: HostReading | null): boolean {
  if (state.baseline === null || state.postedAt === null || host === null || host.refetchRequested) return false;
  if (!isAfter(host.detailUpdatedAt, state.baseline.detailUpdatedAt)) return false;
  // Where the licence has no policies, the answer is all there is.
  if (host.licensed === false) return true;
  return state.awaits !== 'evaluation' || isAfter(host.policyUpdatedAt, state.baseline.policyUpdatedAt);
}

describe('whatever happens, the refetch', () => {
  it('never throws, has at most one effect per step, and none once it has ended', () => {
    fc.assert(
      fc.property(fc.oneof(anyCourse, anyAcceptedCourse), course => {
        for (const { state, effects } of live(course)) {
          expect(effects.length).toBeLessThanOrEqual(1);
          if (!isUnderWay(state.state)) expect(effects).toEqual([]);
          expect(() => reportRefetch(state)).not.toThrow();
        }
      }),
    );
  });

  it('settles only when answered stamps have moved past the baseline', () => {
    let settled = 0;
    fc.assert(
      fc.property(anyAcceptedCourse, course => {
        let host: HostReading | null = null;
        for (const { before, event, state } of live(course)) {
          // Only an answer that was asked for counts: others leave the state as it was.
          if (event.type === 'host-read' && before.postedAt !== null && state !== before) host = event.host;
          // What came with the answer to the POST is a reading of the same kind.
          if (event.type === 'posted' && event.host !== null && state !== before) ({ host } = event);
          if (event.type === 'pressed' && state !== before) host = null;
          if (state.state !== 'settled' || before.state === 'settled') continue;
          settled += 1;
          expect(isProven(state, host)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(settled).toBeGreaterThan(0);
  });

  it('always says why it stopped, and never why it settled', () => {
    fc.assert(
      fc.property(fc.oneof(anyCourse, anyAcceptedCourse), course => {
        for (const { state } of live(course)) {
          if (state.state === 'stopped') expect(state.reason).not.toBeNull();
          if (state.state === 'queued') expect([state.reason, state.nextTryAt]).not.toContain(null);
          if (state.state === 'settled') expect(state.reason).toBeNull();
          if (!isUnderWay(state.state)) expect(state.nextTryAt).toBeNull();
        }
      }),
    );
  });

  it('goes back only to ask anew, and then only before the server has accepted', () => {
    const order = ['idle', 'requesting', 'queued', 'accepted', 'answered', 'evaluated'];
    fc.assert(
      fc.property(fc.oneof(anyCourse, anyAcceptedCourse), course => {
        for (const { before, state } of live(course)) {
          if (!isUnderWay(state.state) || !isUnderWay(before.state) || before.state === 'queued') continue;
          expect(order.indexOf(state.state)).toBeGreaterThanOrEqual(order.indexOf(before.state));
        }
      }),
    );
  });
});

/** What a driver keeps: the request under way and the timer that runs. */
type Driver = { readonly state: RefetchState; readonly request: RefetchEffect | null; readonly wakeAt: number | null };

/** Which happenings a driver can have: an answer to what was asked, a timer that was set, and people at any time. */
function fits({ request, wakeAt }: Driver, happening: Happening): boolean {
  switch (happening.type) {
    case 'host-read':
      return request?.type === 'read-host';
    case 'posted':
      return request?.type === 'post';
    case 'policies-read':
      return request?.type === 'read-policies';
    case 'failed':
      return request !== null;
    case 'due':
      return wakeAt !== null;
    // The driver lets a request that is on its way end by itself.
    case 'pressed':
    case 'woke':
      return request === null;
    case 'fell-asleep':
    case 'superseded':
    case 'cancelled':
      return true;
  }
}

function drive(driver: Driver, happening: Happening, at: number): Driver {
  const { state, effects } = stepRefetch(driver.state, { ...happening, at });
  if (!isUnderWay(state.state)) return { state, request: null, wakeAt: null };
  const [effect] = effects;
  if (effect === undefined) return { ...consumed(driver, happening), state };
  return effect.type === 'wake'
    ? { state, request: null, wakeAt: effect.at }
    : { state, request: effect, wakeAt: null };
}

/** What is left waiting after something happened that asked for nothing new. */
function consumed({ request, wakeAt }: Driver, { type }: Happening): Pick<Driver, 'request' | 'wakeAt'> {
  const isAnswer = type === 'host-read' || type === 'posted' || type === 'policies-read' || type === 'failed';
  return { request: isAnswer ? null : request, wakeAt: type === 'due' ? null : wakeAt };
}

describe('driven as it is meant to be, the refetch', () => {
  it('has no dead end: until it has ended, either one request is under way or one timer runs', () => {
    fc.assert(
      fc.property(fc.oneof(anyCourse, anyAcceptedCourse), course => {
        let driver: Driver = { state: idleRefetch, request: null, wakeAt: null };
        let at = pressedAt;
        for (const [happening, delay] of course) {
          if (!fits(driver, happening)) continue;
          at = happening.type === 'due' ? Math.max(at, driver.wakeAt ?? at) : at + Math.abs(delay);
          driver = drive(driver, happening, at);
          const pending = [driver.request, driver.wakeAt].filter(one => one !== null);
          expect(pending).toHaveLength(isUnderWay(driver.state.state) ? 1 : 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end within half an hour of the POST and one delay, whatever the server says', () => {
    const anyReply = fc.oneof({ weight: 9, arbitrary: anyHost }, { weight: 1, arbitrary: anyFailure });
    fc.assert(
      fc.property(fc.array(anyReply, { minLength: 1, maxLength: 40 }), replies => {
        let postedAt = Number.POSITIVE_INFINITY;
        let count = 0;
        const { end, requests } = simulateRefetch({
          untilMs: 400 * 3_600_000,
          server: (request, at) => {
            if (request === 'post') postedAt = at;
            count += 1;
            return request === 'read-host' ? (replies[count % replies.length] ?? 'done') : 'done';
          },
        });
        const last = requests.at(-1)?.at ?? 0;
        if (requests.some(({ kind }) => kind === 'post')) {
          expect(isUnderWay(end.state)).toBe(false);
          expect(last - postedAt).toBeLessThanOrEqual(30 * 60_000 + 30_000);
        }
      }),
    );
  });
});

describe('two clocks that have nothing to do with each other', () => {
  const hours = fc.integer({ min: -72, max: 72 }).map(count => count * 3_600_000);
  const anyMac = fc.record({ answersAfterMs: fc.option(fc.nat(300_000)), lagMs: fc.nat(90_000) });
  const course = (simulation: ReturnType<typeof simulateRefetch>) => ({
    names: namesOf(simulation),
    requests: simulation.requests,
    reason: simulation.end.reason,
  });

  it("lead to the same states, whatever this Mac's clock shows", () => {
    fc.assert(
      fc.property(anyMac, hours, (mac, shift) => {
        const right = simulateRefetch({ server: answeringMac(mac) });
        const wrong = simulateRefetch({ server: answeringMac(mac), clock: at => pressedAt + at + shift });
        expect(course(wrong)).toEqual(course(right));
      }),
    );
  });

  it("lead to the same states, whatever the server's clock shows", () => {
    fc.assert(
      fc.property(anyMac, hours, (mac, serverShiftMs) => {
        const wrong = simulateRefetch({ server: answeringMac({ ...mac, serverShiftMs }) });
        expect(course(wrong)).toEqual(course(simulateRefetch({ server: answeringMac(mac) })));
      }),
    );
  });

  it("settle although this Mac's clock is set back by hours while it waits", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 72 }), (when, count) => {
        const clock = (at: number): number => pressedAt + at - (at > when ? count * 3_600_000 : 0);
        const { end, requests } = simulateRefetch({ server: answeringMac({ answersAfterMs: 15_000 }), clock });
        expect(end.state).toBe('settled');
        expect(requests.at(-1)?.at).toBeLessThan(60_000);
      }),
    );
  });
});
