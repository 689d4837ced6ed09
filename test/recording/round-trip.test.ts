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

function shown({ headline, registration, policies, journey, checks, upstream, refetch, mac }: Snapshot): unknown {
  return timeless({ headline, registration, policies, journey, checks, upstream, refetch, mac });
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
});
