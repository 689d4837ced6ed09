import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canChroot, makeScratchMac, type ScratchMac } from './scratch-mac.ts';

const app = '/Applications/Clearway.app';
const prepare = (mac: ScratchMac) => mac.run('pkg-scripts/preinstall', 'a.pkg', '/Applications', '/', '/');

describe.skipIf(!canChroot)('preinstall, run as root in a root folder like that of a Mac', () => {
  it('leaves the app that Installer replaces, and whatever runs, as it is', async () => {
    const mac = makeScratchMac();
    mac.installApp();
    expect(await prepare(mac)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(mac.exists(`${app}/Contents/MacOS/Clearway`)).toBe(true);
    expect(mac.takeCalls()).toEqual([]);
  });

  it('has nothing to do on a Mac without Clearway', async () => {
    expect(await prepare(makeScratchMac())).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('removes a link in place of the app, and nothing of where it leads', async () => {
    const mac = makeScratchMac();
    // A copy of the very same app: Installer would take it for the one to replace, at a place of somebody's choice.
    mac.installApp();
    mkdirSync(mac.at('/etc/precious'));
    renameSync(mac.at(app), mac.at('/etc/precious/Clearway.app'));
    symlinkSync('/etc/precious/Clearway.app', mac.at(app));
    expect((await prepare(mac)).code).toBe(0);
    expect(mac.list('/Applications')).toEqual([]);
    expect(mac.exists('/etc/precious/Clearway.app/Contents/Info.plist')).toBe(true);
  });

  it('removes what is left of an app, among which Installer would put the new one', async () => {
    const mac = makeScratchMac();
    mac.write(`${app}/Contents/Resources/old.pak`, 'x');
    mkdirSync(mac.at('/etc/precious'));
    symlinkSync('/etc/precious', mac.at(`${app}/Contents/link`));
    expect((await prepare(mac)).code).toBe(0);
    expect(mac.list('/Applications')).toEqual([]);
    expect(mac.exists('/etc/precious')).toBe(true);
  });

  it('refuses to install into another app, and on another volume', async () => {
    const mac = makeScratchMac();
    mac.write(`${app}/Contents/Info.plist`, '<key>CFBundleIdentifier</key><string>org.other</string>\n');
    const { code, stdout } = await prepare(mac);
    expect(code).toBe(1);
    expect(stdout).toContain('another app is called Clearway.app here (org.other)');
    expect(mac.exists(`${app}/Contents/Info.plist`)).toBe(true);
    const elsewhere = await mac.run('pkg-scripts/preinstall', 'a.pkg', '/Applications', '/Volumes/Other', '/');
    expect(elsewhere.code).toBe(1);
  });
});

describe.skipIf(!canChroot)('the shim /usr/local/bin/clearway', () => {
  it('hands arguments and exit code through as they are', async () => {
    const mac = makeScratchMac();
    mac.installApp();
    const typed = ['status', '--json', 'two words', '', '$(id)', '--remote-debugging-port=1'];
    const { code, stdout } = await mac.run('clearway', ...typed);
    expect(code).toBe(11);
    expect(stdout.split('\n').slice(0, -1)).toEqual(['--cli', '--', ...typed]);
  });

  it('says where the app should be when it is not there', async () => {
    const { code, stderr } = await makeScratchMac().run('clearway', 'status');
    expect(code).toBe(127);
    expect(stderr).toBe('clearway: Clearway.app is not in /Applications. Please ask IT to install it again.\n');
  });
});
