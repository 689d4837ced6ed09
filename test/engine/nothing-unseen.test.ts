import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const minute = 60_000;
const hour = 60 * minute;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);

/** What is shown has been seen: not before an outage, not before an evaluation, not before a sleep. */
describe('what is shown', () => {
  it('is no list that the licence no longer gives, although the Mac was evaluated', async () => {
    const { engine, until, scenario } = await drivenWorld('blocked-then-fixed');
    await engine.look('started');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    scenario.api.behave({ tier: 'free' });
    const end = await until(hasEnded);
    expect(end.refetch).toMatchObject({ state: 'settled', changes: null });
    expect([end.policies.state, end.upstream.state]).toEqual(['unknown', 'unlicensed']);
  });

  it('after a second outage is what was known last, not what was known before the first one', async () => {
    const { engine, live, scenario, clock } = await drivenWorld('clear');
    const outage = async (): Promise<void> => {
      scenario.api.behave({ refusal: { kind: 'server-error' } });
      await live(31 * minute);
      scenario.api.behave({ refusal: null });
    };
    scenario.mac.change({ responses: { 'password-manager': 'fail' } });
    await engine.look('started');
    engine.startIdleLooks();
    await outage();
    // As many fail as before, and another one that counts.
    const now = clock.now();
    scenario.mac.change({ responses: { 'screen-lock': 'fail' }, detailUpdatedAt: now, policyUpdatedAt: now });
    clock.pass(2 * minute);
    expect((await engine.look('asked-by-person')).headline.state).toBe('blocked');
    await outage();
    await live(31 * minute);
    expect(engine.store.get().headline).toMatchObject({ state: 'blocked', id: 'policies-failing' });
  });

  it('after a long outage is read anew: an evaluation of days ago stands for nothing', async () => {
    const { engine, live, scenario, asked } = await drivenWorld('clear');
    await engine.look('started');
    engine.startIdleLooks();
    scenario.api.behave({ refusal: { kind: 'server-error' } });
    await live(30 * hour);
    scenario.api.behave({ refusal: null });
    const before = asked().length;
    await live(31 * minute);
    expect(asked().slice(before, before + 3)).toEqual(['desktop', 'host', 'policies']);
    expect(engine.store.get().headline).toMatchObject({ state: 'unknown', id: 'policies-stale' });
  });

  it('is no evaluation whose list was never read, when a refetch is cancelled in between', async () => {
    const { engine, until, scenario, clock, asked } = await drivenWorld('never-answers');
    scenario.mac.change({ responses: {} });
    await engine.look('started');
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    const listedAt = engine.store.get().policies.evaluatedAt;
    // The policies are evaluated before the details arrive, and one fails now.
    scenario.mac.change({ policyUpdatedAt: clock.now(), responses: { 'screen-lock': 'fail' } });
    const reads = asked().length;
    await until(() => asked().length > reads);
    engine.cancelRefetch();
    expect(engine.store.get().policies.evaluatedAt).toBe(listedAt);
    expect((await engine.look('refetch-ended')).headline.state).toBe('blocked');
  });

  it('after waking is not what a look saw that began before the sleep', async () => {
    const world = await drivenWorld('clear');
    const { engine, clock, quiet, asked } = world;
    await engine.look('started');
    const front = await world.putInFront();
    clock.pass(2 * minute);
    const held = front.hold('desktop');
    const early = engine.look('window-opened');
    await held.arrived;
    clock.jump(3 * hour);
    const late = engine.stirred('woke');
    expect(engine.store.get().headline.id).toBe('not-checked-lately');
    held.release();
    await early;
    await late;
    await quiet();
    expect(Date.parse(engine.store.get().takenAt)).toBeGreaterThanOrEqual(clock.now() - minute);
    expect(asked().filter(route => route === 'desktop').length).toBeGreaterThanOrEqual(2);
  });
});

describe('a refetch that was kept', () => {
  it('is asked for once, although somebody presses while the first look is still on its way', async () => {
    const world = await drivenWorld('never-answers');
    const front = await world.putInFront();
    const startedAt = world.clock.now() - minute;
    const queued = { state: 'queued', reason: 'connection-refused', startedAt, updatedAt: startedAt } as const;
    const again = await world.restart(kept => ({ ...kept, refetch: { ...kept.refetch, ...queued } }));
    const held = front.hold('desktop');
    const resumed = again.resumeRefetch();
    await held.arrived;
    const pressed = again.refetch();
    held.release();
    await Promise.all([resumed, pressed]);
    await world.until(({ refetch }) => refetch.state === 'accepted');
    await world.live(10_000);
    expect(world.posts()).toBe(1);
  });
});
