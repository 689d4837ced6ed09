import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollDelayMs } from '../../src-main/core/poll-plan.ts';
import { stepRefetch } from '../../src-main/core/refetch.ts';
import type { RefetchEvent } from '../../src-main/core/refetch-event.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { host, serverInstant } from './examples.ts';
import {
  answered,
  asked,
  due,
  evaluated,
  failed,
  failure,
  hostRead,
  play,
  policiesRead,
  posted,
  press,
  pressUnlicensed,
  second,
  toAccepted,
  toAnswered,
} from './refetch-events.ts';
import { answeringMac, namesOf, simulateRefetch, type Server } from './simulated-refetch.ts';

/** Pressed at 0 s; at 1 s the server says that somebody has asked already. */
const toJoined: readonly RefetchEvent[] = [press, hostRead(1, asked)];

describe('a refetch that finds another one pending at the server', () => {
  it('is accepted without a POST, and reads again when the first wait is over', () => {
    const { state, effects } = play(...toJoined);
    expect(state).toMatchObject({
      state: 'accepted',
      isJoined: true,
      postedAt: second(1),
      updatedAt: second(1),
      reason: null,
      baseline: { detailUpdatedAt: serverInstant(20), policyUpdatedAt: serverInstant(20) },
    });
    expect(effects).toEqual([{ type: 'wake', at: second(5) }]);
  });

  it.each([
    ['nothing has moved yet', asked, 'accepted'],
    ['the flag is cleared and nothing has moved', {}, 'accepted'],
    ['the stamps moved and somebody asked once more', { ...evaluated, ...asked }, 'accepted'],
    ['the Mac has answered', answered, 'answered'],
    ['the Mac has answered and was evaluated', evaluated, 'evaluated'],
  ] as const)('compares with the stamps that it found: when %s, it is', (_what, change, expected) => {
    expect(play(...toJoined, due(5), hostRead(5, change)).state.state).toBe(expected);
  });

  it('settles like any other, and stays a joined one', () => {
    const { state } = play(...toJoined, due(5), hostRead(5, evaluated), policiesRead(6));
    expect(state).toMatchObject({ state: 'settled', isJoined: true, reason: null });
  });

  it('never sends a POST, whenever the Mac answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 60_000 }), answersAfterMs => {
        const mac = answeringMac({ answersAfterMs });
        // Somebody else's refetch, asked for at the moment of the press.
        mac('post', 0);
        const simulation = simulateRefetch({ server: mac });
        expect(simulation.requests.map(({ kind }) => kind)).not.toContain('post');
        expect(namesOf(simulation).slice(0, 2)).toEqual(['requesting', 'accepted']);
        expect(simulation.end).toMatchObject({ state: 'settled', isJoined: true });
      }),
    );
  });

  it('times out half an hour after it joined', () => {
    const { end } = simulateRefetch({ server: request => (request === 'read-host' ? host(asked) : 'done') });
    expect(end).toMatchObject({ state: 'stopped', reason: 'timed-out', isJoined: true });
    expect((end.updatedAt ?? 0) - (end.postedAt ?? 0)).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('is forgotten with the next press: that one asks for itself', () => {
    const { state } = play(...toJoined, due(5), hostRead(5, evaluated), policiesRead(6));
    const again = stepRefetch(state, { type: 'pressed', at: second(60), awaits: 'evaluation' });
    expect(again.state.isJoined).toBe(false);
    const next = stepRefetch(again.state, { type: 'host-read', at: second(61), host: host() });
    expect(next.effects).toEqual([{ type: 'post' }]);
    expect(next.state.isJoined).toBe(false);
  });

  it('joins its own POST whose answer was lost, rather than asking twice', () => {
    const lost = [press, hostRead(1), failed(2, failure('unreachable', 'request-timed-out')), due(62)];
    const { state, effects } = play(...lost, hostRead(62, asked));
    expect(state).toMatchObject({ state: 'accepted', isJoined: true, failures: 0, reason: null });
    expect(effects).toEqual([{ type: 'wake', at: second(66) }]);
  });
});

describe('a refetch of a server whose licence has no policies', () => {
  const free = { licensed: false } as const;

  it.each([
    ['knew it before the press', pressUnlicensed],
    ['learns it only from the answer', press],
  ] as const)('ends with the answer alone, where it %s', (_what, pressed) => {
    const { state, effects } = play(
      pressed,
      hostRead(1, free),
      posted(2),
      due(6),
      hostRead(6, { ...answered, ...free }),
    );
    expect(state).toMatchObject({ state: 'settled', reason: null, nextTryAt: null });
    expect(effects).toEqual([]);
  });

  it('goes on waiting for the answer, however long the policies have been evaluated', () => {
    const { state } = play(...toAccepted, due(6), hostRead(6, { ...free, policyUpdatedAt: serverInstant(0) }));
    expect(state.state).toBe('accepted');
  });

  it('ends where the licence goes between the answer and the evaluation', () => {
    expect(play(...toAnswered, due(8), hostRead(8, { ...answered, ...free })).state.state).toBe('settled');
  });

  it.each([
    ['licensed', true],
    ['silent about its licence', null],
  ])('is told apart from one that is %s', (_what, licensed) => {
    const { state } = play(...toAccepted, due(6), hostRead(6, { ...answered, licensed }));
    expect(state.state).toBe('answered');
  });

  it('never asks for policies', () => {
    const { requests } = simulateRefetch({ server: answeringMac({ answersAfterMs: 9000, always: free }) });
    expect(requests.map(({ kind }) => kind)).not.toContain('read-policies');
  });
});

describe('an agent that asks its server more rarely', () => {
  const slow = { distributedIntervalMs: 60_000 } as const;
  const wakes = (...events: readonly RefetchEvent[]) => play(...events).effects;
  const wake = (at: number) => [{ type: 'wake', at: second(at) }];

  it('is known from the reading before the POST, and waited for in proportion', () => {
    expect(play(press, hostRead(1, slow)).state.distributedIntervalMs).toBe(60_000);
    expect(wakes(press, hostRead(1, slow), posted(2))).toEqual(wake(6));
    expect(wakes(press, hostRead(1, slow), posted(2), due(6), hostRead(6, { ...asked, ...slow }))).toEqual(wake(16));
    expect(wakes(...toAccepted, due(6), hostRead(6, { ...asked, distributedIntervalMs: 20_000 }))).toEqual(wake(10));
    expect(wakes(...toAccepted, due(6), hostRead(6, { ...asked, distributedIntervalMs: null }))).toEqual(wake(8));
  });

  it('is believed at its latest word', () => {
    const { state } = play(...toAccepted, due(6), hostRead(6, { ...asked, ...slow }));
    expect(state.distributedIntervalMs).toBe(60_000);
    const next = stepRefetch(state, { type: 'host-read', at: second(16), host: host(asked) });
    expect(next.state.distributedIntervalMs).toBe(10_000);
    expect(next.effects).toEqual(wake(18));
  });

  it('sets each wait, as the plan has it', () => {
    const seconds = fc.integer({ min: 1, max: 600 }).map(count => count * 1000);
    const anyInterval = fc.option(seconds, { nil: null });
    fc.assert(
      fc.property(anyInterval, distributedIntervalMs => {
        const change: Partial<HostReading> = { ...asked, distributedIntervalMs };
        const server: Server = (request, at) =>
          request === 'read-host' ? host(at === 0 ? { ...change, refetchRequested: false } : change) : 'done';
        const { requests } = simulateRefetch({ server, untilMs: 600_000 });
        const reads = requests.filter(({ kind }) => kind === 'read-host').map(({ at }) => at);
        reads.slice(0, -1).forEach((at, index) => {
          expect((reads[index + 1] ?? 0) - at).toBe(pollDelayMs(at, distributedIntervalMs));
        });
      }),
    );
  });
});
