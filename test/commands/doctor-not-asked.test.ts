import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import * as z from 'zod';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { becomeRoot, installClearway } from '../fixtures/clearway-on-mac.ts';
import { putFile } from '../fixtures/recorded-folder.ts';
import { clearway, scenarioFor } from './clearway.ts';
import { writeForcedSettings } from './forced-settings.ts';

const report = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      result: z.string(),
      applies: z.boolean(),
      seen: z.string(),
      todo: z.string().nullable(),
    }),
  ),
});

async function rowsOf(...options: readonly string[]) {
  const { rows } = report.parse(JSON.parse((await clearway('doctor', '--json', ...options)).stdout));
  return (id: string) => rows.find(row => row.id === id);
}

async function macWith(values: Parameters<typeof plistXml>[0]) {
  const { root } = await scenarioFor('clear');
  await installClearway(root, { at: Date.now() });
  await writeForcedSettings(root, 'computer', plistXml(values));
  return root;
}

describe('what doctor does not ask', { timeout: 60_000 }, () => {
  it('is neither called fresh nor counted as in order, where no server is wanted', async () => {
    const root = await macWith({ Upstream: 'none' });
    const { stdout } = await clearway('doctor', '--root', root);
    expect(stdout).toMatch(/\n {2}– does not apply {2}Device token is fresh /);
    const counted = (said: string): number => Number(new RegExp(`(\\d+) ${said}`).exec(stdout)?.[1]);
    expect(stdout.match(/\n {2}✓ ok /g)).toHaveLength(counted('in order'));
    expect(stdout.match(/\n {2}– does not apply /g)).toHaveLength(counted('not applying'));
  });

  it.each([
    [{ Upstream: 'report', ReportURL: 'https://reports.larkfield.example/' }, 'ok', 'ReportURL'],
    [{ Upstream: 'report', ReportURL: 'http://reports.larkfield.example/' }, 'fail', 'url-not-https'],
    [{ Upstream: 'report', ReportURL: 'nonsense' }, 'fail', 'url-not-understood'],
    [{ Upstream: 'report' }, 'fail', 'no-upstream'],
  ])('is the service of %j; its address is looked at', async (values, result, said) => {
    const row = await rowsOf('--root', await macWith(values));
    expect(row('server-reached')).toMatchObject({ result, applies: result !== 'ok' });
    expect(row('server-reached')?.seen).toContain(said);
    expect(row('clock-right')?.result).toBe(result === 'ok' ? 'ok' : 'unknown');
  });

  it('is osquery as root, which leaves a Mac in order able to say so', async () => {
    const root = await macWith({ LocalPolicies: '- name: One\n  query: SELECT 1;\n' });
    expect((await rowsOf('--root', root))('osquery')).toMatchObject({ applies: true });
    await becomeRoot(root);
    const osquery = (await rowsOf('--root', root))('osquery');
    expect(osquery).toMatchObject({ result: 'ok', applies: false });
    expect(osquery?.seen).toContain('Root does not ask osquery');
  });

  it('is the clock of a server that refuses the connection: that row says so', async () => {
    const root = await macWith({ Upstream: 'fleet', FleetURL: 'http://127.0.0.1:1' });
    const clock = (await rowsOf('--root', root))('clock-right');
    expect(clock?.seen).toContain('connection-refused');
    expect(clock?.todo).toBe('Mend the row “Server is reached over TLS” first.');
  });

  it('is a server whose address lies in a file that no program read in time', async () => {
    const root = await macWith({});
    const managed = '/Library/Managed Preferences';
    for (const name of ['com.clearway.companion', 'com.fleetdm.fleetd.config']) {
      const path = `${managed}/${name}.plist`;
      await putFile(join(root, 'files', path), 'bplist00 that only plutil reads');
      const argv = ['/usr/bin/plutil', '-convert', 'xml1', '-o', '-', '--', path];
      await putFile(join(root, 'commands', `hangs-${name}.json`), JSON.stringify({ argv, fails: 'hangs' }));
    }
    const row = await rowsOf('--root', root);
    for (const id of ['settings-forced', 'server-reached', 'server-licence', 'clock-right']) {
      expect([id, row(id)?.result]).toEqual([id, 'unknown']);
    }
  });

  it('asserts nothing of the settings of a person whom root does not find', async () => {
    const root = await macWith({});
    await writeForcedSettings(root, 'user', plistXml({ Nonsense: 'x' }));
    await becomeRoot(root, '0 root');
    const row = await rowsOf('--root', root);
    for (const id of ['settings-forced', 'settings-valid', 'agent-present', 'registration-tenant']) {
      expect([id, row(id)?.result]).toEqual([id, 'unknown']);
    }
  });
});

describe.skipIf(process.platform === 'darwin')('doctor where there is no Mac', () => {
  it('sends nobody to a file’s mode or to a login', async () => {
    const row = await rowsOf();
    for (const id of ['token-fresh', 'clock-right', 'server-reached', 'registration']) {
      expect(row(id)).toMatchObject({ id, result: 'unknown' });
      expect(row(id)?.todo).toBe('Run it on a Mac, or name a recorded one with --root.');
    }
  });
});
