import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { recordedMac, type RecordedMacOptions } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
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

function shown(snapshot: Snapshot): unknown {
  return timeless({ ...snapshot, revision: null });
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

  const loopback = { url: 'https://127.0.0.1:9', token: '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32' };
  const jamfServer = 'https://jss.larkfield.example:8443/';
  const joined = { deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', userPrincipalName: 'sam@larkfield.example' };
  const managers: Readonly<Record<string, Partial<RecordedMacOptions>>> = {
    Fleet: { fleet: loopback, registration: 'device-not-registered' },
    'Jamf on a host of its own': {
      registration: 'device-not-registered',
      mdmVendor: 'jamf',
      jamf: { server: jamfServer, ssoStatus: 1 },
    },
    Intune: { registration: 'device-not-registered', mdmVendor: 'intune', intune: '2506.005' },
    'two managers': { fleet: loopback, mdmVendor: 'jamf', jamf: { ssoStatus: 2 } },
    'Workplace Join': { registration: 'not-configured', workplaceJoin: joined },
  };
  it.each(
    Object.keys(managers).flatMap(name => [
      { name, wantsMask: false },
      { name, wantsMask: true },
    ]),
  )('$name: a replay comes to the same advice (masked: $wantsMask)', async ({ name, wantsMask }) => {
    const folder = await emptyFolder();
    const mac = recordedMac({ now: Date.now(), fleet: null, ...managers[name] });
    const ownHost = (text: string): string =>
      name.includes('own') ? text.replaceAll('larkfield.jamfcloud.com', 'jss.larkfield.example') : text;
    const commands = Object.entries(mac.commands).map(
      ([key, command]) => [key, { ...command, stdout: ownHost(command.stdout) }] as const,
    );
    await writeRecordedMac(join(folder, 'mac'), { ...mac, commands: Object.fromEntries(commands) });
    const { snapshot } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'), wantsMask);
    const replayed = await replayMac(join(folder, 'out'));
    const advice = ({ doctor, contradictions, headline }: Snapshot): unknown => ({
      doctor: doctor === null ? null : { id: doctor.id, turn: doctor.turn, remedy: doctor.remedy },
      contradictions: contradictions.map(({ id }) => id),
      headline: headline.id,
    });
    expect(snapshot.doctor).not.toBe(null);
    expect(advice(replayed)).toEqual(advice(snapshot));
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
    const memory = { earlierDeviceId, tries: 2, evaluatedBefore: null };
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
