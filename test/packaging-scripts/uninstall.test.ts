import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keychainService } from '../../src-main/adapters/keychain.ts';
import { canChroot, jane, makeScratchMac, type Person, type ScratchMac } from './scratch-mac.ts';

const job = 'com.clearway.companion';
const obrien: Person = { name: `pat "o'brien" $(id)`, uid: 502, home: `/Volumes/Big Disk/pat o'brien` };
const root: Person = { name: 'root', uid: 0, home: '/private/var/root' };
const kept = [
  'Application Support/Clearway/status.json',
  'Application Support/Clearway/electron/Cache/data_0',
  'Logs/Clearway/clearway.log',
  'Caches/Clearway/a',
  `Caches/${job}/a`,
  `HTTPStorages/${job}/httpstorages.sqlite`,
  `HTTPStorages/${job}.binarycookies`,
  `WebKit/${job}/a`,
  `Preferences/${job}.plist`,
  `Preferences/ByHost/${job}.0A1B.plist`,
  `Saved Application State/${job}.savedState/data.data`,
];
const alien = ['Application Support/Other/a', 'Preferences/com.clearway.companions.plist', 'Logs/other.log'];

const giveFiles = (mac: ScratchMac, { home, uid }: Person): void => {
  for (const name of [...kept, ...alien]) mac.write(`${home}/Library/${name}`, 'x');
  mac.asRoot('/usr/bin/chown', '-R', `${uid}:20`, home);
};
/** What lies in the root folder now, without what belongs to the stage. */
const files = (mac: ScratchMac): readonly string[] =>
  mac
    .asRoot(
      '/usr/bin/find',
      '/Applications',
      '/Library',
      '/usr/local',
      '/Users',
      '/Volumes',
      '/private/var',
      '!',
      '-type',
      'd',
    )
    .toString()
    .split('\n')
    .filter(line => line !== '')
    .sort();
const ownFiles = (...people: readonly Person[]): readonly string[] =>
  people.flatMap(({ home }) => alien.map(name => `${home}/Library/${name}`)).sort();

/** A Mac on which the package was installed and used by root, Jane, who sits at the screen, and Pat. */
async function makeUsedMac(): Promise<ScratchMac> {
  const mac = makeScratchMac(jane, obrien);
  mkdirSync(mac.at('/Users'), { recursive: true });
  mac.installApp();
  mac.logIn(501);
  await mac.run('pkg-scripts/postinstall', 'a.pkg', '/Applications', '/', '/');
  for (const person of [root, jane, obrien]) giveFiles(mac, person);
  mac.write('/mac/receipts/com.clearway.companion', '', 0o666);
  mac.write('/mac/keychain/501', 'report-token\nis-it-locked\n', 0o666);
  mac.takeCalls();
  return mac;
}

describe.skipIf(!canChroot)('uninstall.sh, run in a root folder like that of a Mac', () => {
  it('leaves nothing of Clearway and everything else, for names and homes of any form', async () => {
    const mac = await makeUsedMac();
    const { code, stdout, stderr } = await mac.run('/Applications/Clearway.app/Contents/Resources/uninstall.sh');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(files(mac)).toEqual(ownFiles(root, jane, obrien));
    expect(mac.exists('/Applications/Clearway.app')).toBe(false);
    expect(mac.exists('/mac/receipts/com.clearway.companion')).toBe(false);
    expect(mac.read('/mac/keychain/501')).toBe('');
    expect(stdout).toContain('Left on purpose:');
    expect(stdout).toContain('/Library/Managed Preferences are your MDM');
  });

  it('takes away what starts the app, then stops it, then asks as each user, in the session of who has one', async () => {
    const mac = await makeUsedMac();
    await mac.run('uninstall.sh');
    const preferences = [`defaults delete ${job}`, `defaults -currentHost delete ${job}`];
    const item = `security delete-generic-password -s ${keychainService}`;
    const inSession = ['launchctl print gui/501', 'launchctl asuser 501 sudo -n -H -u #501 -- /bin/bash -p -c'];
    const clean = (uid: number) => [`launchctl print gui/${uid}`, `sudo as ${uid}: bash`];
    const cleanJane = [...inSession, 'sudo as 501: bash'];
    expect(mac.takeCalls().map(line => line.replace(/(bash -p -c).*/, '$1').trimEnd())).toEqual([
      `launchctl print gui/501/${job}`,
      `launchctl bootout gui/501/${job}`,
      ...[...clean(0), ...preferences, ...clean(0), item],
      ...[...cleanJane, ...preferences, ...cleanJane, item, ...cleanJane, item, ...cleanJane, item],
      ...[...clean(502), ...preferences, ...clean(502), item],
      'pkgutil --pkg-info com.clearway.companion',
      'pkgutil --forget com.clearway.companion',
      `launchctl print gui/501/${job}`,
    ]);
  });

  it('may be run again, also when the app was thrown away before', async () => {
    const mac = await makeUsedMac();
    rmSync(mac.at('/Applications/Clearway.app'), { recursive: true });
    expect((await mac.run('uninstall.sh')).code).toBe(0);
    const before = files(mac);
    expect(before).toEqual(ownFiles(root, jane, obrien));
    const { code, stdout, stderr } = await mac.run('uninstall.sh');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('removing');
    expect(files(mac)).toEqual(before);
  });

  it('says with --dry-run what it would do, and does nothing', async () => {
    const mac = await makeUsedMac();
    const before = files(mac);
    const { code, stdout } = await mac.run('uninstall.sh', '--dry-run');
    expect(code).toBe(0);
    expect(files(mac)).toEqual(before);
    expect(mac.read('/mac/keychain/501')).toContain('report-token');
    expect(mac.exists('/mac/receipts/com.clearway.companion')).toBe(true);
    expect(mac.takeCalls().filter(call => /bootout|defaults|security|forget/.test(call))).toEqual([]);
    expect(stdout).toContain(`would run: launchctl bootout gui/501/${job}`);
    expect(stdout).toContain(`would remove ${obrien.home}/Library/Application Support/Clearway`);
    expect(stdout).toContain('would run: rm -rf -- /Applications/Clearway.app');
  });

  it('keeps what is the users’ with --keep-user-data', async () => {
    const mac = await makeUsedMac();
    const { code, stdout } = await mac.run('uninstall.sh', '--keep-user-data');
    expect(code).toBe(0);
    const all = [root, jane, obrien].flatMap(({ home }) => [...kept, ...alien].map(name => `${home}/Library/${name}`));
    expect(files(mac)).toEqual(all.sort());
    expect(mac.read('/mac/keychain/501')).toContain('report-token');
    expect(stdout).toContain('(--keep-user-data)');
  });

  it('ends what runs out of the app’s folder, also what was started by hand, and nothing else', async () => {
    const mac = await makeUsedMac();
    const start = () => {
      const child = spawn('sleep', ['1000']);
      onTestFinished(() => void child.kill('SIGKILL'));
      return child;
    };
    const [app, other] = [start(), start()];
    const ended = once(app, 'exit');
    mac.write(
      '/mac/processes',
      `${app.pid} 501 /Applications/Clearway.app/Contents/Frameworks/Clearway Helper (GPU)\n${other.pid} 501 /Applications/Clearway.app.old/Contents/MacOS/Clearway\n`,
    );
    expect((await mac.run('uninstall.sh')).code).toBe(0);
    expect(await ended).toEqual([null, 'SIGTERM']);
    expect(other.exitCode ?? other.signalCode).toBe(null);
  });

  /** What happens while the Keychain of Jane is asked: a program in place of `security`, run as her. */
  const whileKeychainIsAsked = (mac: ScratchMac, program: string) => {
    mac.write('/usr/bin/security', `#!/bin/bash\nif [ "$(id -u)" = 501 ]; then\n${program}\nfi\nexit 44\n`, 0o755);
  };
  const status = `${jane.home}/Library/Application Support/Clearway/status.json`;

  it('has nothing left to start when somebody logs in or opens the app while a Keychain is waited for', async () => {
    const mac = await makeUsedMac();
    whileKeychainIsAsked(
      mac,
      `if [ -e /Library/LaunchAgents/${job}.plist ]; then touch /mac/loaded/501; fi
if [ -e /Applications/Clearway.app ]; then mkdir -p '${dirname(status)}'; touch '${status}'; fi`,
    );
    const { code, stderr } = await mac.run('uninstall.sh');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(files(mac)).toEqual(ownFiles(root, jane, obrien));
    expect(mac.list('/mac/loaded')).toEqual([]);
  });

  it('looks again at the end, stops what runs after all, and says that it should be run once more', async () => {
    const mac = await makeUsedMac();
    whileKeychainIsAsked(mac, 'touch /mac/loaded/501');
    const { code, stderr } = await mac.run('uninstall.sh');
    expect(code).toBe(1);
    expect(stderr).toContain('was started while it was taken off');
    expect(stderr).not.toContain('could not be stopped');
    expect(mac.list('/mac/loaded')).toEqual([]);
    whileKeychainIsAsked(mac, 'true');
    expect((await mac.run('uninstall.sh')).code).toBe(0);
  });

  it('is not satisfied as long as a process or an agent is there that it cannot stop', async () => {
    const mac = await makeUsedMac();
    // A process that outlasts every signal, as one does that waits for a disk.
    mac.write('/usr/bin/ps', '#!/bin/bash\necho "4000000 /Applications/Clearway.app/Contents/MacOS/Clearway"\n', 0o755);
    const { code, stderr } = await mac.run('uninstall.sh');
    expect(code).toBe(1);
    expect(stderr).toContain('Clearway could not be stopped');
  });

  it('removes a link and not where it leads, and goes through none that leads out of a home', async () => {
    const mac = await makeUsedMac();
    const precious = [
      '/Users/shared/precious',
      '/Users/shared/Logs/Clearway/precious',
      `/Users/shared/Caches/Clearway/precious`,
    ];
    for (const path of precious) {
      mac.write(path, 'x', 0o666);
      chownSync(mac.at(dirname(path)), 501, 20);
    }
    const library = `${jane.home}/Library`;
    const link = (target: string, name: string) => {
      rmSync(mac.at(`${library}/${name}`), { recursive: true });
      symlinkSync(target, mac.at(`${library}/${name}`));
    };
    link('/Users/shared', 'Application Support/Clearway');
    link('/Users/shared/Logs', 'Logs');
    link('../../shared/Caches', 'Caches');
    const { code, stdout } = await mac.run('uninstall.sh');
    expect(code).toBe(0);
    for (const path of precious) expect(mac.exists(path)).toBe(true);
    expect(mac.list(`${library}/Application Support`)).toEqual(['Other']);
    expect(stdout).toContain(`leaving ${library}/Logs/Clearway: a link leads out of the home`);
    expect(stdout).toContain(`leaving ${library}/Caches/Clearway: a link leads out of the home`);
  });

  it('has in a home the rights of its user alone', async () => {
    const mac = await makeUsedMac();
    // A home that is a link to another one: only the other one's user could lose something.
    rmSync(mac.at(jane.home), { recursive: true });
    symlinkSync(root.home, mac.at(jane.home));
    mac.asRoot('/usr/bin/rm', '-rf', '/mac/keychain/501');
    mac.write('/etc/passwd', mac.read('/etc/passwd').replace(/^root.*\n/, ''));
    const { code, stderr } = await mac.run('uninstall.sh');
    expect(code).toBe(1);
    expect(stderr).toContain('something of jane in /Users/jane could not be removed');
    for (const name of kept) expect(mac.exists(`${root.home}/Library/${name}`)).toBe(true);
  });

  it('leaves a shim, an app and a link of somebody else', async () => {
    const mac = await makeUsedMac();
    rmSync(mac.at('/usr/local/bin/clearway'));
    symlinkSync('/etc/passwd', mac.at('/usr/local/bin/clearway'));
    mac.write(
      '/Applications/Clearway.app/Contents/Info.plist',
      '<key>CFBundleIdentifier</key><string>org.other</string>\n',
    );
    const other = spawn('sleep', ['1000']);
    onTestFinished(() => void other.kill('SIGKILL'));
    mac.write('/mac/processes', `${other.pid} 501 /Applications/Clearway.app/Contents/MacOS/Other\n`);
    const { code, stdout } = await mac.run('uninstall.sh');
    expect(code).toBe(0);
    expect(other.exitCode ?? other.signalCode).toBe(null);
    expect(stdout).toContain("leaving /usr/local/bin/clearway: it is not Clearway's");
    expect(stdout).toContain('leaving /Applications/Clearway.app: it is another app (org.other)');
    expect(mac.exists('/usr/local/bin/clearway')).toBe(true);
    expect(mac.exists('/etc/passwd')).toBe(true);
    expect(mac.exists('/Applications/Clearway.app/Contents/MacOS/Clearway')).toBe(true);
  });

  it('does not wait for a Keychain that asks for a password, and says that something may be left', async () => {
    const mac = await makeUsedMac();
    mac.write('/mac/keychain/501', 'locked\n', 0o666);
    const { code, stderr } = await mac.run('uninstall.sh');
    expect(code).toBe(1);
    expect(stderr).toContain('the Keychain of jane did not answer (124)');
    expect(files(mac)).toEqual(ownFiles(root, jane, obrien));
  });

  it('does nothing for anybody but root, nor with an option that it does not know', async () => {
    const mac = await makeUsedMac();
    const before = files(mac);
    mac.write('/usr/bin/id', '#!/bin/bash\necho 501\n', 0o755);
    const refused = await mac.run('uninstall.sh');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('only root can');
    expect((await mac.run('uninstall.sh', '--keep-userdata')).code).toBe(2);
    expect((await mac.run('uninstall.sh', '--help')).code).toBe(0);
    expect(files(mac)).toEqual(before);
    expect(mac.takeCalls()).toEqual([]);
  });
});
