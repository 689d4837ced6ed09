import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const second = 1_000;
const minute = 60 * second;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);

describe('after a refetch has settled', () => {
  async function settledWith(reply: { status: number; body: unknown }) {
    const world = await drivenWorld('blocked-then-fixed');
    const front = await world.putInFront();
    front.reply('activities', { status: 200, body: { activities: [] } });
    await world.engine.look('started');
    await world.engine.refetch();
    await world.until(hasEnded);
    const before = front.routes().length;
    front.reply('activities', reply);
    return { ...world, since: () => front.routes().slice(before) };
  }
  const feed = (type: string) => ({
    status: 200,
    body: { activities: [{ type, created_at: '2026-11-20T10:01:00Z' }] },
  });

  it('the feed is asked once what came of it, after Microsoft has had its minute', async () => {
    const { engine, live, since } = await settledWith(feed('failed_automation_conditional_access'));
    const told = () => engine.store.get().journey.find(({ stop }) => stop === 'told');
    expect(told()).toMatchObject({ state: 'done', basis: 'assumed' });
    await live(90 * second);
    expect(since()).toEqual([]);
    await live(20 * second);
    expect(since()).toEqual(['activities']);
    expect(told()).toMatchObject({ state: 'failed', basis: 'observed', at: '2026-11-20T10:01:00.000Z', turn: 'it' });
    await live(10 * minute);
    expect(since()).toEqual(['activities']);
  });

  it('a feed that tells nothing changes nothing', async () => {
    const { engine, live } = await settledWith({ status: 500, body: {} });
    const { revision } = engine.store.get();
    await live(3 * minute);
    expect(engine.store.get().revision).toBe(revision);
    expect(engine.store.get().upstream.state).toBe('ok');
  });

  it('nobody is asked any more once the engine has stopped', async () => {
    const { engine, live, since } = await settledWith(feed('ran_automation_conditional_access'));
    engine.stop();
    await live(3 * minute);
    expect(since()).toEqual([]);
  });

  it('the feed is not asked where no policy counts for access', async () => {
    const { engine, until, live, putInFront } = await drivenWorld('clear');
    const front = await putInFront();
    front.reply('policies', { status: 200, body: { policies: [{ id: 1, name: 'x', response: 'pass' }] } });
    await engine.look('started');
    await engine.refetch();
    await until(hasEnded);
    await live(3 * minute);
    expect(front.routes()).not.toContain('activities');
  });
});
