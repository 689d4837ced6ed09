import { describe, expect, it } from 'vitest';
import type { RefetchAwaits } from '../../src-main/core/refetch-state.ts';
import type { HostReading } from '../../src-main/core/upstream-reading.ts';
import { host, serverInstant } from './examples.ts';
import { failure, offline, pressedAt, tokenStale } from './refetch-events.ts';
import { answeringMac, namesOf, simulateRefetch, type Server } from './simulated-refetch.ts';

const minute = 60_000;

/** When the end came, in ms after the press. */
function endOf(server: Server, awaits: RefetchAwaits = 'evaluation') {
  const simulation = simulateRefetch({ server, awaits });
  const at = (simulation.end.updatedAt ?? 0) - pressedAt;
  return { state: simulation.end.state, reason: simulation.end.reason, at, names: namesOf(simulation), simulation };
}
/** A server whose record of this Mac never changes. */
function unchanging(change: Partial<HostReading>): Server {
  return request => (request === 'read-host' ? host(change) : 'done');
}

describe('a refetch ends', () => {
  it('settled when the Mac answers and its policies are evaluated', () => {
    const { state, reason, names } = endOf(answeringMac({ answersAfterMs: 12_000, lagMs: 3000 }));
    expect({ state, reason }).toEqual({ state: 'settled', reason: null });
    expect(names).toEqual(['requesting', 'accepted', 'answered', 'evaluated', 'settled']);
  });

  it('settled at the answer, without asking for policies, where there is nothing to evaluate', () => {
    const { names, simulation } = endOf(answeringMac({ answersAfterMs: 12_000, lagMs: Infinity }), 'answer');
    expect(names).toEqual(['requesting', 'accepted', 'settled']);
    expect(simulation.requests.map(({ kind }) => kind)).not.toContain('read-policies');
  });

  it('settled with the list of policies, where there was none to evaluate before', () => {
    const { names, simulation } = endOf(answeringMac({ answersAfterMs: 12_000, lagMs: Infinity }), 'list');
    expect(names).toEqual(['requesting', 'accepted', 'evaluated', 'settled']);
    expect(simulation.requests.at(-1)?.kind).toBe('read-policies');
  });

  it('settled even when everything happens between the POST and the first read', () => {
    const { names } = endOf(answeringMac({ answersAfterMs: 1 }));
    expect(names).toEqual(['requesting', 'accepted', 'evaluated', 'settled']);
  });

  it('stopped at once when the server wants a sign-in', () => {
    const { state, reason, at } = endOf(() => failure('sign-in-required', 'sign-in-required'));
    expect({ state, reason, at }).toEqual({ state: 'stopped', reason: 'sign-in-required', at: 0 });
  });

  it('stopped when the key has been refused for a minute', () => {
    const { state, reason, at, simulation } = endOf(() => tokenStale);
    expect({ state, reason, at }).toEqual({ state: 'stopped', reason: 'token-stale', at: minute });
    expect(simulation.end.startedAt).toBe(pressedAt);
  });

  it('settled when a new key comes within the minute', () => {
    const mac = answeringMac({ answersAfterMs: 5000 });
    const { state } = endOf((request, at) => (at < 58_000 ? tokenStale : mac(request, at)));
    expect(state).toBe('settled');
  });

  it.each([
    ['calls this Mac offline', { online: false, refetchRequested: true }],
    ['has details that are older than two hours', { refetchRequested: true, detailUpdatedAt: serverInstant(121) }],
  ])('stopped for an agent that does not answer when the server %s for a minute', (_what, change) => {
    const { state, reason, at } = endOf(unchanging(change));
    expect({ state, reason }).toEqual({ state: 'stopped', reason: 'agent-not-answering' });
    // The first read is 4 s after the POST; from then on it is a minute, and up to one delay more.
    expect(at).toBeGreaterThanOrEqual(4000 + minute);
    expect(at).toBeLessThan(4000 + minute + 6000);
  });

  it('waiting with the reason meanwhile, as long as the agent does not answer', () => {
    const { simulation } = endOf(unchanging({ online: false, refetchRequested: true }));
    const waiting = simulation.states.filter(({ state }) => state.state === 'accepted').slice(2);
    expect(new Set(waiting.map(({ state }) => state.reason))).toEqual(new Set(['agent-not-answering']));
  });

  it('stopped for missing results when the flag is cleared and nothing moves for a minute', () => {
    const { state, reason, at } = endOf(unchanging({ refetchRequested: false }));
    expect({ state, reason }).toEqual({ state: 'stopped', reason: 'results-missing' });
    expect(at).toBeGreaterThanOrEqual(4000 + minute);
    expect(at).toBeLessThan(4000 + minute + 6000);
  });

  it('stopped for missing results when the Mac answers and the policies are never evaluated', () => {
    const { names, reason } = endOf(answeringMac({ answersAfterMs: 8000, lagMs: Infinity }));
    expect(names).toEqual(['requesting', 'accepted', 'answered', 'stopped']);
    expect(reason).toBe('results-missing');
  });

  it('timed out half an hour after the POST when the flag stays set', () => {
    const { state, reason, at } = endOf(answeringMac({ answersAfterMs: null }));
    expect({ state, reason }).toEqual({ state: 'stopped', reason: 'timed-out' });
    expect(at).toBeGreaterThanOrEqual(30 * minute);
    expect(at).toBeLessThanOrEqual(30 * minute + 30_000);
  });

  it('timed out half an hour after the POST when the server is gone since then, however long the back-off', () => {
    const { state, reason, at } = endOf((request, at) =>
      at > 0 ? offline : request === 'read-host' ? host() : 'done',
    );
    expect({ state, reason, at }).toEqual({ state: 'stopped', reason: 'timed-out', at: 30 * minute });
  });

  it('settled with what came at the last moment rather than timed out', () => {
    expect(endOf(answeringMac({ answersAfterMs: 29 * minute })).state).toBe('settled');
  });
});

describe('a queued refetch', () => {
  const wakes = (server: Server) =>
    simulateRefetch({ server, untilMs: 4 * 3_600_000 }).requests.map(({ at }) => at / minute);

  it.each([
    ['unreachable', offline],
    ['rate-limited', failure('rate-limited', 'rate-limited')],
    ['error', failure('error', 'server-error')],
  ])('tries again after 1, 2, 4, 8, 16 and then every 30 minutes while the server is %s', (_what, reply) => {
    expect(wakes(() => reply)).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121, 151, 181, 211]);
  });

  it('waits for as long as the server asks, when that is longer', () => {
    const busy = failure('rate-limited', 'rate-limited', 10 * minute);
    expect(wakes(() => busy).slice(0, 7)).toEqual([0, 10, 20, 30, 40, 56, 86]);
  });

  it('says what it waits for and when it goes on, and gives up after a day without having been able to ask', () => {
    const { end, states } = simulateRefetch({ server: () => offline, untilMs: 40 * 3_600_000 });
    expect(end).toMatchObject({ state: 'stopped', reason: 'offline' });
    expect((end.updatedAt ?? 0) - pressedAt).toBeGreaterThanOrEqual(24 * 60 * minute);
    for (const { state, at } of states.filter(({ state }) => state.state === 'queued')) {
      expect(state.nextTryAt).toBeGreaterThan(pressedAt + at);
    }
  });

  it('goes on by itself when the server is back, and settles', () => {
    const mac = answeringMac({ answersAfterMs: 9000 });
    const simulation = simulateRefetch({ server: (request, at) => (at < 5 * minute ? offline : mac(request, at)) });
    expect(namesOf(simulation).slice(-5)).toEqual(['queued', 'requesting', 'accepted', 'evaluated', 'settled']);
    expect(simulation.end.reason).toBeNull();
  });
});
