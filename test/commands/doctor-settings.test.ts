import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formatPlist } from '../../src-main/adapters/plist.ts';
import type { PlistValue } from '../../src-main/ports.ts';
import { version } from '../../src-main/version.ts';
import { installClearway } from '../fixtures/clearway-on-mac.ts';
import { clearway, scenarioFor, temporaryFolder, type Ending } from './clearway.ts';
import { writeForcedSettings } from './forced-settings.ts';

const row = z.object({ id: z.string(), result: z.string(), seen: z.string(), todo: z.string().nullable() });
const report = z.object({ rows: z.array(row) });

function rowsOf({ stdout }: Ending): Readonly<Record<string, z.infer<typeof row>>> {
  return Object.fromEntries(report.parse(JSON.parse(stdout)).rows.map(each => [each.id, each]));
}

/** A Mac in order on which IT forces these settings. */
async function macWith(settings: Readonly<Record<string, PlistValue>>) {
  const { root } = await scenarioFor('clear');
  await installClearway(root, { at: Date.now() });
  await writeForcedSettings(root, 'computer', formatPlist(settings));
  return root;
}

async function doctorOn(settings: Readonly<Record<string, PlistValue>>) {
  return rowsOf(await clearway('doctor', '--json', '--root', await macWith(settings)));
}

describe('doctor about settings', { timeout: 60_000 }, () => {
  it('finds whatever config check finds, says what was meant, and names config check', async () => {
    const root = await macWith({
      LocalPolicies: 'x',
      Language: 'xx',
      HiddenChecks: ['company-portal'],
      EntraClientID: '00000000-1111-2222-3333-444444444444',
      HelpdeskMail: 'help@example.com',
    });
    const valid = rowsOf(await clearway('doctor', '--json', '--root', root))['settings-valid'];
    const check = await clearway('config', 'check', '--json', '--root', root);
    const { complaints } = z
      .object({ complaints: z.array(z.object({ key: z.string().nullable(), text: z.string() })) })
      .parse(JSON.parse(check.stdout));
    expect(complaints).toHaveLength(5);
    expect(valid?.result).toBe('fail');
    for (const { key, text } of complaints) expect(valid?.seen).toContain(`${key}: ${text}`);
    expect(valid?.seen).toContain('HelpdeskMail: Did you mean HelpdeskEmail?');
    expect(valid?.todo).toContain('clearway config check');
  });

  it('calls what does as it says worth a look and no more: another value for the user, a server that no Mac can ask', async () => {
    const root = await macWith({ IdleRefreshMinutes: 60 });
    await writeForcedSettings(root, 'user', formatPlist({ IdleRefreshMinutes: 30 }));
    const differs = rowsOf(await clearway('doctor', '--json', '--root', root));
    expect(differs['settings-valid']).toMatchObject({ result: 'warn' });
    const jamf = await doctorOn({ Upstream: 'jamf' });
    expect(jamf['settings-valid']).toMatchObject({ result: 'warn' });
    expect(jamf['clock-right']).toMatchObject({ result: 'ok', seen: 'No Mac can ask this kind of server.' });
  });

  it('shows a few of many complaints, and says how many there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`Nonsense${index}`, true]));
    const { seen } = (await doctorOn(many))['settings-valid'] ?? {};
    expect(seen).toContain('Nonsense4');
    expect(seen).not.toContain('Nonsense5');
    expect(seen).toContain('4 more.');
  });

  it('takes bookkeeping for no setting, and nothing else for bookkeeping', async () => {
    const kept = await doctorOn({ PayloadType: 'com.clearway.companion', PayloadEnabled: true });
    expect([kept['settings-forced']?.result, kept['settings-valid']?.result]).toEqual(['warn', 'ok']);
    const hidden = await doctorOn({ PayloadFleetURL: 'https://fleet.example.com' });
    expect(hidden['settings-valid']).toMatchObject({ result: 'fail' });
    expect(hidden['settings-valid']?.seen).toContain('Did you mean FleetURL?');
  });

  it.each(['garbage', '<plist version="1.0"><array/></plist>'])('is not content with --config %j', async text => {
    const root = await macWith({ HelpdeskName: 'Larkfield IT' });
    const file = join(await temporaryFolder(), 'settings.plist');
    await writeFile(file, text);
    const rows = rowsOf(await clearway('doctor', '--json', '--root', root, '--config', file));
    expect(rows['settings-valid']).toMatchObject({ result: 'fail' });
    expect(rows['settings-valid']?.seen).toContain('the file of --config cannot be read');
    expect(rows['settings-forced']).toMatchObject({ result: 'warn' });
  });

  it('tells a management server that the file of --config is not there', async () => {
    const root = await macWith({});
    const options = ['--root', root, '--config', '/nowhere/settings.plist'];
    const { code, stdout } = await clearway('doctor', '--format', 'intune', ...options);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `unknown: no-config-file | ${version}\n` });
  });
});

describe('doctor about the service for reports', { timeout: 60_000 }, () => {
  it.each([
    [{ Upstream: 'report' }, 'no-upstream', 'force ReportURL'],
    [{ Upstream: 'report', ReportURL: 'reports' }, 'url-not-understood', 'Correct ReportURL'],
    [
      { Upstream: 'report', ReportURL: 'http://reports.example.com' },
      'url-not-https',
      'ReportURL has to begin with https',
    ],
  ])('names what is wrong with %j', async (settings, code, todo) => {
    const reached = (await doctorOn(settings))['server-reached'];
    expect(reached?.result).toBe('fail');
    expect(reached?.seen).toContain(code);
    expect(reached?.todo).toContain(todo);
  });

  it('that could be asked says that it does not apply, and no row is unknown for that', async () => {
    const rows = await doctorOn({ Upstream: 'report', ReportURL: 'https://reports.example.com/s3cr3t' });
    for (const id of ['server-reached', 'server-licence', 'clock-right']) {
      expect(rows[id]).toMatchObject({ result: 'ok' });
      expect(rows[id]?.seen).toContain('Reports to ReportURL are sent by the app');
    }
    expect(JSON.stringify(rows)).not.toContain('s3cr3t');
  });
});
