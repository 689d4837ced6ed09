import { describe, expect, it } from 'vitest';
import { openUpdateWatch } from '../../src-main/app/update-watch.ts';
import { settleMs } from '../../src-main/core/when-to-restart.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';

async function watching() {
  const clock = handMovedClock();
  const now = { mark: 'old', isWindowOpen: false, isRefetching: false, restarts: 0 };
  const works: Promise<unknown>[] = [];
  const watch = await openUpdateWatch({
    clock,
    readMark: async () => now.mark,
    isWindowOpen: () => now.isWindowOpen,
    isRefetching: () => now.isRefetching,
    restart: () => {
      now.restarts += 1;
    },
    report: (_what, work) => void works.push(work),
  });
  const pass = async (ms: number): Promise<void> => {
    clock.pass(ms);
    await Promise.all(works);
  };
  return { clock, now, watch, pass };
}

describe('the watch for another version', () => {
  it('waits for nothing while there is none', async () => {
    const { clock, watch, now } = await watching();
    await watch.look();
    expect([clock.waiting(), now.restarts]).toEqual([0, 0]);
  });

  it('restarts once, by itself, when that has settled', async () => {
    const { clock, watch, now, pass } = await watching();
    now.mark = 'new';
    await watch.look();
    await watch.look();
    expect(clock.waiting()).toBe(1);
    await pass(settleMs);
    expect([now.restarts, clock.waiting()]).toEqual([1, 0]);
    await watch.look();
    expect(now.restarts).toBe(1);
  });

  it('restarts when the window is closed', async () => {
    const { watch, now, pass } = await watching();
    now.mark = 'new';
    now.isWindowOpen = true;
    await watch.look();
    await pass(settleMs);
    expect(now.restarts).toBe(0);
    now.isWindowOpen = false;
    await watch.look();
    expect(now.restarts).toBe(1);
  });
});
