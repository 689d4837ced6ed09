import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'plist';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renewRecordedToken, writeRecordedMac } from '../../src-main/sandbox/recorded-mac-files.ts';
import { ssoProfilePath } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { recordedMac, type RecordedMacOptions } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { registrationKinds } from '../../src-main/sandbox/recorded-mac/registration-kinds.ts';
import { noon } from './sandbox-server.ts';

const keychain = '/Users/sam/Library/Keychains/login.keychain-db';
const fleet = { url: 'http://127.0.0.1:4711', token: 'a-token' };

function made(options: Partial<RecordedMacOptions> = {}) {
  return recordedMac({ now: noon, fleet, ...options });
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clearway-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('a recorded Mac', () => {
  it('is healthy unless told otherwise', () => {
    const { mac, files, commands } = made();
    expect(mac).toEqual({ name: 'Sam’s MacBook Air', macosVersion: '15.5', user: { name: 'sam', uid: 501 } });
    expect(Object.values(commands).map(({ argv }) => argv.join(' '))).toEqual([
      '/usr/bin/app-sso platform -s',
      '/usr/bin/csrutil status',
      '/usr/bin/fdesetup status',
      '/usr/bin/profiles status -type enrollment',
      '/usr/sbin/spctl --status',
      '/usr/bin/sw_vers -productVersion',
      '/usr/bin/dscl . -read /Users/sam dsAttrTypeStandard:AltSecurityIdentities',
      '/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice',
      '/usr/sbin/pkgutil --pkg-info com.microsoft.CompanyPortalMac',
      '/usr/sbin/pkgutil --pkg-info com.microsoft.CompanyPortal',
      '/usr/bin/pluginkit -m -i com.microsoft.CompanyPortalMac.ssoextension',
      '/usr/bin/security find-certificate -a /Users/sam/Library/Keychains/login.keychain-db',
      `/usr/bin/security find-generic-password -a com.microsoft.workplacejoin.registeredUserPrincipalName ${keychain}`,
    ]);
    expect(commands['profiles.json']?.stdout).toBe(
      'Enrolled via DEP: Yes\nMDM enrollment: Yes (User Approved)\nMDM server: http://127.0.0.1:4711/mdm/apple/mdm\n',
    );
    expect(files['/opt/orbit/identifier']).toBe('a-token');
  });

  it('has property lists that say what they should', () => {
    const { files } = made();
    const read = (name: string): unknown => parse(files[name] ?? '');
    expect(read('/Applications/Company Portal.app/Contents/Info.plist')).toMatchObject({
      CFBundleIdentifier: 'com.microsoft.CompanyPortalMac',
      CFBundleShortVersionString: '5.2604.1',
    });
    expect(read(ssoProfilePath)).toMatchObject({
      ExtensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
      PlatformSSO: { AuthenticationMethod: 'UserSecureEnclaveKey', UseSharedDeviceKeys: true },
    });
    expect(read('/Library/Managed Preferences/com.fleetdm.fleetd.config.plist')).toEqual({ FleetURL: fleet.url });
    expect(read('/Library/LaunchDaemons/com.fleetdm.orbit.plist')).toMatchObject({
      EnvironmentVariables: { ORBIT_USE_SYSTEM_CONFIGURATION: 'true' },
      KeepAlive: true,
      ThrottleInterval: 10,
    });
  });

  it('escapes what XML would misread', () => {
    const { files } = made({ fleet: { url: 'http://127.0.0.1/?a=1&b=<2>', token: 'x' } });
    expect(parse(files['/Library/Managed Preferences/com.fleetdm.fleetd.config.plist'] ?? '')).toEqual({
      FleetURL: 'http://127.0.0.1/?a=1&b=<2>',
    });
  });

  it('brings the profile that goes with its registration', () => {
    expect(made({ registration: 'agent-not-loaded' }).files).toHaveProperty([ssoProfilePath]);
    expect(made({ registration: 'not-configured' }).files).not.toHaveProperty([ssoProfilePath]);
    expect(parse(made({ registration: 'other-provider' }).files[ssoProfilePath] ?? '')).toMatchObject({
      ExtensionIdentifier: 'com.okta.mobile.auth-service-extension',
    });
    expect(parse(made({ profile: 'sso-extension-only' }).files[ssoProfilePath] ?? '')).not.toHaveProperty(
      'PlatformSSO',
    );
  });

  it('can stand for every code that is read out on the phone', () => {
    const codes = Object.values(registrationKinds).map(({ code }) => code);
    expect([...new Set(codes)].sort()).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']);
  });

  it('can lack each thing', () => {
    const bare = made({ fleet: null, companyPortal: null, mdm: 'off', registration: 'not-configured' });
    // Safari is part of macOS: no Mac lacks it, and its user has chosen it here.
    expect(Object.keys(bare.files)).toEqual([
      '/Applications/Safari.app/Contents/Info.plist',
      '/Users/sam/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist',
    ]);
    expect(bare.commands['profiles.json']?.stdout).toBe('Enrolled via DEP: No\nMDM enrollment: No\n');
    expect(made({ mdm: 'not-user-approved' }).commands['profiles.json']?.stdout).toMatch(/^MDM enrollment: Yes$/m);
  });

  it('is written as files and JSON commands', async () => {
    const folder = await emptyFolder();
    const recorded = made();
    await writeRecordedMac(path.join(folder, 'deep', 'mac'), recorded);
    const root = path.join(folder, 'deep', 'mac');
    expect((await readdir(root)).sort()).toEqual(['commands', 'files', 'mac.json']);
    expect(JSON.parse(await readFile(path.join(root, 'mac.json'), 'utf8'))).toEqual(recorded.mac);
    expect(JSON.parse(await readFile(path.join(root, 'commands', 'sw-vers.json'), 'utf8'))).toEqual({
      argv: ['/usr/bin/sw_vers', '-productVersion'],
      exit: 0,
      stdout: '15.5\n',
      stderr: '',
    });
    expect(await readFile(path.join(root, 'files/opt/orbit/identifier'), 'utf8')).toBe('a-token');
  });

  it('has a token file as old as the agent lets it become', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(folder, made({ tokenAgeMs: 5 * 3_600_000 }));
    const { mtimeMs } = await stat(path.join(folder, 'files/opt/orbit/identifier'));
    expect(mtimeMs).toBe(noon - 5 * 3_600_000);
    const fresh = await emptyFolder();
    await writeRecordedMac(fresh, made());
    expect((await stat(path.join(fresh, 'files/opt/orbit/identifier'))).mtimeMs).toBe(noon - 20 * 60_000);
  });

  it('can be given the next token, and nothing else changes', async () => {
    const folder = await emptyFolder();
    await writeRecordedMac(folder, made());
    renewRecordedToken(folder, 'the-next-one', noon + 60_000);
    const file = path.join(folder, 'files/opt/orbit/identifier');
    expect(await readFile(file, 'utf8')).toBe('the-next-one');
    expect((await stat(file)).mtimeMs).toBe(noon + 60_000);
    expect(await readdir(path.dirname(file))).toEqual(['identifier']);
  });

  it('can have an agent without Fleet Desktop, or without a token', () => {
    const daemon = '/Library/LaunchDaemons/com.fleetdm.orbit.plist';
    expect(made().files[daemon]).toContain('ORBIT_FLEET_DESKTOP');
    expect(made({ fleet: { ...fleet, desktop: false } }).files[daemon]).not.toContain('ORBIT_FLEET_DESKTOP');
    const { files } = made({ fleet: { ...fleet, token: null } });
    expect(files).toHaveProperty([daemon]);
    expect(files).not.toHaveProperty(['/opt/orbit/identifier']);
  });

  it('is never written over anything', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'mine.txt'), 'mine');
    await expect(writeRecordedMac(folder, made())).rejects.toThrow(/needs an empty folder/);
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });
});
