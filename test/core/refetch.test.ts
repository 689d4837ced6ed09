import { describe, expect, it } from 'vitest';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEvent } from '../../src-main/core/refetch-event.ts';
import { isUnderWay, reportRefetch } from '../../src-main/core/refetch-state.ts';
import { refetchStates } from './arbitraries.ts';
import { host } from './examples.ts';
import {
  answered,
  asked,
  cancelled,
  due,
  evaluated,
  failed,
  failure,
  hostRead,
  offline,
  play,
  policiesRead,
  posted,
  press,
  pressedAt,
  second,
  toAccepted,
  toAnswered,
  toEvaluated,
  tokenStale,
  toQueued,
  toQueuedByServer,
  toSettled,
  toStopped,
} from './refetch-events.ts';

const toPost: readonly RefetchEvent[] = [press, hostRead(1)];
const ways = {
  requesting: [press],
  queued: toQueued,
  accepted: toAccepted,
  answered: toAnswered,
  evaluated: toEvaluated,
};

describe('the refetch', () => {
  it('is tried at once when it is pressed again while it waits for the network', () => {
    const { state, effects } = stepRefetch(play(...toQueued).state, { ...press, at: second(9) });
    expect(state).toMatchObject({ state: 'requesting', startedAt: pressedAt });
    expect(effects).toEqual([{ type: 'read-host' }]);
  });

  it.each([
    ['rate-limited', failure('rate-limited', 'rate-limited', 120_000), 119, 'queued'],
    ['in trouble', failure('error', 'server-error'), 59, 'queued'],
    ['in trouble for a while', failure('error', 'server-error', 600_000), 61, 'requesting'],
  ] as const)('leaves a server that is %s its time, however often it is pressed', (_what, why, at, expected) => {
    const { state } = play(press, failed(0, why), { ...press, at: second(at) });
    expect(state.state).toBe(expected);
  });

  it.each(Object.entries({ ...ways, queued: toQueuedByServer }))(
    'is one refetch when it is pressed again while it is %s',
    (name, events) => {
      const { state } = play(...events);
      expect(state.state).toBe(name);
      const step = stepRefetch(state, { type: 'pressed', at: second(9), awaits: 'answer' });
      expect(step.state).toBe(state);
      expect(step.effects).toEqual([]);
    },
  );

  it.each(Object.entries(ways))('stops by name when it is cancelled while it is %s', (_name, events) => {
    const { state, effects } = play(...events, cancelled(9));
    expect(state).toMatchObject({ state: 'stopped', reason: 'cancelled', nextTryAt: null, updatedAt: second(9) });
    expect(effects).toEqual([]);
  });

  it.each([
    ['settled', toSettled],
    ['stopped', toStopped],
    ['idle', []],
  ] as const)('is not changed by anything that comes late, when it is %s', (name, events) => {
    const { state } = play(...events);
    expect(state.state).toBe(name);
    const late = [hostRead(9, evaluated), posted(9), policiesRead(9), failed(9, tokenStale), due(9), cancelled(9)];
    for (const event of late) {
      const step = stepRefetch(state, event);
      expect(step.state).toBe(state);
      expect(step.effects).toEqual([]);
    }
  });

  it.each([
    ['settled', toSettled],
    ['stopped', toStopped],
  ] as const)('starts anew when it is pressed after it has %s', (_name, events) => {
    const again = stepRefetch(play(...events).state, { type: 'pressed', at: second(60), awaits: 'evaluation' });
    const first = play({ type: 'pressed', at: second(60), awaits: 'evaluation' });
    expect(again).toEqual(first);
  });

  it.each([
    ['host while it waits to try again', toQueued, hostRead(9, evaluated)],
    ['acceptance before the baseline', [press], posted(9)],
    ['acceptance twice', toAccepted, posted(9)],
    ['list of policies before the evaluation', toAccepted, policiesRead(9)],
    ['host after the evaluation', toEvaluated, hostRead(9, answered)],
  ] as const)('believes no %s: nobody asked for it', (_what, events, event) => {
    const { state } = play(...events);
    expect(stepRefetch(state, event).state).toBe(state);
  });

  it('is under way from the press to its end, and at no other time', () => {
    const underWay = refetchStates.filter(isUnderWay);
    expect(underWay).toEqual(['requesting', 'queued', 'accepted', 'answered', 'evaluated', 'telling']);
  });

  it('takes a new baseline after a failed try, so that an answer in between does not count', () => {
    const meanwhile = host(evaluated);
    const { state } = play(...toPost, failed(2, offline), due(62), {
      type: 'host-read',
      at: second(62),
      host: meanwhile,
    });
    expect(state.baseline).toEqual({
      detailUpdatedAt: meanwhile.detailUpdatedAt,
      policyUpdatedAt: meanwhile.policyUpdatedAt,
    });
  });
});

describe('the refetch in the snapshot', () => {
  it('tells its state, why it waits, and when it goes on', () => {
    expect(reportRefetch(play(...toQueued).state)).toEqual({
      state: 'queued',
      reason: 'offline',
      startedAt: '2026-11-20T12:00:00.000Z',
      updatedAt: '2026-11-20T12:00:01.000Z',
      nextTryAt: '2026-11-20T12:01:01.000Z',
      deadlineAt: null,
      changes: null,
    });
  });

  it('is idle before the first press', () => {
    expect(reportRefetch(play().state)).toEqual({
      state: 'idle',
      reason: null,
      startedAt: null,
      updatedAt: null,
      nextTryAt: null,
      deadlineAt: null,
      changes: null,
    });
  });

  it('keeps the moment of its last change while nothing new is heard', () => {
    const { state } = play(...toAccepted, hostRead(6, asked), hostRead(8, asked), hostRead(10, asked));
    expect(state.updatedAt).toBe(second(2));
  });
});
