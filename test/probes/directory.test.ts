import { describe, expect, it } from 'vitest';
import type { CommandRequest, MacPorts } from '../../src-main/ports.ts';
import { directoryProbe, parseIdentities } from '../../src-main/probes/directory.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

/* SYNTHETIC: by the manual of dscl and the scripts of administrators that cut the name out of it. */
const argv = ['/usr/bin/dscl', '.', '-read', '/Users/sam', 'dsAttrTypeStandard:AltSecurityIdentities'] as const;

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return directoryProbe.ask(ports);
}
function askWith(answer: Partial<RecordedCommand>) {
  return ask(macWithFiles({}, { 'dscl.json': { argv, exit: 0, stdout: '', stderr: '', ...answer } }));
}

describe('the local directory', () => {
  it('binds the account of a registered Mac', async () => {
    expect(await ask(recordedMac({ now: noon, fleet: null }))).toEqual({
      kind: 'known',
      value: { bound: true, userPrincipalName: inventedIds.userPrincipalName },
      observedAt: new Date(noon).toISOString(),
      source: argv.join(' ').replace('sam', '{user}'),
    });
  });

  it.each(['not-configured', 'device-not-registered', 'user-null'] as const)(
    'binds nobody where the registration is %s',
    async registration => {
      expect(await ask(recordedMac({ now: noon, fleet: null, registration }))).toMatchObject({
        value: { bound: false, userPrincipalName: null },
      });
    },
  );

  it.each([
    ['one value', 'AltSecurityIdentities: PlatformSSO:sam@larkfield.example\n'],
    ['its long title', 'dsAttrTypeStandard:AltSecurityIdentities: PlatformSSO:sam@larkfield.example\n'],
    ['two values on one line', 'AltSecurityIdentities: Kerberos:sam@LARKFIELD PlatformSSO:sam@larkfield.example\n'],
    ['values below the title', 'AltSecurityIdentities:\n X509:CN=Sam Rivera\n PlatformSSO:sam@larkfield.example\n'],
    ['Windows line endings', 'AltSecurityIdentities:\r\n Kerberos:x\r\n PlatformSSO:sam@larkfield.example\r\n'],
  ])('is read with %s', (_case, text) => {
    expect(parseIdentities(text)).toEqual({ bound: true, userPrincipalName: 'sam@larkfield.example' });
  });

  it.each([
    ['no name', 'AltSecurityIdentities: PlatformSSO:\n'],
    ['no sign-in name', 'AltSecurityIdentities: PlatformSSO:sam\n'],
    ['a name without end', `AltSecurityIdentities: PlatformSSO:a@${'b'.repeat(400)}\n`],
  ])('binds without a name where there is %s', (_case, text) => {
    expect(parseIdentities(text)).toEqual({ bound: true, userPrincipalName: null });
  });

  it.each([
    ['other identities', 'AltSecurityIdentities: Kerberos:sam@LARKFIELD\n'],
    ['a word that only ends alike', 'AltSecurityIdentities: NotPlatformSSO:sam@larkfield.example\n'],
    ['another attribute below', 'AltSecurityIdentities: x\nComment: PlatformSSO:sam@larkfield.example\n'],
    ['no such key', 'No such key: AltSecurityIdentities\n'],
  ])('binds nobody by %s', (_case, text) => {
    expect(parseIdentities(text)).toEqual({ bound: false, userPrincipalName: null });
  });

  it('hears on either stream, with any exit code, that there is no such key', async () => {
    const stderr = 'No such key: AltSecurityIdentities\n';
    expect(await askWith({ stderr, exit: 181 })).toMatchObject({ value: { bound: false } });
  });

  it.each([
    [
      'does not know the account',
      { exit: 56, stderr: '<dscl_cmd> DS Error: -14136 (eDSRecordNotFound)' },
      'command-failed',
    ],
    ['says nothing', {}, 'output-not-understood'],
    ['is missing', { fails: 'not-found' }, 'command-not-found'],
  ] as const)('is unknown where dscl %s', async (_case, answer, code) => {
    expect(await askWith(answer)).toMatchObject({ kind: 'unknown', problem: { code } });
  });

  it.each(['sam rivera', "o'brien", '$(id)', '-delete', 'ana;rm -rf', '名前'])(
    'is asked for “%s” in one piece',
    async name => {
      const { ports } = await openMac(bareMac);
      const asked: CommandRequest[] = [];
      const mac = { ...ports.mac, user: { name, uid: 501 } };
      const run: MacPorts['run'] = request => {
        asked.push(request);
        return ports.run(request);
      };
      await directoryProbe.ask({ ...ports, mac, run });
      expect(asked.map(({ argv: parts }) => parts)).toEqual([[...argv.slice(0, 3), `/Users/${name}`, argv[4]]]);
    },
  );
});
