import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { scenarioIds } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { recordMac, replayMac } from '../fixtures/look-at-world.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const stamp = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A snapshot with every moment made the same: the clock of a replay stands still. */
function timeless(value: unknown): unknown {
  if (typeof value === 'string') return stamp.test(value) ? 'some moment' : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(timeless);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, timeless(item)]));
}

function shown({ takenAt: _at, revision: _revision, ...seen }: Snapshot): unknown {
  return timeless(seen);
}

describe('a recorded Mac', () => {
  it.each(scenarioIds)('%s: a replay shows what was seen', async id => {
    const folder = await emptyFolder();
    const scenario = await startScenario({ id, directory: join(folder, 'mac'), clock: systemClock, speed: 20 });
    const out = join(folder, 'recorded');
    try {
      const { root, state } = scenario;
      const { snapshot, result } = await recordMac({ root, state }, out);
      expect(result?.ok).toBe(true);
      await scenario.close();
      const replayed = await replayMac(out);
      expect(shown(replayed)).toEqual(shown(snapshot));
      expect(replayed.takenAt).toBe(snapshot.takenAt);
    } finally {
      await scenario.close();
    }
  });

  it('shows what earlier looks had learnt, which one look alone cannot know', async () => {
    const folder = await emptyFolder();
    const scenario = await startScenario({
      id: 'not-registered',
      directory: join(folder, 'mac'),
      clock: systemClock,
      speed: 20,
    });
    const earlierDeviceId = '5b2f7c1e-9a04-4d3b-8e61-7f0c2d9ab345';
    const memory = { earlierDeviceId, tries: 2 };
    try {
      const { snapshot } = await recordMac({ root: scenario.root, memory }, join(folder, 'full'));
      expect(snapshot.doctor?.turn).toBe('it');
      expect((await replayMac(join(folder, 'full'))).doctor).toEqual(snapshot.doctor);
      await recordMac({ root: scenario.root, memory }, join(folder, 'masked'), true);
      const masked = await readFile(join(folder, 'masked/upstream.json'), 'utf8');
      expect(masked).not.toContain(earlierDeviceId);
      expect((await replayMac(join(folder, 'masked'))).doctor?.turn).toBe('it');
    } finally {
      await scenario.close();
    }
  });
});
