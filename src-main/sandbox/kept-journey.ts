import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wholeSeconds } from './recorded-mac/apple-instants.ts';
import type { ScenarioKept } from './scenario.ts';
import type { MacState } from './simulated-mac.ts';

/** How long before the start the refetch was pressed that the app had begun when it ended. */
const pressedAgoMs: Readonly<Record<ScenarioKept, number>> = {
  'asked-just-now': 20_000,
  'asked-long-ago': 31 * 60_000,
};

type Kept = { readonly kept: ScenarioKept; readonly server: string; readonly now: number; readonly mac: MacState };

/** Writes the state folder of an app that ended while the server was about to check this Mac. */
export async function writeKeptJourney(folder: string, { kept, server, now, mac }: Kept): Promise<void> {
  const pressedAt = now - pressedAgoMs[kept];
  const stamp = (at: number | null): string | null => (at === null ? null : wholeSeconds(at));
  const journey = {
    version: 1,
    server,
    refetch: {
      state: 'accepted',
      reason: null,
      startedAt: pressedAt,
      updatedAt: pressedAt + 1_000,
      nextTryAt: null,
      baseline: { detailUpdatedAt: stamp(mac.detailUpdatedAt), policyUpdatedAt: stamp(mac.policyUpdatedAt) },
      postedAt: pressedAt + 1_000,
      failures: 0,
      silentSince: null,
      tokenStaleSince: null,
      clearedSince: null,
      awaits: 'evaluation',
      lastReadAt: pressedAt + 5_000,
      isJoined: false,
      distributedIntervalMs: 10_000,
    },
    before: null,
    changes: null,
    access: { triedAt: null, told: null },
    durationsMs: [],
    backOff: null,
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, 'journey.json'), `${JSON.stringify(journey, null, 2)}\n`);
}
