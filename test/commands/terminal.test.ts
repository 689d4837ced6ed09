import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalLine, terminalText } from '../../src-main/commands/terminal-text.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { managed } from '../fixtures/recorded-folder.ts';
import { clearway, temporaryFolder } from './clearway.ts';

/** Clears the screen, sets the title, goes a line up, and turns the rest of the line round. */
const attack = '\u001b[2J\u001b]0;owned\u0007\u001b[1A\u009b31m\u202e\rclear';
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** A Mac that carries the attack in every text that anybody outside may choose. */
async function hostileMac(): Promise<string> {
  const root = join(await temporaryFolder(), 'mac');
  const mac = recordedMac({
    now: Date.now(),
    fleet: null,
    registration: 'registered',
    mdmVendor: 'other',
    workplaceJoin: {
      deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4',
      userPrincipalName: `sam${attack}@larkfield.example`,
    },
  });
  const commands = Object.fromEntries(
    Object.entries(mac.commands).map(([key, { stdout, ...command }]) => [
      key,
      {
        ...command,
        stdout: stdout
          .replaceAll(/(?<=PlatformSSO:|"upn" : ")sam/g, () => (key === 'dscl.json' ? `sam${attack}` : 'sam\\u001b[2J'))
          .replaceAll(/(?<=MDM server: https:\/\/)[^/]+/g, host => `${host}/${attack}`),
      },
    ]),
  );
  const LocalPolicies = [
    { name: `Screen ${attack} lock`, query: 'SELECT 1 FROM sip_config', resolution: `Open ${attack}\n${attack}` },
    { name: `Twice ${attack}`, query: `DELETE ${attack}` },
  ];
  await writeRecordedMac(root, {
    ...mac,
    mac: { ...mac.mac, name: `Sam’s ${attack} Mac`, user: { ...mac.mac.user, name: `sam${attack}` } },
    commands,
    files: {
      ...mac.files,
      [`${managed}/com.clearway.companion.plist`]: plistXml({ Upstream: 'none' }),
      '/Applications/Company Portal.app/Contents/Info.plist': plistXml({
        CFBundleIdentifier: 'com.microsoft.CompanyPortalMac',
        CFBundleShortVersionString: '5.2604.1',
        CFBundleVersion: 'x',
      }),
    },
    osquery: { 'SELECT 1 FROM sip_config': [] },
  });
  await writeFile(join(root, '../policies.json'), JSON.stringify(LocalPolicies));
  return root;
}

describe('a terminal', () => {
  it('is told nothing but letters and ends of lines, whatever a text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(terminalText(text)).not.toMatch(obeyed);
        expect(terminalText(text).split('\n').length).toBe(text.split('\n').length);
        expect(terminalLine(text)).not.toContain('\n');
      }),
    );
    expect(terminalText('Sam’s MacBook\n  ok')).toBe('Sam’s MacBook\n  ok');
  });

  it('shows joiners, which Persian and emoji need, and a tab as a space', () => {
    expect(terminalText('می\u200cخواهم 👩\u200d💻\tok')).toBe('می\u200cخواهم 👩\u200d💻 ok');
  });

  it('is printed the name of a Mac as status.json has it, whatever marks are in it', async () => {
    const name = 'می\u200cخواهم 👩\u200d💻 \u200b\u2060\u206a\ufeff\ufff9 Mac';
    const root = join(await temporaryFolder(), 'mac');
    const mac = recordedMac({ now: Date.now(), fleet: null, registration: 'registered' });
    await writeRecordedMac(root, { ...mac, mac: { ...mac.mac, name } });
    const state = join(root, '../state');
    const { stdout } = await clearway('status', '--json', '--root', root, '--state', state);
    const kept: unknown = JSON.parse(await readFile(join(state, 'status.json'), 'utf8'));
    expect(kept).toMatchObject({ mac: { name } });
    expect(JSON.parse(stdout)).toEqual(kept);
    expect(stdout).toContain('می\u200cخواهم 👩\u200d💻');
  });

  it.each([
    ['status'],
    ['policies'],
    ['psso', '--phone'],
    ['timeline'],
    ['ticket'],
    ['ticket', '--json'],
    ['status', '--json'],
    ['explain', `AADSTS50097 ${attack}`],
    ['ticket', '--out', `/nonexistent/${attack}`],
  ])('obeys nothing of a hostile Mac in %s %s', async (...args) => {
    const root = await hostileMac();
    const local = args[0] !== 'policies' ? [] : ['--local', join(root, '../policies.json')];
    const { stdout, stderr } = await clearway(...args, '--root', root, ...local);
    expect(stdout + stderr).not.toMatch(obeyed);
    if (args[0] === 'status' || args[0] === 'ticket') expect(stdout).toContain('Sam’s');
  });

  it('obeys nothing of what a file is called, of an argument, or of a recording', async () => {
    const root = await hostileMac();
    const out = join(root, '..', `out${attack}`);
    const recorded = await clearway('record', '--out', out, '--root', root);
    expect(recorded.code).toBe(0);
    await mkdir(join(root, 'commands'), { recursive: true });
    await writeFile(join(root, `commands/a${attack}\nclearway: all is well.json`), '{');
    const endings = [
      recorded,
      await clearway('replay', out),
      await clearway('replay', root),
      await clearway('replay', `${root}${attack}`),
      await clearway(`stat${attack}us`),
      await clearway('status', '--local', `/nonexistent${attack}`),
    ];
    for (const { stdout, stderr } of endings) expect(stdout + stderr).not.toMatch(obeyed);
    expect(endings[2]?.stderr.trim().split('\n')).toHaveLength(1);
  });
});
