import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEffect, RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { idleRefetch, isUnderWay, type RefetchState } from '../../src-main/core/refetch-state.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import { anyFailure, anyHost } from './arbitraries.ts';
import {
  answered,
  asked,
  due,
  evaluated,
  failed,
  failure,
  hostRead,
  offline,
  play,
  posted,
  press,
  pressedAt,
  second,
  toAccepted,
  toAnswered,
  toEvaluated,
  tokenStale,
  toQueued,
  toSettled,
  toStopped,
} from './refetch-events.ts';

const fellAsleep = (at: number): RefetchEvent => ({ type: 'fell-asleep', at: second(at) });
const woke = (at: number): RefetchEvent => ({ type: 'woke', at: second(at) });
const superseded = (at: number): RefetchEvent => ({ type: 'superseded', at: second(at) });
const again = (at: number): RefetchEvent => ({ type: 'pressed', at: second(at), awaits: 'answer' });
const wake = (at: number): readonly RefetchEffect[] => [{ type: 'wake', at: second(at) }];
const readHost: readonly RefetchEffect[] = [{ type: 'read-host' }];

const serverError = failure('error', 'server-error');
const rateLimited = failure('rate-limited', 'rate-limited', 600_000);
const busy: readonly RefetchEvent[] = [press, failed(0, rateLimited)];

const posts = { accepted: toAccepted, answered: toAnswered, evaluated: toEvaluated };
const unsent: Readonly<Record<string, readonly RefetchEvent[]>> = {
  requesting: [press],
  'about to send': [press, hostRead(1)],
  'queued for the network': toQueued,
};

describe('when this Mac falls asleep, a refetch', () => {
  it.each(Object.entries(unsent))('that is %s waits for the Mac, and asks anew after it', (_name, events) => {
    const { state, effects } = play(...events, fellAsleep(9));
    expect(state).toMatchObject({
      state: 'queued',
      reason: 'asleep',
      baseline: null,
      nextTryAt: second(69),
      updatedAt: second(9),
    });
    expect(effects).toEqual(wake(69));
    expect(stepRefetch(state, due(69))).toMatchObject({ state: { state: 'requesting' }, effects: readHost });
  });

  it.each(Object.entries(posts))(
    'that the server has taken stays %s, and what is on its way leads on',
    (name, events) => {
      const { state } = play(...events);
      const step = stepRefetch(state, fellAsleep(9));
      expect(step.state).toBe(state);
      expect(step.state.state).toBe(name);
      expect(step.effects).toEqual([]);
    },
  );

  it.each([
    ['asked to be left alone', rateLimited, 600],
    ['has just failed', serverError, 60],
  ] as const)('leaves a server that %s its time', (_what, why, at) => {
    const { state } = play(press, failed(0, why));
    const step = stepRefetch(state, fellAsleep(9));
    expect(step.state).toBe(state);
    expect(step.effects).toEqual(wake(at));
  });

  it.each([
    ['settled', toSettled],
    ['stopped', toStopped],
  ] as const)('that has %s stays so', (_name, events) => {
    const { state } = play(...events);
    expect(stepRefetch(state, fellAsleep(9))).toEqual({ state, effects: [] });
  });

  it('believes no failure of the request that the sleep broke off', () => {
    const { state } = play(press, fellAsleep(9));
    expect(stepRefetch(state, failed(10, failure('sign-in-required', 'sign-in-required'))).state).toBe(state);
    // Once it asks again, failures count again.
    const asking = play(press, fellAsleep(9), due(69));
    expect(stepRefetch(asking.state, failed(70, offline)).state.reason).toBe('offline');
  });
});

describe('when this Mac wakes up or its network changes, a refetch', () => {
  it.each([
    ['was asleep', [press, fellAsleep(9)]],
    ['waited for the network', toQueued],
    ['waited for an address', [press, failed(1, failure('unreachable', 'captive-portal'))]],
  ] as const)('that %s asks at once', (_what, events) => {
    const { state, effects } = play(...events, woke(12));
    expect(state).toMatchObject({ state: 'requesting', nextTryAt: null });
    expect(effects).toEqual(readHost);
  });

  it.each(Object.entries({ accepted: toAccepted, answered: toAnswered }))(
    'that is %s reads at once',
    (name, events) => {
      const { state, effects } = play(...events, woke(12));
      expect(state.state).toBe(name);
      expect(effects).toEqual(readHost);
    },
  );

  it('that is evaluated reads the policies at once', () => {
    expect(play(...toEvaluated, failed(7, offline), woke(12)).effects).toEqual([{ type: 'read-policies' }]);
  });

  it.each([
    ['server-error', serverError],
    ['redirected', failure('error', 'redirected')],
    ['request-refused', failure('error', 'request-refused')],
    ['output-not-understood', failure('error', 'output-not-understood')],
    ['output-too-large', failure('error', 'output-too-large')],
    ['rate-limited', failure('rate-limited', 'rate-limited')],
  ] as const)('that waits because of %s goes on waiting', (_code, why) => {
    const { state } = play(press, failed(1, why));
    expect(stepRefetch(state, woke(60))).toEqual({ state, effects: wake(61) });
  });

  it('hurries after a minute to a server with an error of its own, but not to one that asked to be left alone', () => {
    const error = play(press, failed(0, failure('error', 'server-error', 600_000)));
    expect(stepRefetch(error.state, woke(60)).effects).toEqual(readHost);
    expect(play(...busy, woke(599)).effects).toEqual(wake(600));
  });

  it('leaves a server alone for a minute after each of its failures, also of a refetch that it has taken', () => {
    const { state } = play(...toAccepted, failed(6, serverError), due(66), failed(66, serverError));
    expect(state).toMatchObject({ state: 'accepted', nextTryAt: second(186) });
    for (const impatient of [woke(70), again(70)]) {
      expect(stepRefetch(state, impatient).effects).not.toEqual(readHost);
    }
    expect(stepRefetch(state, woke(126)).effects).toEqual(readHost);
  });

  it.each(['settled', 'stopped'] as const)('that has %s stays so', name => {
    const { state } = play(...(name === 'settled' ? toSettled : toStopped));
    expect(stepRefetch(state, woke(12))).toEqual({ state, effects: [] });
  });
});

describe('the patience of a refetch is for time in which the server was watched', () => {
  it('with a key that was refused before the sleep', () => {
    const rested = play(...toAccepted, failed(6, tokenStale), fellAsleep(8), woke(4000), failed(4000, tokenStale));
    expect(rested.state).toMatchObject({ state: 'accepted', reason: 'token-stale', tokenStaleSince: second(4000) });
    const unsentBefore = play(press, failed(1, tokenStale), fellAsleep(8), woke(4000), failed(4000, tokenStale));
    expect(unsentBefore.state).toMatchObject({ state: 'requesting', tokenStaleSince: second(4000) });
  });

  it('with a silent agent, and with missing results', () => {
    const silent = { ...asked, online: false } as const;
    const before: readonly (readonly [RefetchEvent, RefetchEvent])[] = [
      [hostRead(6, silent), hostRead(1000, silent)],
      [hostRead(6), hostRead(1000)],
    ];
    for (const [first, late] of before) {
      const { state } = play(...toAccepted, due(6), first, due(1000), late);
      expect(state.state).toBe('accepted');
      expect([state.silentSince, state.clearedSince]).toContain(second(1000));
    }
  });

  it('reads once more before it gives up after half an hour of sleep, and takes what is there', () => {
    expect(play(...toAccepted, due(1900)).effects).toEqual(readHost);
    expect(play(...toAccepted, due(1900), hostRead(1900, evaluated)).state.state).toBe('evaluated');
    expect(play(...toAccepted, due(1900), hostRead(1900, answered)).state).toMatchObject({
      state: 'stopped',
      reason: 'timed-out',
    });
  });

  it('asks no more at the deadline where the server was watched until then', () => {
    const watched = play(...toAccepted, due(1780), hostRead(1780, asked), due(1802));
    expect(watched).toMatchObject({ state: { state: 'stopped', reason: 'timed-out' }, effects: [] });
    // A gap is longer than a minute: at a minute to the second it was watched.
    expect(play(...toAccepted, due(1742), hostRead(1742, asked), due(1802)).state.state).toBe('stopped');
    expect(play(...toAccepted, due(1741), hostRead(1741, asked), due(1802)).effects).toEqual(readHost);
  });
});

describe('when this Mac belongs to another server, a refetch', () => {
  it.each(Object.entries({ ...unsent, ...posts }))('that is %s stops by name', (_name, events) => {
    const { state, effects } = play(...events, superseded(9));
    expect(state).toMatchObject({ state: 'stopped', reason: 'superseded', nextTryAt: null, updatedAt: second(9) });
    expect(effects).toEqual([]);
  });

  it('that has ended stays as it is', () => {
    for (const events of [toSettled, toStopped, []]) {
      const { state } = play(...events);
      expect(stepRefetch(state, superseded(9)).state).toBe(state);
    }
  });
});

describe('pressing again', () => {
  it('means now to a refetch that waits for the network after the POST', () => {
    const { state, effects } = play(...toAccepted, failed(6, offline), again(9));
    expect(state).toMatchObject({ state: 'accepted', postedAt: second(2), startedAt: pressedAt, awaits: 'evaluation' });
    expect(effects).toEqual(readHost);
  });

  it('means nothing to one whose next read is near, or that watches for a new key', () => {
    for (const events of [toAccepted, [...toAccepted, failed(6, tokenStale)]]) {
      const { state } = play(...events);
      expect(stepRefetch(state, again(9))).toEqual({ state, effects: [] });
    }
  });

  it('means nothing to a server that asked to be left alone, whatever is awaited', () => {
    const { state } = play(...busy);
    expect(stepRefetch(state, again(599))).toEqual({ state, effects: [] });
  });
});

type Kind = 'answer' | 'fail' | 'due' | 'sleep' | 'wake' | 'press';
type World = { readonly host: Parameters<typeof hostRead>[1]; readonly failure: UpstreamFailure };
type Driver = { state: RefetchState; request: RefetchEffect | null; wakeAt: number | null };

/** A driver that forgets the answer that is on its way when the Mac falls asleep before the server has taken anything. */
function happen(driver: Driver, event: RefetchEvent): Driver {
  const { state, effects } = stepRefetch(driver.state, event);
  const isBrokenOff = event.type === 'fell-asleep' && driver.state.postedAt === null;
  const lost = isBrokenOff || ['host-read', 'posted', 'policies-read', 'failed'].includes(event.type);
  const [effect] = effects;
  if (!isUnderWay(state.state)) return { state, request: null, wakeAt: null };
  if (effect === undefined) {
    return { state, request: lost ? null : driver.request, wakeAt: event.type === 'due' ? null : driver.wakeAt };
  }
  return effect.type === 'wake'
    ? { state, request: lost ? null : driver.request, wakeAt: effect.at }
    : { state, request: effect, wakeAt: null };
}

function eventOf(kind: Kind, { request, wakeAt }: Driver, world: World & { at: number }): RefetchEvent | null {
  const { at } = world;
  if (kind === 'sleep') return { type: 'fell-asleep', at };
  if (kind === 'due') return wakeAt === null ? null : { type: 'due', at: Math.max(at, wakeAt) };
  if (kind === 'wake') return request === null ? { type: 'woke', at } : null;
  if (kind === 'press') return request === null ? { type: 'pressed', at, awaits: 'evaluation' } : null;
  if (request === null) return null;
  if (kind === 'fail') return { type: 'failed', at, failure: world.failure, random: 0 };
  if (request.type === 'post') return posted((at - pressedAt) / 1000);
  if (request.type === 'read-policies') return { type: 'policies-read', at };
  return hostRead((at - pressedAt) / 1000, world.host);
}

describe('however often this Mac falls asleep, a refetch', () => {
  it('has no dead end: a request is on its way or a timer runs, and never both', () => {
    const anyKind = fc.constantFrom<Kind[]>('answer', 'answer', 'due', 'due', 'fail', 'sleep', 'wake', 'press');
    const anyMoment = fc.tuple(anyKind, fc.nat(200_000), fc.record({ host: anyHost, failure: anyFailure }));
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 60 }), moments => {
        let driver: Driver = happen({ state: idleRefetch, request: null, wakeAt: null }, press);
        let at = pressedAt;
        for (const [kind, delay, world] of moments) {
          at += delay;
          const event = eventOf(kind, driver, { ...world, at });
          if (event === null) continue;
          at = event.at;
          driver = happen(driver, event);
          const pending = [driver.request, driver.wakeAt].filter(one => one !== null);
          expect(pending).toHaveLength(isUnderWay(driver.state.state) ? 1 : 0);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
