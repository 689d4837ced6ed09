import { describe, expect, it } from 'vitest';
import { drivenWorld } from './driven-world.ts';

const minute = 60_000;

describe('a server that was not reachable', () => {
  async function unreachable() {
    const world = await drivenWorld('clear');
    const front = await world.putInFront();
    await world.engine.look('started');
    world.clock.pass(2 * minute);
    front.drop(true);
    expect((await world.engine.look('asked-by-person')).upstream.state).toBe('unreachable');
    front.drop(false);
    return { ...world, front };
  }

  it.each([
    ['a person asks', 'asked-by-person', 'ok'],
    ['the window opens', 'window-opened', 'ok'],
    ['this Mac wakes', 'woke', 'ok'],
    ['the network changes', 'network-changed', 'ok'],
    ['nothing happens', 'idle', 'unreachable'],
  ] as const)('before its time is over and %s (%s): %s', async (_name, cause, state) => {
    const { engine } = await unreachable();
    const hasStirred = cause === 'woke' || cause === 'network-changed';
    const snapshot = await (hasStirred ? engine.stirred(cause) : engine.look(cause));
    expect(snapshot.upstream.state).toBe(state);
  });

  it('is known as such to whoever starts next', async () => {
    const { journeys, front } = await unreachable();
    expect(journeys.at(-1)?.backOff).toMatchObject({ server: front.host, backOff: { state: 'unreachable' } });
  });

  it('is tried at once when Refetch is pressed', async () => {
    const { engine, quiet } = await unreachable();
    await engine.refetch();
    await quiet();
    expect(engine.store.get().refetch.state).toBe('accepted');
  });
});
