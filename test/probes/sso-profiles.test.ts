import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SsoProfile } from '../../src-main/core/facts.ts';
import { ssoProfilesProbe } from '../../src-main/probes/sso-profiles.ts';
import { ssoProfilePath, ssoProfilePlist } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { microsoftExtension, otherExtension } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { macWithFiles, managed, openMac, putFile } from '../fixtures/recorded-folder.ts';
import { binaryPlist, plutilAnswer } from '../fixtures/plutil.ts';

const userPath = `${managed}/sam/com.apple.extensiblesso.plist`;
const computerPath = ssoProfilePath;

async function ask(files: RecordedMac['files'], commands: RecordedMac['commands'] = {}) {
  const { ports } = await openMac(macWithFiles(files, commands));
  return ssoProfilesProbe.ask(ports);
}

function known(...profiles: readonly object[]) {
  return { kind: 'known', value: profiles, observedAt: '2026-06-10T12:00:00.000Z', source: managed };
}

function profile(level: 'user' | 'computer', platformSso: boolean, change: Partial<SsoProfile> = {}): SsoProfile {
  const method = platformSso ? 'secure-enclave' : null;
  return {
    level,
    extensionIdentifier: microsoftExtension,
    platformSso,
    method,
    topMethod: null,
    duringSetup: false,
    ...change,
  };
}

const notUnderstood = {
  kind: 'unknown',
  problem: { code: 'output-not-understood', detail: 'com.apple.extensiblesso has no extension' },
};

function platformSso(): string {
  return ssoProfilePlist('platform-sso', 'secure-enclave') ?? '';
}

function extensionOnly(): string {
  return ssoProfilePlist('sso-extension-only', 'secure-enclave') ?? '';
}

describe('the probe of SSO profiles', () => {
  it('finds none on a Mac without managed preferences', async () => {
    expect(await ask({})).toEqual(known());
  });

  it.each(['secure-enclave', 'password', 'smart-card'] as const)(
    'finds a Platform SSO with %s at the computer’s level',
    async method => {
      expect(await ask({ [computerPath]: ssoProfilePlist('platform-sso', method) ?? '' })).toEqual(
        known(profile('computer', true, { method })),
      );
    },
  );

  it('finds a Platform SSO at this user’s level', async () => {
    expect(await ask({ [userPath]: platformSso() })).toEqual(known(profile('user', true)));
  });

  it('does not look at another user’s level', async () => {
    expect(await ask({ [`${managed}/alex/com.apple.extensiblesso.plist`]: platformSso() })).toEqual(known());
  });

  it('lists both levels, the user’s first', async () => {
    expect(await ask({ [computerPath]: platformSso(), [userPath]: extensionOnly() })).toEqual(
      known(profile('user', false), profile('computer', true)),
    );
  });

  it.each([
    ['macOS 13, with the method at the top', { AuthenticationMethod: 'UserSecureEnclaveKey' }, 'secure-enclave'],
    ['macOS 14, with the method nested', { PlatformSSO: { AuthenticationMethod: 'Password' } }, 'password'],
    [
      'an administrator who writes both',
      { AuthenticationMethod: 'Password', PlatformSSO: { UseSharedDeviceKeys: true } },
      'password',
    ],
    [
      'an administrator who writes two methods',
      { AuthenticationMethod: 'Password', PlatformSSO: { AuthenticationMethod: 'SmartCard' } },
      'smart-card',
    ],
    ['an administrator who names no method', { PlatformSSO: {} }, null],
    ['a method of next year', { PlatformSSO: { AuthenticationMethod: 'Telepathy' } }, null],
    ['a method that is a number', { PlatformSSO: { AuthenticationMethod: 7 } }, null],
  ] as const)('takes the shape of %s for a Platform SSO', async (_case, settings, method) => {
    const text = plistXml({ ExtensionIdentifier: microsoftExtension, ...settings });
    const tops = { UserSecureEnclaveKey: 'secure-enclave', Password: 'password' } as const;
    const topMethod = 'AuthenticationMethod' in settings ? tops[settings.AuthenticationMethod] : null;
    expect(await ask({ [computerPath]: text })).toEqual(known(profile('computer', true, { method, topMethod })));
  });

  it.each([
    ['a profile that wants it', true, true],
    ['a profile that does not', false, false],
    ['one that says something else', 'yes', false],
  ])('tells registration in Setup Assistant by %s', async (_case, EnableRegistrationDuringSetup, duringSetup) => {
    const text = plistXml({
      ExtensionIdentifier: microsoftExtension,
      PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', EnableRegistrationDuringSetup },
    });
    expect(await ask({ [computerPath]: text })).toEqual(known(profile('computer', true, { duringSetup })));
  });

  it('reads the profiles of recorded Macs with macOS 13 and 26 alike', async () => {
    const old = recordedMac({ now: noon, fleet: null, macosVersion: '13.6.1', method: 'password' });
    expect(await ask(old.files)).toEqual(
      known(profile('computer', true, { method: 'password', topMethod: 'password' })),
    );
    const young = recordedMac({ now: noon, fleet: null, macosVersion: '26.1', duringSetup: true });
    expect(await ask(young.files)).toEqual(known(profile('computer', true, { duringSetup: true })));
  });

  it('tells a plain SSO extension from a Platform SSO', async () => {
    expect(await ask({ [computerPath]: extensionOnly() })).toEqual(known(profile('computer', false)));
  });

  it('names the extension of another provider', async () => {
    const text = plistXml({ ExtensionIdentifier: otherExtension, PlatformSSO: { AuthenticationMethod: 'Password' } });
    expect(await ask({ [computerPath]: text })).toEqual(
      known(profile('computer', true, { extensionIdentifier: otherExtension, method: 'password' })),
    );
  });

  it.each([
    ['no ExtensionIdentifier', plistXml({ PlatformSSO: { AuthenticationMethod: 'Password' } })],
    ['an empty ExtensionIdentifier', plistXml({ ExtensionIdentifier: '' })],
    ['an ExtensionIdentifier that is a number', plistXml({ ExtensionIdentifier: 7 })],
    ['a PlatformSSO that is no dictionary', plistXml({ ExtensionIdentifier: microsoftExtension, PlatformSSO: 'on' })],
    ['an array in the place of keys', '<plist version="1.0"><array/></plist>'],
  ])('does not understand a payload with %s', async (_case, text) => {
    expect(await ask({ [computerPath]: text })).toEqual(notUnderstood);
  });

  it('says unknown, not none, where the only payload is torn', async () => {
    expect(await ask({ [computerPath]: platformSso().slice(0, 300) })).toEqual({
      kind: 'unknown',
      problem: { code: 'output-not-understood', detail: 'not a property list' },
    });
  });

  it.each([
    ['user', { [userPath]: 'torn', [computerPath]: platformSso() }, 'computer'],
    ['computer', { [userPath]: platformSso(), [computerPath]: 'torn' }, 'user'],
  ] as const)(
    'lets a readable Platform SSO of Microsoft’s decide beside an unreadable one at the %s’s level',
    async (_level, files, read) => {
      expect(await ask(files)).toEqual(known(profile(read, true)));
    },
  );

  it.each([
    ['another provider’s', plistXml({ ExtensionIdentifier: otherExtension, PlatformSSO: {} })],
    ['a plain extension', extensionOnly()],
  ])('says unknown where %s is all that can be read beside an unreadable payload', async (_case, readable) => {
    const torn = { kind: 'unknown', problem: { code: 'output-not-understood', detail: 'not a property list' } };
    expect(await ask({ [userPath]: readable, [computerPath]: 'torn' })).toEqual(torn);
    expect(await ask({ [userPath]: 'torn', [computerPath]: readable })).toEqual(torn);
  });

  it('reads a binary payload through plutil', async () => {
    const commands = { 'plutil.json': plutilAnswer(computerPath, { stdout: platformSso() }) };
    expect(await ask({ [computerPath]: binaryPlist }, commands)).toEqual(known(profile('computer', true)));
  });

  it('says unknown about a binary payload where plutil is missing', async () => {
    expect(await ask({ [computerPath]: binaryPlist })).toEqual({
      kind: 'unknown',
      problem: { code: 'command-not-found' },
    });
  });

  it('sees a payload that arrives later', async () => {
    const { folder, ports } = await openMac(macWithFiles({}));
    expect(await ssoProfilesProbe.ask(ports)).toEqual(known());
    await putFile(path.join(folder, 'files', computerPath), platformSso());
    expect(await ssoProfilesProbe.ask(ports)).toEqual(known(profile('computer', true)));
  });
});
