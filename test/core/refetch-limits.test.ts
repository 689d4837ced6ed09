import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { deadlineOf, idleRefetch, reportRefetch, type RefetchState } from '../../src-main/core/refetch-state.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import { host } from './examples.ts';
import {
  answered,
  asked,
  due,
  failed,
  failure,
  hostRead,
  offline,
  play,
  press,
  pressedAt,
  second,
  toAccepted,
  toEvaluated,
  tokenStale,
  toQueued,
  toSettled,
  toStopped,
} from './refetch-events.ts';
import { answeringMac, simulateRefetch } from './simulated-refetch.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const silent = { ...asked, online: false } as const;
const tornFile = failure('misconfigured', 'token-missing');
const halfWritten = failure('misconfigured', 'token-not-understood');

describe('a refetch gives up by itself', () => {
  it.each([
    ['half an hour after the server took it', toAccepted, 2 + 1800],
    ['a minute after the key was refused first', [...toAccepted, failed(6, tokenStale)], 66],
    ['a minute after the key was gone first', [...toAccepted, failed(6, tornFile), due(11), failed(11, tornFile)], 66],
    ['a minute after the agent was silent first', [...toAccepted, hostRead(6, silent), hostRead(8, silent)], 66],
    ['a minute after the flag was cleared in vain', [...toAccepted, hostRead(6), hostRead(8)], 66],
    ['a minute after the policies were to come', [...toAccepted, hostRead(6, asked), hostRead(9, answered)], 69],
    [
      'at the first of several troubles',
      [...toAccepted, hostRead(6, silent), due(8), hostRead(8, { online: false }), failed(20, tokenStale)],
      66,
    ],
    [
      'half an hour after the server took it, where a trouble ends later',
      [...toAccepted, due(1790), hostRead(1790, silent)],
      1802,
    ],
    [
      'half an hour after the server took it, once the trouble is over',
      [...toAccepted, hostRead(6, silent), hostRead(8, asked)],
      1802,
    ],
    [
      'half an hour after the server took it, while it waits for the network',
      [...toAccepted, failed(6, offline)],
      1802,
    ],
    ['half an hour after the server took it, with the policies still to be read', toEvaluated, 1802],
  ] as const)('%s', (_what, events, at) => {
    const { state } = play(...events);
    expect(deadlineOf(state)).toBe(second(at));
    expect(reportRefetch(state).deadlineAt).toBe(new Date(second(at)).toISOString());
  });

  it.each([
    ['idle', []],
    ['requesting', [press]],
    ['watching for a key before it could ask', [press, failed(1, tokenStale)]],
    ['queued', toQueued],
    ['settled', toSettled],
    ['stopped', toStopped],
  ] as const)('at no moment that is known while it is %s', (_what, events) => {
    expect(deadlineOf(play(...events).state)).toBeNull();
  });

  it('at its deadline and not before it, whatever the trouble', () => {
    const [early, late] = [59_999, 60_000];
    const troubles: readonly (readonly [RefetchEvent, (at: number) => RefetchEvent, string])[] = [
      [failed(6, tokenStale), at => failed(6 + at / 1000, tokenStale), 'token-stale'],
      [failed(6, halfWritten), at => failed(6 + at / 1000, halfWritten), 'token-not-understood'],
      [hostRead(6, silent), at => hostRead(6 + at / 1000, silent), 'agent-not-answering'],
      [hostRead(6), at => hostRead(6 + at / 1000), 'results-missing'],
    ];
    for (const [first, later, reason] of troubles) {
      const { state } = play(...toAccepted, first);
      expect(stepRefetch(state, later(early)).state.state).toBe('accepted');
      expect(stepRefetch(state, later(late)).state).toMatchObject({ state: 'stopped', reason });
    }
  });

  it('at once where the key is missing before anything was asked', () => {
    expect(play(press, failed(1, tornFile)).state).toMatchObject({ state: 'stopped', reason: 'token-missing' });
  });

  it('at once where the settings turn out to be wrong after the POST', () => {
    const wrong = failure('misconfigured', 'not-a-fleet-server');
    expect(play(...toAccepted, failed(6, wrong)).state).toMatchObject({
      state: 'stopped',
      reason: 'not-a-fleet-server',
    });
  });
});

describe('a queued refetch gives up', () => {
  const queuedAt = (at: number) =>
    stepRefetch({ ...play(...toQueued).state, state: 'requesting' }, failed(at / 1000, offline));

  it('once it could not ask for a whole day, and not before', () => {
    expect(queuedAt(day - 1).state.state).toBe('queued');
    expect(queuedAt(day).state).toMatchObject({ state: 'stopped', reason: 'offline', nextTryAt: null });
  });

  it('never for its age once the server has taken it: then half an hour counts', () => {
    const longQueued: RefetchState = { ...play(...toAccepted).state, startedAt: pressedAt - 2 * day };
    expect(stepRefetch(longQueued, failed(6, offline)).state).toMatchObject({ state: 'accepted', reason: 'offline' });
  });
});

describe('the next try of a refetch', () => {
  const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const troubles: readonly UpstreamFailure[] = [
    offline,
    failure('error', 'server-error'),
    failure('rate-limited', 'rate-limited'),
  ];
  const waitOf = (failures: number, random: number, why: UpstreamFailure): number => {
    const state: RefetchState = { ...idleRefetch, state: 'requesting', startedAt: pressedAt, failures };
    const step = stepRefetch(state, { type: 'failed', at: second(1), failure: why, random });
    expect(step.effects).toEqual([{ type: 'wake', at: step.state.nextTryAt }]);
    return (step.state.nextTryAt ?? 0) - second(1);
  };

  it('comes after one minute to half an hour, and later with more chance', () => {
    fc.assert(
      fc.property(fc.nat(50), anyRandom, anyRandom, fc.constantFrom(...troubles), (failures, a, b, why) => {
        const [sooner, later] = [waitOf(failures, Math.min(a, b), why), waitOf(failures, Math.max(a, b), why)];
        expect(sooner).toBeGreaterThanOrEqual(minute);
        expect(later).toBeLessThanOrEqual(30 * minute);
        expect(sooner).toBeLessThanOrEqual(later);
      }),
    );
  });

  it('is spread by a quarter of the wait', () => {
    expect(waitOf(0, 0, offline)).toBe(minute);
    expect(waitOf(0, 0.5, offline)).toBe(1.125 * minute);
    expect(waitOf(2, 0.8, offline)).toBe(4 * 1.2 * minute);
  });

  it('never comes before the server is willing, however long that is', () => {
    fc.assert(
      fc.property(fc.nat(20), anyRandom, fc.integer({ min: 1, max: day }), (failures, random, asked) => {
        const wait = waitOf(failures, random, failure('rate-limited', 'rate-limited', asked));
        expect(wait).toBeGreaterThanOrEqual(Math.max(asked, minute));
      }),
    );
  });

  it('after the POST comes at the deadline at the latest', () => {
    const { state } = play(...toAccepted, failed(1790, offline));
    expect(state.nextTryAt).toBe(second(1802));
  });
});

describe('a clock that is set back while the server is watched', () => {
  const backAt = (when: number, by: number) => (at: number) => pressedAt + at - (at > when ? by : 0);
  const anyBack = fc.integer({ min: 1, max: 72 }).map(hours => hours * 3_600_000);

  it('makes the watching neither longer nor more expensive', () => {
    fc.assert(
      fc.property(fc.nat(20 * minute), anyBack, (when, by) => {
        const { end, requests } = simulateRefetch({
          server: answeringMac({ answersAfterMs: null }),
          clock: backAt(when, by),
          untilMs: 100 * day,
        });
        const usual = simulateRefetch({ server: answeringMac({ answersAfterMs: null }) });
        expect(end).toMatchObject({ state: 'stopped', reason: 'timed-out' });
        expect(requests.length).toBeLessThanOrEqual(usual.requests.length + 1);
        expect(requests.at(-1)?.at).toBeLessThanOrEqual(31 * minute);
      }),
    );
  });

  it.each([
    ['a silent agent', { ...asked, online: false }, 'agent-not-answering'],
    ['missing results', { refetchRequested: false }, 'results-missing'],
  ] as const)('does not stretch the patience with %s', (_what, change, reason) => {
    const { end, requests } = simulateRefetch({
      server: (request, at) => (request === 'read-host' ? host(at === 0 ? {} : change) : 'done'),
      clock: backAt(30_000, 5 * 3_600_000),
      untilMs: 100 * day,
    });
    expect(end).toMatchObject({ state: 'stopped', reason });
    expect(requests.at(-1)?.at).toBeLessThan(2 * minute);
  });

  it('does not stretch the patience with a key that is refused', () => {
    const watched = play(
      ...toAccepted,
      due(6),
      failed(6, tokenStale),
      failed(30, tokenStale),
      failed(-3000, tokenStale),
    );
    expect(watched.state).toMatchObject({ state: 'accepted', tokenStaleSince: second(-2996) });
    expect(stepRefetch(watched.state, failed(-2936, tokenStale)).state.state).toBe('stopped');
  });

  it('leaves how long it took as it was', () => {
    const { state } = play(...toAccepted, due(6), hostRead(6, asked), hostRead(-3000, asked));
    expect(state).toMatchObject({ postedAt: second(-3004), lastReadAt: second(-3000) });
  });
});
