import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlist } from '../src-main/adapters/plist.ts';
import { parseSettings, settingSchemas } from '../src-main/core/config.ts';
import { systemClock } from '../src-main/adapters/clock.ts';
import { openMac } from '../src-main/open-mac.ts';
import { openOutbox } from '../src-main/open-outbox.ts';
import { readManagedSettings } from '../src-main/open-settings.ts';
import type { MacPorts } from '../src-main/ports.ts';
import { restrictPorts } from '../src-main/probes/restrict-ports.ts';
import { settingsAsks } from '../src-main/settings-asks.ts';
import { openWorld } from '../src-main/wiring.ts';
import { clearway, macFor } from './commands/clearway.ts';
import { writeForcedSettings } from './commands/forced-settings.ts';

const defaults = parseSettings([]).settings;

const written = formatPlist({
  Enabled: false,
  Upstream: 'fleet',
  FleetURL: 'https://evil.example',
  ReportURL: 'https://evil.example/reports',
  HelpdeskURL: 'https://evil.example/help',
  LocalPolicies: [{ name: 'Mine', query: 'SELECT 1' }],
  BlockingChecks: [],
  Language: 'de',
});

describe('what a user writes into their own preferences', () => {
  it('chooses no server and nothing else', async () => {
    const { root } = await macFor('registered');
    await writeForcedSettings(root, 'written', written);
    const { stdout, code } = await clearway('config', 'show', '--json', '--root', root);
    expect(code).toBe(0);
    expect(stdout).not.toContain('evil');
    const origins = [...stdout.matchAll(/"origin": "([\w-]+)"/g)].map(([, origin]) => origin);
    expect(origins).toEqual(Object.keys(settingSchemas).map(() => 'default'));
    // As a forced value each of them does count: the file itself is fine.
    await writeForcedSettings(root, 'computer', written);
    expect((await clearway('config', 'show', '--json', '--root', root)).stdout).toContain('evil');
  });

  it('is never even read, by nothing that looks at the Mac', async () => {
    const { root } = await macFor('registered');
    const path = await writeForcedSettings(root, 'written', written);
    const asked: string[] = [];
    const watch = (ports: MacPorts): MacPorts => ({
      ...ports,
      run: async request => {
        asked.push(request.argv.join(' '));
        return ports.run(request);
      },
      readFile: async (file, most) => {
        asked.push(file);
        return ports.readFile(file, most);
      },
    });
    const world = await openWorld({
      root,
      configFile: null,
      home: '/Users/nobody',
      platform: 'linux',
      log: () => undefined,
      outbox: openOutbox(null, systemClock),
      through: { mac: watch },
    });
    const { settings } = await world.readSettings();
    expect(settings).toEqual(defaults);
    await Promise.all(Object.values(world.collect(Promise.resolve(settings))));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(what => what.includes(path))).toEqual([]);
    expect(asked.filter(what => /\bdefaults read\b/.test(what))).toEqual([]);
  });

  it('may not be read by whoever reads the settings', async () => {
    const { root } = await macFor('registered');
    const path = await writeForcedSettings(root, 'written', written);
    const ports = restrictPorts(settingsAsks, await openRecorded(root));
    await expect(ports.readFile(path, 1000)).rejects.toThrow('not declared');
  });
});

describe('a settings file of any shape', () => {
  it('is read to the end: what is not understood has its default, and is named', async () => {
    const { root } = await macFor('registered');
    const ports = restrictPorts(settingsAsks, await openRecorded(root));
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map(text => Buffer.from(`<plist version="1.0">${text}</plist>`)),
      fc.uint8Array({ maxLength: 100 }).map(bytes => Buffer.concat([Buffer.from('bplist00'), bytes])),
      fc.constantFrom('', '<plist', '<plist version="1.0"><array/></plist>', '{}').map(text => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async bytes => {
        await writeForcedSettings(root, 'computer', bytes);
        const lines: string[] = [];
        const { settings } = await readManagedSettings(ports, (_level, event) => {
          lines.push(event);
        });
        expect({ ...settings, IdentifiersInTicket: 'full' }).toEqual(defaults);
        const isEmptyList = /^<plist version="1.0">\s*<dict\s*\/>/.test(bytes.toString());
        if (!isEmptyList) expect(lines).toEqual(['settings-unreadable']);
      }),
      { numRuns: 200 },
    );
  });

  it('with any values for its keys leaves every other key as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(settingSchemas)), fc.anything(), (key, value) => {
        const { settings } = parseSettings([{ [key]: value, HideWhenClear: true }]);
        if (key !== 'HideWhenClear') expect(settings.HideWhenClear).toBe(true);
      }),
    );
  });

  it('is spoken of by config show and config check, and stops no look', async () => {
    const { root, options } = await macFor('registered');
    await writeForcedSettings(root, 'computer', new Uint8Array([1, 2, 3]));
    expect((await clearway('config', 'show', '--root', root)).stdout).toContain('1 to complain about');
    const check = await clearway('config', 'check', '--root', root);
    expect(check.code).toBe(10);
    expect(check.stdout).toContain('cannot be read');
    const status = await clearway('psso', ...options);
    expect(status.code).toBe(0);
    expect(status.stderr).toContain('settings-unreadable');
  });
});

async function openRecorded(root: string): Promise<MacPorts> {
  const home = await mkdtemp(join(tmpdir(), 'clearway-home-'));
  return openMac({ root, home, platform: 'linux', clock: systemClock, pace: systemClock });
}
