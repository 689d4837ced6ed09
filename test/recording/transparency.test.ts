import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import type { Through } from '../../src-main/wiring.ts';
import type { Asked } from '../../src-main/probes/probe.ts';
import { plutilOf } from '../../src-main/probes/probe.ts';
import { isDeclared, restrictPorts } from '../../src-main/probes/restrict-ports.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { systemClock } from '../../src-main/sandbox/sandbox-clock.ts';
import { scenarioIds } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { macReaders, transparencyTables } from '../../src-main/transparency.ts';
import { keychainService, createKeychain } from '../../src-main/adapters/keychain.ts';
import { timelineDocument } from '../../src-main/adapters/timeline-store.ts';
import { statusDocument } from '../../src-main/engine/keep-status.ts';
import { clearway } from '../commands/clearway.ts';
import { keepAsTheApp } from '../fixtures/keep-as-the-app.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { lookAt } from '../fixtures/look-at-world.ts';
import { binaryPlist } from '../fixtures/plutil.ts';
import { emptyFolder, managed, openMac } from '../fixtures/recorded-folder.ts';

const user = { name: 'sam', uid: 501 };
const declared = macReaders().flatMap(({ asks }) => asks.filter(one => !('path' in one) || one.path !== '{named}'));

/** Everything that goes through a port, as the tables would name it. */
function watch() {
  const asked: Asked[] = [];
  const requests: { readonly method: string; readonly url: string }[] = [];
  const items: string[] = [];
  const through: Through = {
    mac: ports => ({
      ...ports,
      run: request => {
        asked.push({ kind: 'command', argv: request.argv });
        return ports.run(request);
      },
      readFile: (path, maxBytes) => {
        asked.push({ kind: 'file', path });
        return ports.readFile(path, maxBytes);
      },
      queryOsquery: (batch, signal) => {
        for (const { written } of batch) asked.push({ kind: 'osquery', statement: written });
        return ports.queryOsquery(batch, signal);
      },
    }),
    http: send => request => {
      requests.push(request);
      return send(request);
    },
    secrets: ({ read, write, delete: remove }) => ({
      read: name => {
        items.push(name);
        return read(name);
      },
      write: (name, secret) => {
        items.push(name);
        return write(name, secret);
      },
      delete: name => {
        items.push(name);
        return remove(name);
      },
    }),
  };
  return { through, asked, requests, items };
}

const keychainItems = transparencyTables().stored.flatMap(({ what }) =>
  what.startsWith('keychain: ') ? [what.slice('keychain: '.length)] : [],
);

const requestForms = transparencyTables().requests.map(({ what }) => {
  const literal = what
    .replaceAll(/[\\^$.*+?()[\]|/]/g, '\\$&')
    .replaceAll(/\{(?:FleetURL|ReportURL)\}/g, 'https?://[^?]*')
    .replaceAll('{token}', '[\\w-]+')
    .replaceAll(':\\/\\/[^?]*\\/', '://[^?]*?/');
  return new RegExp(`^${literal}$`);
});

async function filesBelow(folder: string, name: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter(entry => entry.isFile())
    .map(entry => `${name}/${relative(folder, join(entry.parentPath, entry.name))}`);
}

const storedNames = transparencyTables().stored.map(({ what }) => what);

function isNamed(file: string): boolean {
  return storedNames.includes(file.replace(/[\w.-]+\.damaged-[\dTZ.-]+$/, '{document}.damaged-{time}'));
}

describe('what Clearway says about itself', () => {
  it('names nothing twice, and each program of a button apart', () => {
    const { commands } = transparencyTables();
    const names = commands.map(({ what }) => what);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const pressed = commands.filter(({ when }) => when === 'when-you-ask').map(({ id }) => id);
    expect(new Set(pressed).size).toBe(pressed.length);
    for (const { what, when } of commands) if (what.startsWith('osquery: SELECT')) expect(when).toBe('when-needed');
  });

  it.each(scenarioIds)('%s: names everything that a look reads and asks', async id => {
    const scenario = await startScenario({
      id,
      directory: join(await emptyFolder(), 'mac'),
      clock: systemClock,
      speed: 20,
    });
    const { through, asked, requests, items } = watch();
    try {
      const { world } = await lookAt({ root: scenario.root, state: scenario.state, through });
      await world.secrets.read('report-token');
    } finally {
      await scenario.close();
    }
    expect(asked.filter(one => !isDeclared(one, declared, user))).toEqual([]);
    const made = requests.map(({ method, url }) => `${method} ${url}`);
    expect(made.filter(one => !requestForms.some(form => form.test(one)))).toEqual([]);
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(name => !keychainItems.includes(`${keychainService} ${name}`))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('names every item of the Keychain that is read, written or deleted', async () => {
    const items: string[] = [];
    const hear = (service: string, account: string): void => {
      items.push(`${service} ${account}`);
    };
    const {
      read,
      write,
      delete: remove,
    } = createKeychain({
      clock: systemClock,
      platform: 'darwin',
      load: async () => ({
        getPassword: async (service, account) => (hear(service, account), null),
        setPassword: async (service, account) => {
          hear(service, account);
        },
        deletePassword: async (service, account) => (hear(service, account), false),
      }),
    });
    await read('report-token');
    await write('report-token', 'a-token-of-nobody');
    await remove('report-token');
    expect([...new Set(items)]).toEqual(keychainItems);
  });

  it('names nothing that nobody reads', async () => {
    const plain = { now: noon, fleet: { url: 'https://127.0.0.1:9', token: 'a-token-of-nobody' } } as const;
    const joined = { deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', userPrincipalName: 'sam@larkfield.example' };
    const macs = [
      recordedMac({ ...plain, portalReceipt: null }),
      recordedMac({
        ...plain,
        jamf: {},
        intune: '2506.005',
        workplaceJoin: joined,
        browsers: {
          chrome: { version: '130.0.1', extension: 'on' },
          edge: { version: '130.0.1', signedIn: true },
          firefox: { version: '140.0', setting: true },
        },
      }),
    ];
    const bare = recordedMac({ ...plain, companyPortal: null });
    const own = '/Users/sam/Applications/Firefox.app/Contents/Info.plist';
    const firefox = plistXml({ CFBundleIdentifier: 'org.mozilla.firefox', CFBundleShortVersionString: '140.0' });
    const { through, asked } = watch();
    for (const mac of [...macs, { ...bare, files: { ...bare.files, [own]: firefox } }]) {
      const { folder } = await openMac({
        ...mac,
        files: { ...mac.files, [`${managed}/com.clearway.companion.plist`]: binaryPlist },
        osquery: {},
      });
      await lookAt({ root: folder, through });
    }
    const seen = macReaders()
      .filter(({ id }) => !['local-policies', 'fleet-certificates', 'fleet-token', 'system-proxy'].includes(id))
      .flatMap(({ asks }) => asks)
      .filter(one => one.kind !== 'osquery' || !one.statement.includes('managed_policies'));
    expect(seen.filter(one => !asked.some(other => isDeclared(other, [one], user)))).toEqual([]);
    expect(asked).toContainEqual({ kind: 'command', argv: plutilOf(`${managed}/com.clearway.companion.plist`) });
  });

  it('has every probe that there is', async () => {
    const folder = join(checkout, 'src-main/probes');
    const known = new Set<string>(macReaders().map(({ id }) => id));
    const texts = await Promise.all(
      (await readdir(folder)).filter(name => name.endsWith('.ts')).map(name => readFile(join(folder, name), 'utf8')),
    );
    const ids = texts.flatMap(text =>
      /: Probe</.test(text) ? [...text.matchAll(/^\s+id: '([\w-]+)',$/gm)].map(found => found[1] ?? '') : [],
    );
    expect(ids.length).toBeGreaterThan(3);
    expect(ids.filter(id => !known.has(id))).toEqual([]);
  });

  it.each(scenarioIds)('%s: names every file that the app and the command line keep', async id => {
    const folder = await emptyFolder();
    const scenario = await startScenario({ id, directory: join(folder, 'mac'), clock: systemClock, speed: 20 });
    const state = join(folder, 'state');
    const logs = join(folder, 'logs');
    try {
      await keepAsTheApp({ root: scenario.root, state, logs });
    } finally {
      await scenario.close();
    }
    const kept = [...(await filesBelow(state, '{state}')), ...(await filesBelow(logs, '{logs}'))];
    expect(kept).toContain(`{state}/${statusDocument}`);
    expect(kept).toContain(`{state}/${timelineDocument}`);
    expect(kept.filter(file => !isNamed(file))).toEqual([]);
  });

  it('names every document that the engine keeps', async () => {
    const folder = join(checkout, 'src-main/engine');
    const keepers = (await readdir(folder)).filter(name => /^keep-.*\.ts$/.test(name));
    const texts = await Promise.all(keepers.map(name => readFile(join(folder, name), 'utf8')));
    const documents = texts.flatMap(text =>
      [...text.matchAll(/^export const \w+Document = '([^']+)';$/gm)].map(found => `{state}/${found[1] ?? ''}`),
    );
    const declared = texts.flatMap(text => [...text.matchAll(/^export const \w+Document\b/gm)]);
    expect(documents).toHaveLength(declared.length);
    expect(documents.length).toBeGreaterThan(5);
    expect(documents.filter(name => !storedNames.includes(name))).toEqual([]);
  });

  it('says which app opens what it hands over, by the scheme of the address', () => {
    const opened = transparencyTables().sent.filter(({ id }) => id === 'opened-page');
    const schemes = { settings: /^x-apple\.systempreferences:/, 'self-service': /^jamfselfservice:/ } as const;
    for (const [app, scheme] of Object.entries(schemes)) {
      expect(opened.filter(({ goes }) => goes === app).length).toBeGreaterThan(0);
      expect(opened.filter(({ goes, what }) => (goes === app) !== scheme.test(what))).toEqual([]);
    }
    expect(opened.filter(({ goes, what }) => goes === 'browser' && !/^(?:https:|\{)/.test(what))).toEqual([]);
  });

  it('is told by the command, in the shape that was promised', async () => {
    const { code, stdout } = await clearway('transparency', '--json');
    expect(code).toBe(0);
    const list = z.array(z.looseObject({ id: z.string(), what: z.string().min(1), why: z.string().min(1) })).min(1);
    const document = z.strictObject({
      schemaVersion: z.literal(1),
      commands: list,
      files: list,
      requests: list,
      stored: list,
      sent: list,
    });
    expect(document.safeParse(JSON.parse(stdout)).success).toBe(true);
    expect(stdout).toContain('/opt/orbit/identifier');
  });
});

describe('ports that are restricted', () => {
  it('refuse what was not declared, and name no path', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null }));
    const few = restrictPorts([{ kind: 'file', path: '/Users/{user}/one.plist' }], ports);
    await expect(few.readFile('/Users/sam/two.plist', 10)).rejects.toThrow('not declared: a file');
    await expect(few.readFile('/Users/sam/one.plist.d', 10)).rejects.toThrow('not declared');
    await expect(few.readFile('/Users/sam/one.plist', 10)).resolves.toEqual({ kind: 'absent' });
    await expect(few.run({ argv: ['/bin/ls'], deadlineMs: 1, maxBytes: 1 })).rejects.toThrow('not declared: /bin/ls');
    await expect(few.queryOsquery([{ written: 'SELECT 1', line: 'SELECT 1' }])).rejects.toThrow('not declared');
    const argv = plutilOf('/Users/sam/one.plist');
    await expect(few.run({ argv, deadlineMs: 1, maxBytes: 1 })).resolves.toMatchObject({ kind: 'failed' });
  });
});
