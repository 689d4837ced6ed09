import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkout } from '../../scripts/electron/checkout.ts';
import { settingKeys } from '../../src-main/kits/setting-catalogue.ts';
import { writeForcedSettings } from './forced-settings.ts';
import { complaints, dict, fileWith } from './config-files.ts';
import { clearway, macFor } from './clearway.ts';

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
