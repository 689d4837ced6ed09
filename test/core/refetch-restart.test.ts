import { describe, expect, it } from 'vitest';
import { restartRefetch, stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { forgetOldEnd, idleRefetch, reportRefetch } from '../../src-main/core/refetch-state.ts';
import {
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
  toAnswered,
  toEvaluated,
  tokenStale,
  toQueued,
  toSettled,
  toStopped,
} from './refetch-events.ts';

const hour = 3_600_000;
const day = 24 * hour;
const restart = (events: readonly RefetchEvent[], at: number) => restartRefetch(play(...events).state, pressedAt + at);
const readHost = [{ type: 'read-host' }];
const toPost: readonly RefetchEvent[] = [press, hostRead(1)];

describe('after the app was closed and opened again, a refetch', () => {
  it.each([
    ['accepted', toAccepted, readHost],
    ['answered', toAnswered, readHost],
    ['evaluated', toEvaluated, [{ type: 'read-policies' }]],
    ['joined', [press, hostRead(1, asked)], readHost],
    ['waiting for the network after the POST', [...toAccepted, failed(6, offline)], readHost],
  ] as const)('that was %s is followed at once', (_what, events, effects) => {
    const before = play(...events).state;
    const step = restart(events, 10 * 60_000);
    expect(step.state).toEqual({ ...before, nextTryAt: null });
    expect(step.effects).toEqual(effects);
  });

  it.each([
    ['requesting', [press]],
    ['about to send', toPost],
  ] as const)('that was %s asks anew: its answer is lost', (_what, events) => {
    const step = restart(events, 60_000);
    expect(step.state).toMatchObject({ state: 'requesting', baseline: null, startedAt: pressedAt });
    expect(step.effects).toEqual(readHost);
  });

  it('that was queued waits for its moment, where that is still to come', () => {
    const step = restart(toQueued, 60_999);
    expect(step.state).toMatchObject({ state: 'queued', reason: 'offline', nextTryAt: second(61) });
    expect(step.effects).toEqual([{ type: 'wake', at: second(61) }]);
  });

  it.each([61_000, 90_000, 5 * hour])('that was queued asks at once when its moment has passed (%i ms)', at => {
    const step = restart(toQueued, at);
    expect(step.state).toMatchObject({ state: 'requesting', nextTryAt: null });
    expect(step.effects).toEqual(readHost);
  });

  it('waits for as long as a day, which is the longest that a server may ask for, and no longer', () => {
    const queuedUntil = (nextTryAt: number) => ({ ...play(...toQueued).state, nextTryAt });
    const waits = restartRefetch(queuedUntil(pressedAt + 1000 + day), pressedAt + 1000);
    expect(waits.effects).toEqual([{ type: 'wake', at: pressedAt + 1000 + day }]);
    expect(restartRefetch(queuedUntil(pressedAt + 1001 + day), pressedAt + 1000).effects).toEqual(readHost);
  });

  it.each([
    ['requesting', [press]],
    ['queued', toQueued],
    ['accepted', toAccepted],
    ['evaluated', toEvaluated],
  ] as const)('that was %s more than a day ago, or by a clock that was set back, is forgotten', (_what, events) => {
    for (const at of [day + 1, -1]) expect(restart(events, at)).toEqual({ state: idleRefetch, effects: [] });
    expect(restart(events, day).state.state).not.toBe('idle');
    expect(restart(events, 0).state.state).not.toBe('idle');
  });

  it.each([
    ['settled', toSettled],
    ['stopped', toStopped],
    ['idle', []],
  ] as const)('that was %s stays so, however long ago', (_what, events) => {
    const { state } = play(...events);
    for (const at of [-day, 1, 2 * day]) {
      expect(restartRefetch(state, pressedAt + at)).toEqual({ state, effects: [] });
    }
  });

  it('has its whole patience again with a refused key: nobody watched it meanwhile', () => {
    for (const events of [
      [press, failed(1, tokenStale)],
      [...toAccepted, failed(6, tokenStale)],
    ]) {
      const { state } = restart(events, 300_000);
      const step = stepRefetch(state, failed(300, tokenStale));
      expect(step.state).toMatchObject({ tokenStaleSince: second(300), reason: 'token-stale' });
      expect(step.effects).toEqual([{ type: 'wake', at: second(305) }]);
    }
  });

  it('that the server had taken more than half an hour ago is read once more, and then ends', () => {
    const { state, effects } = restart(toAccepted, hour);
    expect(effects).toEqual(readHost);
    expect(stepRefetch(state, hostRead(3600, asked)).state).toMatchObject({ state: 'stopped', reason: 'timed-out' });
  });

  it('that waits for a server that asked to be left alone keeps that, also when it is pressed', () => {
    const { state } = restart([press, failed(1, failure('rate-limited', 'rate-limited', 600_000))], 60_000);
    expect(stepRefetch(state, { ...press, at: second(300) })).toEqual({ state, effects: [] });
    expect(stepRefetch(state, due(601)).effects).toEqual(readHost);
  });
});

describe('the end of a refetch', () => {
  it.each([
    [0, false],
    [hour, false],
    [hour + 1, true],
    [-hour, false],
    [-hour - 1, true],
    [-30 * day, true],
  ])('is forgotten, %i ms after it: %s', (at, isForgotten) => {
    for (const events of [toSettled, toStopped]) {
      const { state } = play(...events);
      expect(forgetOldEnd(state, (state.updatedAt ?? 0) + at)).toBe(isForgotten ? idleRefetch : state);
    }
  });

  it('is forgotten only where it has ended', () => {
    for (const events of [[press], toQueued, toAccepted, toAnswered, toEvaluated]) {
      const { state } = play(...events);
      expect(forgetOldEnd(state, pressedAt + 2 * day)).toBe(state);
    }
    expect(forgetOldEnd(idleRefetch, pressedAt)).toBe(idleRefetch);
  });

  it('carries what it changed into the snapshot', () => {
    const changes = [{ id: '1', name: 'Firewall is on', blocks: true, from: 'fail', to: 'pass' }] as const;
    expect(reportRefetch(play(...toSettled).state, changes).changes).toBe(changes);
  });
});
