import { describe, expect, it } from 'vitest';
import { parseKeychainItems } from '../../src-main/probes/keychain-items.ts';
import { parseJoinCertificate, parseJoinName, workplaceJoinProbe } from '../../src-main/probes/workplace-join.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

/* SYNTHETIC: items by the source of `security`, which is public; no such certificate was seen verbatim. */
const { deviceId, userPrincipalName } = inventedIds;
const keychain = '/Users/sam/Library/Keychains/login.keychain-db';
const argv = ['/usr/bin/security', 'find-certificate', '-a', keychain] as const;

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return workplaceJoinProbe.ask(ports);
}
function askWith(answer: Partial<RecordedCommand>) {
  return ask(macWithFiles({}, { 'security.json': { argv, exit: 0, stdout: '', stderr: '', ...answer } }));
}
function hex(text: string): string {
  return `0x${Buffer.from(text).toString('hex').toUpperCase()}`;
}
const issuer = 'CN=MS-Organization-Access';
function certificate(name: string, issued = issuer): string {
  return `keychain: "${keychain}"\nversion: 256\nclass: 0x80001000 \nattributes:\n    "alis"<blob>=${name}\n    "ctyp"<uint32>=0x00000001 \n    "issu"<blob>=${hex(issued)}  "0x\\0230"\n    "skid"<blob>=<NULL>\n`;
}

describe('the older Workplace Join', () => {
  it('is found in the login keychain, with the sign-in name', async () => {
    const workplaceJoin = { deviceId, userPrincipalName };
    expect(await ask(recordedMac({ now: noon, fleet: null, workplaceJoin }))).toEqual({
      kind: 'known',
      value: { found: true, deviceId, userPrincipalName },
      observedAt: new Date(noon).toISOString(),
      source: argv.join(' ').replace('sam', '{user}'),
    });
  });

  it('is not found on a Mac that registered in the new way', async () => {
    const value = { found: false, deviceId: null, userPrincipalName: null };
    expect(await ask(recordedMac({ now: noon, fleet: null }))).toMatchObject({ kind: 'known', value });
    expect(await askWith({ exit: 44, stderr: 'The specified item could not be found in the keychain.' })).toMatchObject(
      {
        value,
      },
    );
  });

  it('is found without a name where the name cannot be read', async () => {
    expect(await askWith({ stdout: certificate(`"${deviceId}"`) })).toMatchObject({
      value: { found: true, deviceId, userPrincipalName: null },
    });
  });

  it.each([
    ['plain', `"${deviceId}"`],
    ['in capitals', `"${deviceId.toUpperCase()}"`],
    ['in digits beside the text', `${hex(deviceId)}  "${deviceId}"`],
    ['in digits alone', hex(deviceId)],
    ['with the end of a C string', `${hex(`${deviceId}\0`)}  "${deviceId}\\000"`],
    ['in octal escapes', `"\\067${deviceId.slice(1)}"`],
  ])('is read with an id %s', (_case, written) => {
    const text = certificate(written);
    expect(parseJoinCertificate(text)).toEqual({ found: true, deviceId });
    expect(parseJoinCertificate(text.replaceAll('\n', '\r\n'))).toEqual({ found: true, deviceId });
  });

  it.each([
    ['the certificate is somebody else’s', certificate(`"${deviceId}"`, 'CN=Larkfield Authority'), false],
    ['its name is no id', certificate('"Sam Rivera"'), true],
    ['there is no name', certificate('<NULL>'), true],
    ['there are two joins', certificate(`"${deviceId}"`) + certificate(`"${inventedIds.tenantId}"`), true],
  ])('has no id where %s', (_case, text, found) => {
    expect(parseJoinCertificate(text)).toEqual({ found, deviceId: null });
  });

  it('is found among other certificates', () => {
    const other = certificate('"Other"', 'CN=Other');
    expect(parseJoinCertificate(other + certificate(`"${deviceId}"`) + other)).toEqual({ found: true, deviceId });
  });

  it.each([
    ['is locked away', { exit: 36, stderr: 'User interaction is not allowed.' }, 'command-failed'],
    ['says something else', { stdout: 'hello\n' }, 'output-not-understood'],
    ['cannot be asked', { fails: 'not-found' }, 'command-not-found'],
    ['holds far too much', { stdout: certificate(`"${deviceId}"`).repeat(3000) }, 'output-too-large'],
  ] as const)('is unknown where the keychain %s', async (_case, answer, code) => {
    expect(await askWith(answer)).toMatchObject({ kind: 'unknown', problem: { code } });
  });
});

describe('the name of a Workplace Join', () => {
  const account = '    "acct"<blob>="com.microsoft.workplacejoin.registeredUserPrincipalName"\n';
  const item = (label: string, acct = account): string =>
    `keychain: "${keychain}"\nattributes:\n    0x00000007 <blob>=${label}\n${acct}`;

  it.each([
    ['plain', '"zoë@larkfield.example"'],
    ['in digits', `${hex('zoë@larkfield.example')}  "zo\\303\\253@larkfield.example"`],
    ['in octal escapes', '"zo\\303\\253@larkfield.example"'],
  ])('is the label, %s', (_case, label) => {
    expect(parseJoinName(item(label))).toBe('zoë@larkfield.example');
  });

  it.each([
    ['no name', item('"Sam"')],
    ['nothing', item('<NULL>')],
    ['another item’s', item('"sam@larkfield.example"', '    "acct"<blob>="other"\n')],
  ])('is not known where the label is %s', (_case, text) => {
    expect(parseJoinName(text)).toBeNull();
  });
});

describe('keychain items', () => {
  it('keep names that every object has apart', () => {
    const [item] = parseKeychainItems('keychain: "x"\n    "__pr"<blob>="a"\n    "acct"<blob>="__proto__"\n');
    expect(item?.get('acct')?.toString()).toBe('__proto__');
  });

  it('are none in attributes without an item', () => {
    expect(parseKeychainItems('    "acct"<blob>="a"\n')).toEqual([]);
  });
});
