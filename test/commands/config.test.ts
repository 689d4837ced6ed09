import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { settingKeys } from '../../src-main/kits/setting-catalogue.ts';
import { writeForcedSettings } from './forced-settings.ts';
import { clearway, macFor, temporaryFolder, type Ending } from './clearway.ts';

const complaintsIn = z.object({
  schemaVersion: z.literal(1),
  source: z.string(),
  complaints: z.array(z.object({ key: z.string().nullable(), what: z.string(), text: z.string() })),
});

function complaints({ stdout }: Ending): readonly (readonly [string | null, string])[] {
  return complaintsIn.parse(JSON.parse(stdout)).complaints.map(({ key, what }) => [key, what]);
}

async function fileWith(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

const dict = (inner: string): string => `<?xml version="1.0"?><plist version="1.0"><dict>${inner}</dict></plist>`;

describe('config check', () => {
  it.each([
    ['a property list', 'x.plist', dict('<key>FleetUrl</key><string>x</string>')],
    ['JSON', 'x.json', '{ "FleetUrl": "x" }'],
    [
      'a profile',
      'x.mobileconfig',
      dict(
        `<key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.dock</string><key>x</key><true/></dict>
        <dict><key>PayloadType</key><string>com.clearway.companion</string><key>FleetUrl</key><string>x</string></dict></array>`,
      ),
    ],
    [
      'managed preferences',
      'x.mobileconfig',
      dict(
        `<key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.apple.ManagedClient.preferences</string>
        <key>PayloadContent</key><dict><key>com.clearway.companion</key><dict><key>Forced</key><array><dict>
        <key>mcx_preference_settings</key><dict><key>FleetUrl</key><string>x</string></dict></dict></array></dict></dict></dict></array>`,
      ),
    ],
  ])('names what is wrong in %s, with exit 10', async (_what, name, text) => {
    const ending = await clearway('config', 'check', '--json', await fileWith(name, text));
    expect(ending).toMatchObject({ code: 10, stderr: '' });
    expect(complaints(ending)).toEqual([['FleetUrl', 'unknown-key']]);
  });

  it('takes --config FILE for FILE, without --root', async () => {
    const file = await fileWith('x.json', '{ "Enabled": 1 }');
    const ending = await clearway('config', 'check', '--json', '--config', file);
    expect(ending.code).toBe(10);
    expect(complaints(ending)).toEqual([['Enabled', 'wrong-type']]);
    expect((await clearway('config', 'check', file, '--config', file)).code).toBe(2);
    expect((await clearway('config', 'show', '--config', file)).code).toBe(2);
  });

  it.each([
    ['is not there', null, 'is not there'],
    ['is something else', 'hello', 'neither a property list nor JSON'],
    ['is a list', '<plist version="1.0"><array/></plist>', 'no file of settings'],
    ['is broken JSON', '{ "Enabled": ', 'no file of settings'],
    ['is binary', 'bplist00\u0000\u0001', 'plutil'],
    ['is a signed profile', '0\u0082\u0001', 'signed'],
    ['is a list in JSON', '[{ "Enabled": true }]', 'no file of settings: no dictionary'],
    ['is not in UTF-8', Buffer.from(dict('<key>HelpdeskName</key><string>Büro</string>'), 'latin1'), 'UTF-8'],
    ['says a key twice', dict('<key>Enabled</key><true/><key>Enabled</key><false/>'), 'the key Enabled twice'],
    ['says a key twice in JSON', '{ "Enabled": true, "En\\u0061bled": false }', 'the key Enabled twice'],
    ['has __proto__ in JSON', '{ "__proto__": { "Enabled": false } }', 'the key __proto__'],
    ['has __proto__', dict('<key>__proto__</key><true/>'), 'the key __proto__'],
    ['is a profile of something else', dict('<key>PayloadContent</key><array/>'), 'without any settings'],
  ])('says why a file will not do that %s, with exit 2', async (_what, text, why) => {
    const file = text === null ? '/nowhere/x.plist' : await fileWith('x.plist', text);
    const { code, stdout, stderr } = await clearway('config', 'check', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });

  const ours = (inner: string): string =>
    `<dict><key>PayloadType</key><string>com.clearway.companion</string>${inner}</dict>`;
  const content = (inner: string): string => dict(`<key>PayloadContent</key>${inner}`);
  const quoted = '<key>Enabled</key><string>no</string>';
  const managed = (inner: string): string =>
    content(
      `<array><dict><key>PayloadType</key><string>com.apple.ManagedClient.preferences</string>
      <key>PayloadContent</key><dict><key>com.clearway.companion</key>${inner}</dict></dict></array>`,
    );

  it.each([
    [
      'a stray text beside the payload',
      content(`<array>${ours(quoted)}<string>x</string></array>`),
      ['unreadable', 'wrong-type'],
    ],
    [
      'a dictionary in place of the list',
      content('<dict><key>FleetURL</key><string>x</string></dict>'),
      ['unreadable'],
    ],
    ['no content at all', dict('<key>PayloadType</key><string>Configuration</string>'), ['unreadable']],
    ['a payload of no type', content('<array><dict><key>Enabled</key><false/></dict></array>'), ['unreadable']],
    ['a text for our domain', managed('<string>x</string>'), ['unreadable']],
    [
      'a text among what is forced',
      managed('<dict><key>Forced</key><array><string>x</string></array></dict>'),
      ['unreadable'],
    ],
    [
      'a setting that is named like bookkeeping',
      content(`<array>${ours('<key>PayloadFleetURL</key><string>x</string>')}</array>`),
      ['unknown-key'],
    ],
    [
      'the kill switch named like bookkeeping',
      content(`<array>${ours('<key>PayloadEnabled</key><false/>')}</array>`),
      ['unknown-key'],
    ],
  ])('never passes a profile with %s', async (_what, text, expected) => {
    const ending = await clearway('config', 'check', '--json', await fileWith('x.mobileconfig', text));
    expect(complaints(ending).map(([, what]) => what)).toEqual(expected);
    expect(ending.code).toBe(10);
  });

  it('takes what Jamf Pro writes into every payload, and text in UTF-8', async () => {
    const inner = '<key>PayloadEnabled</key><true/><key>HelpdeskName</key><string>Büro</string>';
    const ending = await clearway(
      'config',
      'check',
      await fileWith('x.plist', content(`<array>${ours(inner)}</array>`)),
    );
    expect(ending.code).toBe(0);
  });

  it('names no more keys than anybody reads', async () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1] as const);
    const file = await fileWith('x.json', JSON.stringify(Object.fromEntries(keys)));
    const found = complaints(await clearway('config', 'check', '--json', file));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toEqual([null, 'unknown-key']);
  });

  it.each(['clearway.mobileconfig'])('has nothing to say about the sample %s', async name => {
    const ending = await clearway('config', 'check', join(checkout, 'resources/settings', name));
    expect(ending.code).toBe(0);
    expect(ending.stdout).toContain('Nothing to complain about.');
  });

  it('without a file judges what is forced on the Mac, also where that cannot be read at all', async () => {
    const { root } = await macFor('registered');
    expect((await clearway('config', 'check', '--root', root)).code).toBe(0);
    await writeForcedSettings(root, 'computer', dict('<key>IdleRefreshMinutes</key><integer>5</integer>'));
    await writeForcedSettings(root, 'user', dict('<key>Enabeld</key><true/>'));
    const both = await clearway('config', 'check', '--json', '--root', root);
    expect(both.code).toBe(10);
    expect(complaints(both)).toEqual([
      ['Enabeld', 'unknown-key'],
      ['IdleRefreshMinutes', 'out-of-range'],
    ]);
    await writeForcedSettings(root, 'computer', 'no property list');
    expect(complaints(await clearway('config', 'check', '--json', '--root', root))).toContainEqual([
      null,
      'unreadable',
    ]);
  });
});

describe('config show', () => {
  it('says of every setting what holds and where it comes from, and of an address its host alone', async () => {
    const { root } = await macFor('registered');
    await writeForcedSettings(
      root,
      'computer',
      dict(`<key>HideWhenClear</key><true/><key>IdleRefreshMinutes</key><integer>5</integer>
      <key>ReportURL</key><string>https://reports.example.com/s3cr3t</string>`),
    );
    await writeForcedSettings(root, 'user', dict('<key>HelpdeskName</key><string>Ours</string>'));
    const { code, stdout } = await clearway('config', 'show', '--json', '--root', root);
    expect(code).toBe(0);
    expect(stdout).not.toContain('s3cr3t');
    const shown = z
      .object({ settings: z.array(z.object({ key: z.string(), value: z.unknown(), origin: z.string() })) })
      .parse(JSON.parse(stdout)).settings;
    expect(shown.map(({ key }) => key)).toEqual(settingKeys);
    expect(shown).toContainEqual({ key: 'HideWhenClear', value: true, origin: 'computer' });
    expect(shown).toContainEqual({ key: 'HelpdeskName', value: 'Ours', origin: 'user' });
    expect(shown).toContainEqual({ key: 'IdleRefreshMinutes', value: 30, origin: 'wrong-value' });
    expect(shown).toContainEqual({ key: 'Upstream', value: 'auto', origin: 'default' });
    expect(shown).toContainEqual({ key: 'ReportURL', value: 'https://reports.example.com/…', origin: 'computer' });
  });

  it('marks what config check complains about, and nothing else', async () => {
    const { root } = await macFor('registered');
    await writeForcedSettings(
      root,
      'computer',
      dict(`<key>FleetURL</key><string>http://fleet.example.com</string><key>HelpdeskName</key><string>Ours</string>
      <key>IdleRefreshMinutes</key><integer>5</integer><key>Enabeld</key><true/>`),
    );
    const { stdout } = await clearway('config', 'show', '--root', root);
    const lines = stdout.split('\n');
    expect(lines.filter(line => line.startsWith('!')).map(line => line.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^! FleetURL http:\/\/fleet\.example\.com.* \(forced for this Mac\)$/),
      '! Expected: an address that begins with https://. (not-https)',
      '! IdleRefreshMinutes 30 (forced, but wrong: not used)',
      expect.stringMatching(/^! .*\(out-of-range\)$/),
      '! Enabeld: Clearway has no such key: leave it out. (unknown-key)',
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}HelpdeskName +Ours/));
    expect(stdout).toContain('3 to complain about');
    await writeForcedSettings(root, 'computer', dict('<key>HelpdeskName</key><string>Ours</string>'));
    expect((await clearway('config', 'show', '--root', root)).stdout).not.toMatch(/^!|complain/m);
  });
});

describe('config profile', () => {
  const wanted = ['config', 'profile', '--organization', 'A <b> & “c” 😀'] as const;

  it('writes what config check takes, and never over a file that is there', async () => {
    const out = join(await temporaryFolder(), 'ours.mobileconfig');
    const policies = await fileWith('policies.yml', '- name: Firewall\n  query: SELECT 1 FROM alf\n');
    const set = ['BlockingChecks=company-portal,os-version', 'HideWhenClear=true', `LocalPolicies=@${policies}`];
    const args = [...wanted, ...set.flatMap(one => ['--set', one]), '--out', out];
    expect(await clearway(...args)).toMatchObject({ code: 0, stdout: '' });
    const first = await readFile(out, 'utf8');
    expect(first).toContain('SELECT 1 FROM alf');
    expect((await clearway('config', 'check', out)).code).toBe(0);
    const again = await clearway(...args);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is there already');
    expect(await readFile(out, 'utf8')).toBe(first);
    const printed = await clearway(...args.slice(0, -2));
    expect(printed).toEqual({ code: 0, stdout: first, stderr: '' });
  });

  it('is made without the name of an organization too, and says what is missing', async () => {
    const { code, stdout, stderr } = await clearway('config', 'profile');
    expect(code).toBe(0);
    expect(stdout).toContain('<string>Your organization</string>');
    expect(stderr).toContain('--organization');
  });

  it.each([
    [['--set', 'FleetURL=http://fleet.example.com'], 'FleetURL'],
    [['--set', 'HelpdeskMail=x'], 'HelpdeskEmail'],
    [['--set', 'IdleRefreshMinutes=soon'], 'IdleRefreshMinutes'],
    [['--set', 'HiddenChecks=nonsense'], 'HiddenChecks'],
    [['--set', 'Upstream=report'], 'ReportURL'],
    [['--set', 'HideWhenClear=true', '--set', 'HideWhenClear=false'], 'HideWhenClear: set twice'],
    [['--set', 'HelpdeskName=a\u0001'], 'HelpdeskName'],
    [['--set', 'HideWhenClear'], 'KEY=VALUE'],
    [['--set', 'LocalPolicies=@/nowhere.yml'], 'is not there'],
    [['--team', 'nonsense'], '--team'],
  ])('refuses %j, naming the key, and writes nothing', async (more, named) => {
    const out = join(await temporaryFolder(), 'x.mobileconfig');
    const { code, stdout, stderr } = await clearway(...wanted, ...more, '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
    await expect(readFile(out)).rejects.toThrow();
  });

  it.each(['jamf', 'intune'])(
    'and config %s writes a kit with one’s own values and signer, never “Example”',
    async kit => {
      const out = join(await temporaryFolder(), kit);
      const own = ['--organization', 'Larkfield', '--team', 'ABCDE12345', '--set', 'Upstream=none'];
      expect(await clearway('config', kit, ...own, '--out', out)).toMatchObject({ code: 0, stdout: '' });
      const profiles = join(out, 'profiles');
      for (const name of ['clearway.mobileconfig', 'platform-sso.mobileconfig']) {
        const profile = await readFile(join(profiles, name), 'utf8');
        expect(profile).toContain('<string>Larkfield</string>');
        expect(profile).not.toContain('Example');
      }
      expect(await readFile(join(profiles, 'clearway.mobileconfig'), 'utf8')).toContain('<string>ABCDE12345</string>');
      expect((await clearway('config', 'check', join(profiles, 'clearway.mobileconfig'))).code).toBe(0);
      expect((await clearway('config', kit, '--teams')).stderr).toContain(`config ${kit} has no option --teams`);
    },
  );

  it.each([
    [['config'], 'config ACTION'],
    [['config', 'nonsense'], 'show, check'],
    [['config', 'profile', '--organization', 'a\nb'], '--organization'],
    [['config', 'show', '--set', 'a=b'], 'no option --set'],
    [['config', 'show', 'x'], 'unexpected argument'],
    [['status', '--set', 'a=b'], 'no option --set'],
  ])('refuses %j as well', async (args, named) => {
    const { code, stderr } = await clearway(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });
});

describe('config schema and jamf-schema', () => {
  it.each([
    ['schema', 'settings.schema.json'],
    ['jamf-schema', 'jamf-schema.json'],
  ])('%s prints the file that is committed', async (action, name) => {
    const stdout = await readFile(join(checkout, 'resources/settings', name), 'utf8');
    expect(await clearway('config', action)).toEqual({ code: 0, stdout, stderr: '' });
    expect((await clearway('config', action, '--json')).stdout).toBe(stdout);
  });
});
