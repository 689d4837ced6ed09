import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { createMask } from '../../src-main/core/mask-identifiers.ts';
import { createDisguise } from '../../src-main/core/recording/disguise.ts';
import { hideSecrets } from '../../src-main/core/recording/hide-secrets.ts';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { readDeviceCertificate } from '../../src-main/probes/device-certificate.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { recordMac, replayMac } from '../fixtures/look-at-world.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { blocked } from '../core/ticket/ticket-inputs.ts';
import { everything } from './everything.ts';

const other = { deviceId: '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', userPrincipalName: 'kim.larsen@elsewhere.example' };
const full = recordedMac({
  now: noon,
  fleet: null,
  registration: 'registered',
  mdmVendor: 'jamf',
  jamf: {},
  workplaceJoin: other,
  intune: '2506.005',
  browsers: {
    default: 'edge',
    chrome: { version: '130.0.1', extension: 'on' },
    edge: { version: '130.0.1', signedIn: true },
    firefox: { version: '140.0', setting: true },
  },
});

/** The same Mac with another person in front of it. */
function macOf(user: string, name: string): RecordedMac {
  const renamed = (text: string): string =>
    text.replaceAll('/Users/sam', `/Users/${user}`).replaceAll('Sam’s MacBook Air', name);
  const entries = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [renamed(key), change(value)]));
  return {
    ...full,
    mac: { ...full.mac, name, user: { ...full.mac.user, name: user } },
    files: entries(full.files, renamed),
    commands: entries(full.commands, ({ argv, ...answer }) => ({
      ...answer,
      argv: [argv[0], ...argv.slice(1).map(renamed)],
    })),
  };
}

function shown({ registration, checks, headline, doctor, contradictions, policies }: Snapshot): unknown {
  return {
    registration: registration.state,
    checks: checks.map(({ id, verdict, summary, problem }) => [id, verdict, summary, problem?.code]),
    headline: headline.id,
    doctor: doctor?.id,
    contradictions: contradictions.map(({ id }) => id),
    policies: policies.items.map(({ verdict }) => verdict),
  };
}

describe('a masked recording', () => {
  it.each([
    ...['com', 'apple', 'on', 'Library', 'Default', 'PlatformSSO', 'microsoft', 'google', 'Chrome', 'Profiles', 'true'],
    ...['enrolled', 'version', 'registered', 'ms', 'mdm', 'user', 'organization', 'example', 'Preferences', 'security'],
  ])('shows the same for somebody who is called %s', async user => {
    const folder = await emptyFolder();
    await writeRecordedMac(join(folder, 'mac'), macOf(user, user === 'apple' ? 'Platform' : 'Safari'));
    const { snapshot } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'), true);
    const replayed = await replayMac(join(folder, 'out'));
    expect(shown(replayed)).toEqual(shown(snapshot));
    expect(replayed.mac).toMatchObject({ name: 'masked-mac-1', user: 'user' });
  });

  it('leaves every word of what macOS prints, whoever bears it as a name', () => {
    const parts = { readCertificate: readDeviceCertificate, readKeychain: () => [], parsePlist: parseXmlPlist };
    const nobody = { userPrincipalName: null, deviceId: null, tenantId: null, serialNumber: null };
    const own = ['sam', 'rivera', 'larkfield', 'secret', ...inventedIds.computerName.toLowerCase().split(/\W+/)];
    const changed = Object.values(full.commands).flatMap(({ argv, stdout = '' }) => {
      const program = argv[0];
      const words = new Set(stdout.match(/\p{L}{2,}/gu));
      const plain = hideSecrets(null, {
        ...parts,
        disguise: createDisguise({ ...nobody, mac: 'x', user: 'x' }),
      }).output(program, stdout);
      return [...words].filter(word => {
        if (own.includes(word.toLowerCase()) || program.endsWith('/app-sso')) return false;
        const disguise = createDisguise({ ...nobody, mac: 'x', user: word });
        return (
          hideSecrets(null, { ...parts, disguise })
            .output(program, stdout)
            .replaceAll('/Users/user', `/Users/${word}`) !== plain
        );
      });
    });
    expect([...new Set(changed)].sort()).toEqual([]);
  });

  it('names no profile folder, nobody else and no id in any form', async () => {
    const folder = await emptyFolder();
    const firefox = '/Users/sam/Library/Application Support/Firefox';
    const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
    const keychain = 'keychain: "/Users/sam/Library/Keychains/login.keychain-db"\nattributes:\n';
    const stranger = `${keychain}    "alis"<blob>="Samuel Ortega"\n    "subj"<blob>=0x${hex('sam.rivera@larkfield.example')}  "x"\n`;
    await writeRecordedMac(join(folder, 'mac'), {
      ...full,
      files: {
        ...full.files,
        [`${firefox}/profiles.ini`]: '[Install1]\nDefault=Profiles/k2v8.sam.rivera\n',
        [`${firefox}/Profiles/k2v8.sam.rivera/prefs.js`]:
          'user_pref("network.http.microsoft-entra-sso.enabled", true);\n',
      },
      commands: Object.fromEntries(
        Object.entries(full.commands).map(([key, command]) => [
          key,
          command.argv[1] === 'find-certificate' ? { ...command, stdout: `${command.stdout}${stranger}` } : command,
        ]),
      ),
    });
    const { snapshot } = await recordMac({ root: join(folder, 'mac') }, join(folder, 'out'), true);
    const all = await everything(join(folder, 'out'));
    expect(all).not.toMatch(/k2v8|rivera|Ortega|kim\.larsen|elsewhere\.example|7c1e94d2/i);
    expect(all.toUpperCase()).not.toContain(hex('rivera'));
    expect(shown(await replayMac(join(folder, 'out')))).toEqual(shown(snapshot));
  });

  it.each(['admin', 'com', 'true'])('names no folder of %s in a text', user => {
    const nobody = { userPrincipalName: null, deviceId: null, tenantId: null, serialNumber: null };
    const { text } = createDisguise({ ...nobody, mac: 'x', user });
    expect(text(`/Library/Managed Preferences/${user}/a.plist, /Users/${user}`)).toBe(
      '/Library/Managed Preferences/user/a.plist, /Users/user',
    );
    expect(text('/Library/Managed Preferences/com.apple.x.plist')).toBe(
      '/Library/Managed Preferences/com.apple.x.plist',
    );
  });

  it.each([
    ['a line of it', 'sam.rivera\n', 'x '],
    ['a line of Windows', 'sam.rivera\r\n', 'x '],
    ['a column', '1\tsam.rivera\t', 'x '],
    ['a text of C', 'sam.rivera\0', 'x '],
    ['a query', 'sam.rivera', 'https://x.example/?u='],
    ['a query of a line', 'sam.rivera@larkfield.example\n', 'https://x.example/?u='],
  ])('names nobody in base64 of %s', (_what, name, before) => {
    const { text, written } = createDisguise({
      mac: 'x',
      user: 'sam.rivera',
      userPrincipalName: 'sam.rivera@larkfield.example',
      deviceId: null,
      tenantId: null,
      serialNumber: null,
    });
    const found = `${before}${Buffer.from(name).toString('base64')}`;
    expect(text(found)).toBe(`${before}masked`);
    expect(written(found)).toBe(`${before}masked`);
  });

  it.each([
    ['one word', `${'q'.repeat(40_000)}@larkfield.example`],
    ['many words', `${'zq.'.repeat(13_000)}z@larkfield.example`],
    ['letters of two', `${'😀ß'.repeat(13_000)}z@larkfield.example`],
    ['a domain', `zq@${'larkfield.'.repeat(4000)}example`],
  ])('names nobody whose sign-in name is too long for one: %s', (_what, userPrincipalName) => {
    const nobody = { deviceId: null, tenantId: null, serialNumber: null };
    const { text, written } = createDisguise({ ...nobody, mac: 'x', user: 'x', userPrincipalName });
    for (const hidden of [text, written])
      for (const name of [
        userPrincipalName,
        userPrincipalName.replace('@', '%40'),
        encodeURIComponent(userPrincipalName),
      ])
        expect(hidden(`for ${name} it is`)).toMatch(/^for (?:user(?:@|%40)organization\.example|masked) it is$/);
    const mask = createMask({
      ...blocked,
      registration: { ...blocked.registration, userPrincipalName },
    });
    expect(mask(`for ${userPrincipalName} it is`)).toBe('for [user-principal-name] it is');
  });

  it('knows an id without dashes, a Mac by its name on the network, and another person’s address', () => {
    const { text, path } = createDisguise({
      mac: 'sams-macbook-air.larkfield.example',
      user: 'sam',
      userPrincipalName: 'sam.rivera@larkfield.example',
      deviceId: inventedIds.deviceId,
      tenantId: null,
      serialNumber: null,
    });
    const hidden = text(
      `Sams-MacBook-Air ${inventedIds.deviceId.replaceAll('-', '').toUpperCase()} kim.larsen@x.example and sam.rivera@larkfield.example`,
    );
    expect(hidden).toBe(
      `masked-mac-1 ${'0'.repeat(12)}40008${'0'.repeat(14)}1 person-1@organization.example and user@organization.example`,
    );
    expect(path('/Users/sam/sam.txt')).toBe('/Users/user/sam.txt');
  });
});
