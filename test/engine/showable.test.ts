import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src-main/core/config.ts';
import { isShowable } from '../../src-main/engine/keep-status.ts';
import { drivenWorld } from './driven-world.ts';

const minute = 60_000;
const { settings } = parseSettings([]);

describe('a kept snapshot', () => {
  it('may be shown for twice the idle interval, and not from the future', async () => {
    const { engine } = await drivenWorld('clear');
    const kept = await engine.look('started');
    const taken = Date.parse(kept.takenAt);
    const showable = [-1, 0, 60 * minute - 1, 60 * minute].map(age => isShowable(kept, taken + age, settings));
    expect(showable).toEqual([false, true, true, false]);
    const rarely = parseSettings([{ IdleRefreshMinutes: 60 }]).settings;
    expect(isShowable(kept, taken + 60 * minute, rarely)).toBe(true);
  });

  it('is not shown from the middle of a refetch, which has a document of its own, nor where there is none', async () => {
    const { engine, clock } = await drivenWorld('clear');
    await engine.look('started');
    await engine.refetch();
    expect(isShowable(engine.store.get(), clock.now(), settings)).toBe(false);
    expect(isShowable(null, clock.now(), settings)).toBe(false);
  });
});
