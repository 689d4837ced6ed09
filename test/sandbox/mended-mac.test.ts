import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mendedMac } from '../../src-main/sandbox/mended-mac.ts';
import { registrationKinds } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { readyMac } from '../../src-main/sandbox/scenario.ts';
import { scenarioIds, scenarios, type ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { allKinds } from '../fixtures/app-sso-texts.ts';
import { manualClock } from './manual-clock.ts';
import { noon } from './sandbox-server.ts';

/** Every file of a started scenario's Mac before and after its person has mended it, as what differs. */
async function mendedFiles(id: ScenarioId): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { root, mend, close } = await startScenario({ id, directory: folder, clock: manualClock(noon) });
  onTestFinished(close);
  const before = await textsIn(root);
  const { mtimeMs } = await stat(path.join(root, 'commands'));
  mend();
  const after = await textsIn(root);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect((await stat(path.join(root, 'commands'))).mtimeMs).toBeGreaterThanOrEqual(mtimeMs);
  return [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
}

async function textsIn(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const names = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(names.map(name => readFile(name, 'utf8')));
  return new Map(names.map((name, index) => [path.relative(root, name), texts[index] ?? '']));
}

describe('a Mac that its person mends', () => {
  it.each(allKinds)('%s: is registered afterwards where that is in their hands', registration => {
    const mended = mendedMac({ ...readyMac, registration });
    expect(mended?.registration ?? null).toBe(
      ['P2', 'P4', 'P5', 'P6', 'P7', 'P8'].includes(registrationKinds[registration].code) ? 'registered' : null,
    );
  });

  it('is the same Mac in everything else, and Jamf learns of it', () => {
    const { mac } = scenarios['jamf-not-registered'];
    expect(mendedMac(mac)).toEqual({
      ...mac,
      registration: 'registered',
      jamf: { ssoStatus: 2, entraId: 'acquired' },
    });
  });

  it.each([
    ['not-registered', ['commands/app-sso.json', 'commands/dscl.json']],
    ['profile-not-loaded', ['commands/app-sso.json', 'commands/dscl.json']],
    ['signed-out', ['commands/app-sso.json']],
    [
      'jamf-not-registered',
      [
        'commands/app-sso.json',
        'commands/dscl.json',
        'commands/jamf-psso.json',
        'files/Users/sam/Library/Preferences/com.jamf.management.jamfAAD.plist',
      ],
    ],
    ['local-policies', ['osquery.json']],
    ['profile-missing', []],
    ['clear', []],
  ] as const)('%s: has these files changed and no other', async (id, files) => {
    expect([...(await mendedFiles(id))].sort()).toEqual(files);
  });

  it('is named by exactly the scenarios that have something to mend', () => {
    const mendable = scenarioIds.filter(id => mendedMac(scenarios[id].mac) !== null);
    expect(mendable).toEqual([
      'not-registered',
      'user-not-registered',
      'local-policies',
      'fleet-and-local',
      'profile-not-loaded',
      'registration-asked-again',
      'registration-to-repair',
      'signed-out',
      'jamf-not-registered',
      'intune-not-registered',
      'password-method-26',
      'smart-card-14',
    ]);
  });
});
