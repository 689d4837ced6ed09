import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { scenarioIds, scenarios, type ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { drivenWorld } from './driven-world.ts';

type Seen = { readonly state: string; readonly reason: string | null };

/** A refetch that waits for the way to be free has no other end while the trouble lasts. */
function hasEnded(id: ScenarioId): (snapshot: Snapshot) => boolean {
  const isEnd = scenarios[id].expected.refetchState;
  return ({ refetch: { state } }) => state !== 'idle' && (!isUnderWay(state) || state === isEnd);
}

/** Drives a scenario from the first look to the end of its refetch; the clock is moved by hand. */
async function drive(id: ScenarioId) {
  const { engine, until, scenario } = await drivenWorld(id);
  const seen: Seen[] = [];
  engine.store.subscribe(({ refetch: { state, reason } }) => {
    seen.push({ state, reason });
  });
  await engine.look('asked-by-person');
  const pressing = engine.refetch();
  const { refetch } = await until(hasEnded(id));
  await pressing;
  return { refetch, seen, posts: scenario.api.requests().filter(({ route }) => route === 'refetch') };
}

describe('the end of a refetch, followed for as long as it takes', () => {
  it.each(scenarioIds)('%s', async id => {
    const { refetchState, refetchReason, within } = scenarios[id].expected;
    const { refetch, seen } = await drive(id);
    expect({ state: refetch.state, reason: refetch.reason }).toEqual({ state: refetchState, reason: refetchReason });
    if (within !== undefined) expect(seen).toContainEqual({ state: within.state, reason: within.reason });
  });
});

describe('on the way to the end', () => {
  it('a refetch that somebody else asked for is followed, and none is sent', async () => {
    expect((await drive('already-pending')).posts).toEqual([]);
  });

  it('a server that failed at first is asked again after a minute, and only then', async () => {
    const { posts } = await drive('server-error-then-fine');
    expect(posts.map(({ status }) => status)).toEqual([500, 200]);
    const [first = { at: 0 }, second = { at: 0 }] = posts;
    expect(second.at - first.at).toBeGreaterThanOrEqual(59_000);
  });

  it('a server that asked for a minute gets it', async () => {
    const { posts } = await drive('rate-limited-then-fine');
    expect(posts.map(({ status }) => status)).toEqual([429, 200]);
    const [first = { at: 0 }, second = { at: 0 }] = posts;
    expect(second.at - first.at).toBeGreaterThanOrEqual(60_000);
  });

  it('a token that is being renewed is waited for', async () => {
    expect((await drive('token-rotates')).seen).toContainEqual({ state: 'accepted', reason: 'token-stale' });
  });

  it('an evaluation that takes its time is seen to be under way', async () => {
    expect((await drive('evaluated-late')).seen).toContainEqual({ state: 'answered', reason: null });
  });

  it('every state that a refetch can be in without Entra’s verdict is seen in some scenario', async () => {
    const states = ['requesting', 'queued', 'accepted', 'answered', 'evaluated', 'settled', 'stopped'];
    const seen = new Set<string>();
    for (const id of ['evaluated-late', 'server-error-then-fine', 'sign-in-required'] as const) {
      for (const { state } of (await drive(id)).seen) seen.add(state);
    }
    expect([...seen]).toEqual(expect.arrayContaining(states));
  });
});
