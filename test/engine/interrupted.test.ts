import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const second = 1_000;
const minute = 60 * second;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const isIn =
  (state: RefetchStateName) =>
  ({ refetch }: Snapshot): boolean =>
    refetch.state === state;
const fleetdPlist = 'files/Library/Managed Preferences/com.fleetdm.fleetd.config.plist';

describe('this Mac moves to another server', () => {
  it('while a refetch is followed: it is superseded, and no answer of the old server counts any more', async () => {
    const { engine, until, live, posts, putInFront, asked } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const front = await putInFront();
    const before = asked().length;
    const snapshot = await engine.look('woke');
    expect(snapshot.refetch).toMatchObject({ state: 'stopped', reason: 'superseded' });
    expect(snapshot.upstream).toMatchObject({ server: front.host, state: 'ok' });
    expect(front.routes()).toEqual(['desktop', 'host', 'policies', 'activities']);
    await live(2 * minute);
    expect(asked().length - before).toBe(4);
    expect(posts()).toBe(1);
  });

  it('while an answer of the old one is on its way: it changes nothing', async () => {
    const { engine, until, live, putInFront, nameServer, scenario, clock } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const held = front.hold('host');
    clock.pass(4 * second);
    await held.arrived;
    await nameServer(scenario.url);
    const looking = engine.look('woke');
    await looking;
    held.release();
    await live(minute);
    expect(engine.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'superseded' });
    expect(engine.store.get().upstream.server).toBe(new URL(scenario.url).host);
  });

  it('while the refetch waits in the queue: nothing is asked of either', async () => {
    const { engine, until, live, putInFront, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    await until(isIn('queued'));
    const front = await putInFront();
    scenario.api.behave({ refusal: null });
    await engine.look('woke');
    await live(10 * minute);
    expect(engine.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'superseded' });
    expect(front.routes()).not.toContain('refetch');
  });

  it('and the new one says nothing: the old one’s last contact is not its own', async () => {
    const { engine, putInFront, scenario } = await drivenWorld('clear');
    expect((await engine.look('started')).upstream.lastContactAt).not.toBeNull();
    const front = await putInFront();
    front.close();
    const { upstream } = await engine.look('woke');
    expect(upstream).toMatchObject({ server: front.host, state: 'unreachable', lastContactAt: null });
    expect(upstream.server).not.toBe(new URL(scenario.url).host);
  });

  it('is not said when it only cannot be read which server it is', async () => {
    const { engine, until, scenario, posts, nameServer } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    await writeFile(join(scenario.root, fleetdPlist), 'half a plist');
    await engine.look('woke');
    expect(engine.store.get().refetch.reason).not.toBe('superseded');
    await nameServer(scenario.url);
    expect((await until(hasEnded)).refetch.reason).not.toBe('superseded');
    expect(posts()).toBe(1);
  });

  it('is not said when the agent was removed: then there is nobody to ask', async () => {
    const { engine, until, scenario } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    for (const file of [fleetdPlist, 'files/Library/LaunchDaemons', 'files/opt/orbit']) {
      await rm(join(scenario.root, file), { recursive: true });
    }
    await engine.look('woke');
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'no-upstream' });
  });
});

describe('this Mac falls asleep', () => {
  it('before the POST: it is queued as asleep, and goes on when this Mac wakes', async () => {
    const { engine, until, posts, putInFront, clock } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    const held = front.hold('host');
    await engine.refetch();
    await held.arrived;
    engine.fellAsleep();
    expect(engine.store.get().refetch).toMatchObject({ state: 'queued', reason: 'asleep' });
    held.release();
    clock.pass(30 * second);
    expect(engine.store.get().refetch.state).toBe('queued');
    await engine.stirred('woke');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('before the POST, and nobody tells of the waking: it goes on a minute later by itself', async () => {
    const { engine, until, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    engine.fellAsleep();
    const asleep = clock.now();
    expect(engine.store.get().refetch.nextTryAt).toBe(new Date(asleep + minute).toISOString());
    await until(({ refetch }) => refetch.state !== 'queued');
    expect(clock.now() - asleep).toBe(minute);
    expect((await until(hasEnded)).refetch.state).toBe('settled');
  });

  it('while the POST is on its way: it may have arrived, so the server is read before it is asked again', async () => {
    const { engine, until, posts, putInFront } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    const held = front.hold('refetch');
    await engine.refetch();
    await held.arrived;
    engine.fellAsleep();
    held.release();
    await engine.stirred('woke');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('while a reading is on its way, and nobody tells of the waking: it is followed on all the same', async () => {
    const { engine, until, live, putInFront, clock } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const held = front.hold('host');
    clock.pass(4 * second);
    await held.arrived;
    engine.fellAsleep();
    expect(engine.store.get().refetch.state).toBe('accepted');
    held.release();
    await live(minute);
    expect(engine.store.get().refetch.state).toBe('settled');
  });

  it('after the POST: the server goes on without it, and the waking reads it at once', async () => {
    const { engine, until, quiet, posts, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    engine.fellAsleep();
    expect(engine.store.get().refetch.state).toBe('accepted');
    clock.pass(9 * second);
    await quiet();
    await engine.stirred('woke');
    await quiet();
    expect(clock.now()).toBeLessThan(Date.parse('2026-11-20T10:00:20Z'));
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('and wakes while a request is on its way: nothing is asked beside it', async () => {
    const { engine, until, quiet, putInFront, clock } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const held = front.hold('host');
    clock.pass(4 * second);
    await held.arrived;
    const before = front.routes().length;
    await engine.stirred('woke');
    held.release();
    await quiet();
    expect(front.routes().slice(before)).toEqual([]);
  });

  it('or its network changes often: each time is one reading, and no timer is left over', async () => {
    const { engine, until, live, quiet, asked } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const before = asked().length;
    for (let turn = 0; turn < 3; turn += 1) {
      await engine.stirred('network-changed');
      await quiet();
    }
    await live(10 * second);
    // Three now, and then as planned: after 4, 6, 8 and 10 seconds.
    expect(asked().slice(before)).toEqual(Array.from({ length: 7 }, () => 'host'));
  });

  it('with nothing under way: nothing happens', async () => {
    const { engine } = await drivenWorld('clear');
    await engine.look('started');
    engine.fellAsleep();
    expect(engine.store.get().refetch.state).toBe('idle');
  });
});

describe('a queue that waits', () => {
  /** A world whose server is not reachable, and which was asked to refetch all the same. */
  async function unreachable() {
    const world = await drivenWorld('blocked-then-fixed');
    const { engine, until, nameServer, scenario } = world;
    await nameServer('http://127.0.0.1:1/');
    await engine.look('started');
    await engine.refetch();
    expect((await until(isIn('queued'))).refetch.reason).toBe('connection-refused');
    return { ...world, mend: () => nameServer(scenario.url) };
  }

  it.each(['network-changed', 'woke'] as const)('for the network is hurried: %s', async cause => {
    const { engine, quiet, putInFront, until } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    front.close();
    await engine.refetch();
    await until(isIn('queued'));
    const { nextTryAt } = engine.store.get().refetch;
    const tried = new Promise<void>(resolve => {
      const unsubscribe = engine.store.subscribe(({ refetch }) => {
        if (refetch.state !== 'requesting') return;
        unsubscribe();
        resolve();
      });
    });
    void engine.stirred(cause);
    await tried;
    await quiet();
    // Still no server: the wait begins anew, and is longer.
    expect(engine.store.get().refetch.state).toBe('queued');
    expect(Date.parse(engine.store.get().refetch.nextTryAt ?? '')).toBeGreaterThan(Date.parse(nextTryAt ?? ''));
  });

  it('for the network is hurried by pressing again', async () => {
    const { engine, quiet, until } = await unreachable();
    const states: string[] = [];
    engine.store.subscribe(({ refetch }) => states.push(refetch.state));
    await engine.refetch();
    await quiet();
    await until(isIn('queued'));
    expect(states[0]).toBe('requesting');
  });

  it('for a server that limits its callers is not hurried by anything', async () => {
    const { engine, quiet, scenario, until, asked, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 900 } });
    await engine.refetch();
    const { nextTryAt } = (await until(isIn('queued'))).refetch;
    const before = asked().length;
    clock.pass(10 * minute);
    await engine.refetch();
    await engine.stirred('woke');
    await engine.stirred('network-changed');
    await engine.look('asked-by-person');
    await quiet();
    expect(engine.store.get().refetch).toMatchObject({ state: 'queued', nextTryAt });
    expect(asked()).toHaveLength(before);
  });

  it('for a server in trouble is hurried a minute after its failure, not earlier', async () => {
    const { engine, quiet, scenario, until, live } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    await until(isIn('queued'));
    await live(30 * second);
    await engine.refetch();
    await quiet();
    expect(engine.store.get().refetch.state).toBe('queued');
    scenario.api.behave({ refusal: null });
    await live(30 * second);
    await engine.refetch();
    await quiet();
    expect(engine.store.get().refetch.state).toBe('accepted');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
  });
});
