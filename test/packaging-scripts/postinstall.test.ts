import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { canChroot, jane, makeScratchMac, type Person, type ScratchMac } from './scratch-mac.ts';

const agent = '/Library/LaunchAgents/com.clearway.companion.plist';
const shim = '/usr/local/bin/clearway';
const job = 'com.clearway.companion';
const installed = ['/private/tmp/Clearway.pkg', '/Applications', '/', '/'];
const scan = 'gktool scan /Applications/Clearway.app';
const john: Person = { name: 'john smith', uid: 502, home: '/Users/john' };

const install = (mac: ScratchMac) => mac.run('pkg-scripts/postinstall', ...installed);
const source = (name: string): string => readFileSync(join(checkout, 'build', name), 'utf8');
const prepare = (...people: readonly Person[]): ScratchMac => {
  const mac = makeScratchMac(...people);
  mac.installApp();
  return mac;
};

describe.skipIf(!canChroot)('postinstall, run as root in a root folder like that of a Mac', () => {
  it('places LaunchAgent and shim as root’s, and starts the app for who sits at the screen', async () => {
    const mac = prepare(jane);
    mac.logIn(501);
    expect(await install(mac)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(mac.takeCalls()).toEqual([
      scan,
      'launchctl print gui/501',
      'launchctl print-disabled gui/501',
      `launchctl print gui/501/${job}`,
      `launchctl bootstrap gui/501 ${agent}`,
    ]);
    expect(mac.read(agent)).toBe(source('launch-agent/com.clearway.companion.plist'));
    expect(mac.read(shim)).toBe(source('clearway'));
    const kinds = [agent, shim, '/usr/local/bin'].map(path => {
      const { uid, gid, mode } = statSync(mac.at(path));
      return `${uid}:${gid} ${(mode & 0o7777).toString(8)}`;
    });
    expect(kinds).toEqual(['0:0 644', '0:0 755', '0:0 755']);
  });

  it.each([
    ['the login window', 0, null],
    ['Setup Assistant', 248, { name: '_mbsetupuser', uid: 248, home: '/private/var/setup' }],
    ['nobody', 4294967294, { name: 'nobody', uid: 4294967294, home: '/private/var/empty' }],
    ['a user that the directory does not know', 777, null],
  ])('places everything at %s and starts nothing', async (_place, uid, person) => {
    const mac = person === null ? prepare() : prepare(person);
    mac.logIn(uid);
    expect(await install(mac)).toMatchObject({ code: 0, stdout: '' });
    expect(mac.takeCalls()).toEqual([scan]);
    expect(mac.exists(agent)).toBe(true);
    expect(mac.exists(shim)).toBe(true);
  });

  it('leaves it to the next login where launchd has no session yet, and where nobody is known at all', async () => {
    const mac = prepare(jane);
    mac.logIn(501);
    rmSync(mac.at('/mac/sessions/501'));
    expect((await install(mac)).code).toBe(0);
    expect(mac.log()).toContain('user 501 has no graphical session yet');
    mac.write('/mac/console', '');
    mac.write('/mac/processes', '');
    mac.takeCalls();
    expect((await install(mac)).code).toBe(0);
    expect(mac.takeCalls()).toEqual([scan]);
  });

  it('starts the app for everybody after fast user switching, once each', async () => {
    const mac = prepare(jane, john);
    mac.logIn(502, 501, 0);
    expect((await install(mac)).code).toBe(0);
    const bootstraps = mac.takeCalls().filter(call => call.includes('bootstrap'));
    expect(bootstraps).toEqual([`launchctl bootstrap gui/501 ${agent}`, `launchctl bootstrap gui/502 ${agent}`]);
  });

  it('run twice, and over an app that runs, stops nothing and only makes sure that it is started', async () => {
    const mac = prepare(jane);
    mac.logIn(501);
    await install(mac);
    mac.takeCalls();
    expect(await install(mac)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(mac.takeCalls()).toEqual([
      scan,
      'launchctl print gui/501',
      'launchctl print-disabled gui/501',
      `launchctl print gui/501/${job}`,
      `launchctl kickstart gui/501/${job}`,
    ]);
  });

  it.each(['preinstall', 'postinstall'])('does nothing more as the %s of the bundle', async script => {
    const mac = prepare(jane);
    mac.logIn(501);
    const bundle = ['/private/tmp/Clearway.pkg', '/Applications/Clearway.app', '/', '/'];
    expect(await mac.run(`pkg-scripts/${script}-of-bundle`, ...bundle)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(mac.takeCalls()).toEqual([]);
    expect(mac.exists(agent)).toBe(false);
  });

  it('loads the LaunchAgent anew where an older version brought another one', async () => {
    const mac = prepare(jane);
    mac.logIn(501);
    await install(mac);
    mac.write(agent, 'an older one');
    // launchd has not let go of the old one at the first two tries.
    mac.write('/mac/busy', 'busy\nbusy\n');
    mac.takeCalls();
    expect(await install(mac)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(mac.takeCalls().slice(3)).toEqual([
      `launchctl print gui/501/${job}`,
      `launchctl bootout gui/501/${job}`,
      `launchctl bootstrap gui/501 ${agent}`,
      `launchctl print gui/501/${job}`,
      `launchctl bootstrap gui/501 ${agent}`,
      `launchctl print gui/501/${job}`,
      `launchctl bootstrap gui/501 ${agent}`,
    ]);
  });

  it('enables a job that was disabled, and installs all the same where launchd refuses to load it', async () => {
    const mac = prepare(jane);
    mac.logIn(501);
    mac.write('/mac/disabled/501', `\tdisabled services = {\n\t\t"${job}" => disabled\n\t}\n`);
    mac.write('/mac/busy', 'busy\n'.repeat(9));
    expect((await install(mac)).code).toBe(0);
    expect(mac.takeCalls()).toContain(`launchctl enable gui/501/${job}`);
    expect(mac.log()).toContain('the LaunchAgent could not be loaded for user 501; the next login does');
  });

  it('makes its LaunchAgent root’s again, and replaces a link in its place without following it', async () => {
    const mac = prepare(jane);
    mac.write('/etc/precious', 'precious');
    symlinkSync('/etc/precious', mac.at(agent));
    expect((await install(mac)).code).toBe(0);
    expect(lstatSync(mac.at(agent)).isFile()).toBe(true);
    expect(mac.read('/etc/precious')).toBe('precious');
  });

  it.each([
    [
      'a link',
      (mac: ScratchMac) => {
        symlinkSync('/etc/precious', mac.at(shim));
      },
    ],
    [
      'another program',
      (mac: ScratchMac) => {
        mac.write(shim, '#!/bin/sh\necho other\n', 0o755);
      },
    ],
    [
      'a folder',
      (mac: ScratchMac) => {
        mkdirSync(mac.at(shim));
      },
    ],
  ])('leaves %s at the place of its shim alone', async (_what, plant) => {
    const mac = prepare();
    mac.write('/etc/precious', 'precious');
    mkdirSync(mac.at('/usr/local/bin'));
    plant(mac);
    const before = lstatSync(mac.at(shim));
    expect((await install(mac)).code).toBe(0);
    expect(lstatSync(mac.at(shim)).ino).toBe(before.ino);
    expect(mac.read('/etc/precious')).toBe('precious');
    expect(mac.log()).toContain("is not Clearway's");
  });

  it('writes nowhere through a /usr/local/bin that is a link', async () => {
    const mac = prepare();
    mkdirSync(mac.at('/etc/elsewhere'));
    symlinkSync('/etc/elsewhere', mac.at('/usr/local/bin'));
    expect((await install(mac)).code).toBe(0);
    expect(mac.exists('/etc/elsewhere/clearway')).toBe(false);
    expect(mac.log()).toContain('/usr/local/bin is no folder');
  });

  it.each([
    ['/usr/local/bin of a person, as Homebrew leaves it', '/usr/local/bin', 501, 0o755],
    ['/usr/local of a person', '/usr/local', 501, 0o755],
    ['/usr/local/bin that a group may write to', '/usr/local/bin', 0, 0o775],
    ['/usr/local/bin that everybody may write to', '/usr/local/bin', 0, 0o757],
  ])('places no shim in a %s, and says what does the same', async (_what, folder, uid, mode) => {
    const mac = prepare();
    mkdirSync(mac.at('/usr/local/bin'));
    chownSync(mac.at(folder), uid, 20);
    chmodSync(mac.at(folder), mode);
    expect((await install(mac)).code).toBe(0);
    expect(mac.exists(shim)).toBe(false);
    expect(mac.log()).toContain(`others than root may write to ${folder}`);
    expect(mac.log()).toContain('/Applications/Clearway.app/Contents/MacOS/Clearway --cli -- does the same');
    expect(mac.exists(agent)).toBe(true);
  });

  it('places nothing where the owner of /usr/local/bin puts a link in the very moment of the move', async () => {
    const mac = prepare(jane);
    mkdirSync(mac.at('/etc/elsewhere'));
    mkdirSync(mac.at('/usr/local/bin'));
    chownSync(mac.at('/usr/local/bin'), 501, 20);
    renameSync(mac.at('/usr/bin/mv'), mac.at('/gnu/mv'));
    const swapAndMove = `#!/bin/bash\nfor last; do :; done\nif [ "$last" = ${shim} ]; then ln -s /etc/elsewhere ${shim}; fi\nexec /gnu/mv "$@"\n`;
    mac.write('/usr/bin/mv', swapAndMove, 0o755);
    expect((await install(mac)).code).toBe(0);
    expect(mac.list('/etc/elsewhere')).toEqual([]);
    // The LaunchAgent, in a folder that is root's alone, was moved.
    expect(mac.read(agent)).toBe(source('launch-agent/com.clearway.companion.plist'));
  });

  it('replaces an older shim of its own', async () => {
    const mac = prepare();
    mac.write(shim, source('clearway').replace('exit 127', 'exit 1'));
    expect((await install(mac)).code).toBe(0);
    expect(mac.read(shim)).toBe(source('clearway'));
  });

  it.each([
    [
      'another volume',
      (mac: ScratchMac) => mac.run('pkg-scripts/postinstall', 'a.pkg', '/Applications', '/Volumes/Other', '/'),
    ],
    ['no volume', (mac: ScratchMac) => mac.run('pkg-scripts/postinstall')],
    [
      'an app that is not there',
      (mac: ScratchMac) => {
        renameSync(mac.at('/Applications/Clearway.app'), mac.at('/Applications/Other.app'));
        return install(mac);
      },
    ],
    [
      'an app that somebody else put there',
      (mac: ScratchMac) => {
        mac.asRoot('/usr/bin/chown', '501', '/Applications/Clearway.app');
        return install(mac);
      },
    ],
    [
      'a LaunchAgent that somebody else put into the app',
      (mac: ScratchMac) => {
        const inside = '/Applications/Clearway.app/Contents/Resources/launch-agent/com.clearway.companion.plist';
        mac.asRoot('/usr/bin/chown', '501', inside);
        return install(mac);
      },
    ],
    [
      'a LaunchAgent in the app that is a link',
      (mac: ScratchMac) => {
        const inside = mac.at(
          '/Applications/Clearway.app/Contents/Resources/launch-agent/com.clearway.companion.plist',
        );
        rmSync(inside);
        symlinkSync('/etc/passwd', inside);
        return install(mac);
      },
    ],
    [
      'a folder in place of the LaunchAgent',
      (mac: ScratchMac) => {
        mkdirSync(mac.at(agent));
        return install(mac);
      },
    ],
  ])('fails for %s, and leaves no temporary folder', async (_what, run) => {
    const mac = prepare(jane);
    mac.logIn(501);
    expect((await run(mac)).code).toBe(1);
    expect(mac.takeCalls().filter(call => call.includes('bootstrap'))).toEqual([]);
    expect(mac.list('/private/tmp').filter(name => name.startsWith(job))).toEqual([]);
  });

  it('does not need gktool, which older macOS does not have', async () => {
    const mac = prepare();
    rmSync(mac.at('/usr/bin/gktool'));
    expect(await install(mac)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
