import { describe, expect, it } from 'vitest';
import type { RefetchStateName, Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const minute = 60_000;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const isIn =
  (state: RefetchStateName) =>
  ({ refetch }: Snapshot): boolean =>
    refetch.state === state;

describe('the app ends while a refetch is under way, and starts again', () => {
  it('before the server was asked: it is asked then, once', async () => {
    const { engine, restart, until, posts, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    expect(engine.store.get().refetch.state).toBe('requesting');
    const { startedAt } = engine.store.get().refetch;
    clock.pass(5 * minute);
    const again = await restart();
    await again.resumeRefetch();
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'settled', startedAt });
    expect(posts()).toBe(1);
  });

  it('after the POST, whose answer was lost: the one that is pending is followed, and nothing is sent again', async () => {
    const { engine, restart, until, posts, quiet, putInFront } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    // The server took it, but the app ended before it kept that.
    const again = await restart(kept => ({
      ...kept,
      refetch: { ...kept.refetch, state: 'requesting', postedAt: null, nextTryAt: null },
    }));
    await again.resumeRefetch();
    await quiet();
    expect(again.store.get().refetch.state).toBe('accepted');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
    expect(front.routes().filter(route => route === 'refetch')).toHaveLength(1);
  });

  it('in the queue: it waits for its time and no shorter, and goes on by itself', async () => {
    const { engine, restart, until, live, posts, scenario, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'rate-limited', retryAfterSeconds: 600 } });
    await engine.refetch();
    const { nextTryAt, reason } = (await until(isIn('queued'))).refetch;
    const before = scenario.api.requests().length;
    const again = await restart();
    scenario.api.behave({ refusal: null });
    await again.resumeRefetch();
    expect(again.store.get().refetch).toMatchObject({ state: 'queued', nextTryAt, reason });
    await live(Date.parse(nextTryAt ?? '') - clock.now() - 1_000);
    expect(scenario.api.requests()).toHaveLength(before);
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('in the queue, and its time has passed meanwhile: it goes on at once', async () => {
    const { engine, restart, until, quiet, posts, scenario, clock } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    await until(isIn('queued'));
    clock.pass(10 * minute);
    scenario.api.behave({ refusal: null });
    const again = await restart();
    await again.resumeRefetch();
    await quiet();
    expect(again.store.get().refetch.state).toBe('accepted');
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('accepted: it is followed from where it was, with the first look or after it', async () => {
    const { engine, restart, until, posts } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    const { startedAt } = (await until(isIn('accepted'))).refetch;
    const again = await restart();
    await again.look('started');
    expect(again.store.get().refetch).toMatchObject({ state: 'accepted', startedAt });
    await again.resumeRefetch();
    const end = await until(hasEnded);
    expect(end.refetch).toMatchObject({ state: 'settled', startedAt });
    expect(end.refetch.changes).toEqual([
      { id: '12', name: 'The screen locks by itself', blocks: true, from: 'fail', to: 'pass' },
    ]);
    expect(posts()).toBe(1);
  });

  it.each(['status', 'resume'] as const)(
    'accepted, and answered meanwhile: the first look settles it (%s), and asks nothing more',
    async how => {
      const { engine, restart, live, posts, clock, asked } = await drivenWorld('blocked-then-fixed');
      await engine.look('started');
      await engine.refetch();
      await live(1_000);
      expect(engine.store.get().refetch.state).toBe('accepted');
      engine.stop();
      clock.pass(3 * minute);
      const before = asked().length;
      const again = await restart();
      if (how === 'status') await again.look('started');
      else await again.resumeRefetch();
      expect(again.store.get().refetch.state).toBe('settled');
      expect(again.store.get().headline).toMatchObject({ state: 'clear', id: 'done-try-signing-in' });
      await live(3 * minute);
      expect(asked().slice(before)).toEqual(['desktop', 'host', 'policies', 'activities']);
      expect(posts()).toBe(1);
    },
  );

  it('answered, not yet evaluated: the evaluation is waited for', async () => {
    const { engine, restart, until, posts, scenario } = await drivenWorld('never-answers');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    scenario.mac.change({ refetchRequested: false, detailUpdatedAt: Date.parse('2026-11-20T10:00:10Z') });
    await until(isIn('answered'));
    const again = await restart();
    await again.resumeRefetch();
    expect(again.store.get().refetch.state).toBe('answered');
    scenario.mac.change({ policyUpdatedAt: Date.parse('2026-11-20T10:00:12Z') });
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });

  it('evaluated, the list not yet read: the list is read', async () => {
    const { engine, restart, until, posts, putInFront } = await drivenWorld('blocked-then-fixed');
    const front = await putInFront();
    await engine.look('started');
    const held = front.hold('policies');
    await engine.refetch();
    await until(isIn('evaluated'));
    await held.arrived;
    expect(engine.store.get().refetch.state).toBe('evaluated');
    const again = await restart();
    held.release();
    await again.resumeRefetch();
    expect((await until(hasEnded)).policies.items.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(again.store.get().refetch.state).toBe('settled');
    expect(posts()).toBe(1);
  });
});

describe('what is not taken up', () => {
  it('is one that has ended: settled stays settled, and nobody is asked', async () => {
    const { engine, restart, until, live, posts } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    const { refetch } = await until(hasEnded);
    const again = await restart();
    await again.resumeRefetch();
    await live(5 * minute);
    expect(again.store.get().refetch).toEqual(refetch);
    expect(posts()).toBe(1);
  });

  it('is one that was cancelled', async () => {
    const { engine, restart, until, live, asked } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    engine.cancelRefetch();
    const before = asked().length;
    const again = await restart();
    await again.resumeRefetch();
    await live(5 * minute);
    expect(again.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'cancelled' });
    expect(asked()).toHaveLength(before);
  });

  it('is one that could not be sent for more than a day', async () => {
    const { engine, restart, until, clock, posts, live, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await engine.refetch();
    await until(isIn('queued'));
    clock.pass(24 * 60 * minute + 1);
    scenario.api.behave({ refusal: null });
    const again = await restart();
    await again.resumeRefetch();
    await live(minute);
    expect(again.store.get().refetch.state).toBe('idle');
    expect(posts()).toBe(0);
  });

  it('is one of another server', async () => {
    const { engine, restart, until, live, posts, putInFront } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(isIn('accepted'));
    const again = await restart();
    const front = await putInFront();
    await again.resumeRefetch();
    await live(5 * minute);
    expect(again.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'superseded' });
    expect(posts()).toBe(1);
    expect(front.routes()).toEqual(['desktop', 'host', 'policies', 'activities']);
  });
});
