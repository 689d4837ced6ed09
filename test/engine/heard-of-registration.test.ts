import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';

const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const stateOf = ({ journey }: Snapshot, wanted: string) => journey.find(({ stop }) => stop === wanted)?.state;

describe('a Mac that was registered a moment ago', () => {
  it('waits for Refetch before anybody says that Microsoft was told', async () => {
    const { engine, scenario, until } = await drivenWorld('not-registered');
    await engine.look('started');
    scenario.mend();
    const registered = await engine.look('asked-by-person').then(() => engine.store.get());
    expect(registered.registration.code).toBe('P0');
    expect(registered.headline).toMatchObject({ id: 'not-heard', state: 'action', turn: 'you' });
    expect([stateOf(registered, 'told'), stateOf(registered, 'access')]).toEqual(['pending', 'pending']);
    await engine.refetch();
    const end = await until(hasEnded);
    expect(end.headline).toMatchObject({ id: 'done-try-signing-in', state: 'clear' });
    expect(stateOf(end, 'told')).toBe('done');
  });

  it('needs no second Refetch where the first was pressed before anybody had looked', async () => {
    const { engine, scenario, until } = await drivenWorld('not-registered');
    await engine.look('started');
    scenario.mend();
    await engine.refetch();
    await until(hasEnded);
    await engine.look('refetch-ended');
    expect(engine.store.get().registration.code).toBe('P0');
    expect(engine.store.get().headline.id).toBe('done-try-signing-in');
  });
});
