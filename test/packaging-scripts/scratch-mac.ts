import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';

/** The scripts name places of a Mac and take them from nobody, so they run unchanged in a root of their own. */
export const canChroot = process.platform === 'linux' && process.getuid?.() === 0;

const tools =
  'bash cp mv rm mkdir chmod chown cat head grep sed sort cmp dirname basename mktemp touch id ls ln find'.split(' ');
const stubs = join(checkout, 'test/packaging-scripts/stubs');
const notedCalls = ['gktool', 'defaults'];

export type Person = { readonly name: string; readonly uid: number; readonly home: string };
export const jane: Person = { name: 'jane', uid: 501, home: '/Users/jane' };

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A root folder with Bash, the tools that the scripts use, stubs of what only macOS has, and an app in it. */
export function makeScratchMac(...people: readonly Person[]) {
  const root = mkdtempSync(join(tmpdir(), 'clearway-mac-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const at = (path: string): string => join(root, path);
  const write = (path: string, text = '', mode = 0o644): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    chmodSync(at(path), mode);
  };
  chmodSync(root, 0o755);
  installTools(at);
  const passwd = [{ name: 'root', uid: 0, home: '/private/var/root' }, ...people];
  write('/etc/passwd', passwd.map(({ name, uid, home }) => `${name}:x:${uid}:20::${home}:/bin/bash\n`).join(''));
  write('/etc/group', 'wheel:x:0:\nstaff:x:20:\n');
  for (const { home, uid } of passwd) {
    mkdirSync(at(`${home}/Library`), { recursive: true });
    chownSync(at(home), uid, 20);
    chownSync(at(`${home}/Library`), uid, 20);
  }
  for (const file of ['calls', 'log', 'busy', 'console', 'processes']) write(`/mac/${file}`, '', 0o666);
  for (const folder of ['sessions', 'loaded', 'disabled', 'keychain', 'receipts']) {
    mkdirSync(at(`/mac/${folder}`));
    chmodSync(at(`/mac/${folder}`), 0o777);
  }
  execFileSync('mkfifo', ['-m', '644', at('/mac/never')]);
  mkdirSync(at('/Library/LaunchAgents'), { recursive: true });
  mkdirSync(at('/usr/local'), { recursive: true });
  mkdirSync(at('/Applications'));
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  return {
    root,
    at,
    write,
    read,
    exists: (path: string) => existsSync(at(path)),
    installApp: () => {
      installApp(write);
    },
    /** Somebody sits at the screen; others may be logged in beside. */
    logIn: (uid: number, ...others: readonly number[]) => {
      write('/mac/console', `${uid}\n`);
      const windows = [uid, ...others].map(
        id => `- ${id} /System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow\n`,
      );
      write('/mac/processes', windows.join(''));
      for (const id of [uid, ...others]) write(`/mac/sessions/${id}`);
    },
    /** What was asked of launchd and the like since the last time, in its order. */
    takeCalls: (): readonly string[] => {
      const lines = read('/mac/calls').split('\n').slice(0, -1);
      write('/mac/calls', '', 0o666);
      return lines;
    },
    log: (): string => read('/mac/log'),
    run: (script: string, ...args: readonly string[]) => runInside({ root, env: {} }, script, args),
    /** With the environment of whoever installs, which is no part of an MDM's. */
    runWith: (env: Readonly<Record<string, string>>, script: string, ...args: readonly string[]) =>
      runInside({ root, env }, script, args),
    asRoot: (...command: readonly string[]) => execFileSync('/usr/sbin/chroot', [root, ...command]),
    list: (folder: string): readonly string[] => readdirSync(at(folder)),
  };
}

export type ScratchMac = ReturnType<typeof makeScratchMac>;

function installTools(at: (path: string) => string): void {
  for (const folder of ['bin', 'sbin', 'usr/bin', 'usr/sbin', 'gnu', 'dev', 'etc', 'private/tmp', 'private/var']) {
    mkdirSync(at(folder), { recursive: true });
  }
  chmodSync(at('private/tmp'), 0o1777);
  execFileSync('cp', ['-a', '/dev/null', at('/dev/null')]);
  const real = (tool: string): string => realpathSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim());
  const placed = tools.map(tool => ({ from: real(tool), to: tool === 'bash' ? '/bin/bash' : `/usr/bin/${tool}` }));
  placed.push({ from: real('stat'), to: '/gnu/stat' }, { from: real('setpriv'), to: '/gnu/setpriv' });
  for (const { from, to } of placed) copyFileSync(from, at(to));
  const listed = execFileSync(
    '/usr/bin/ldd',
    placed.map(({ from }) => from),
    { encoding: 'utf8' },
  );
  for (const library of new Set(listed.match(/\/\S+(?= \(0x)/g))) {
    mkdirSync(at(dirname(library)), { recursive: true });
    copyFileSync(library, at(library));
  }
  for (const stub of readdirSync(stubs)) copyFileSync(join(stubs, stub), at(`/usr/bin/${stub}`));
  for (const name of notedCalls) copyFileSync(join(stubs, 'note-call'), at(`/usr/bin/${name}`));
}

function installApp(write: ScratchMac['write']): void {
  const contents = '/Applications/Clearway.app/Contents';
  const source = (name: string): string => readFileSync(join(checkout, 'build', name), 'utf8');
  const agent = 'launch-agent/com.clearway.companion.plist';
  write(`${contents}/Info.plist`, '<key>CFBundleIdentifier</key><string>com.clearway.companion</string>\n');
  write(`${contents}/MacOS/Clearway`, '#!/bin/bash\nprintf "%s\\n" "$@"\nexit 11\n', 0o755);
  write(`${contents}/Resources/${agent}`, source(agent));
  write(`${contents}/Resources/uninstall.sh`, source('uninstall.sh'), 0o755);
  write(`${contents}/Resources/clearway`, source('clearway'), 0o755);
}

type Place = { readonly root: string; readonly env: Readonly<Record<string, string>> };

/** By itself with the environment that an MDM gives: none. A script is one of the build folder, or one inside. */
function runInside({ root, env }: Place, script: string, args: readonly string[]): Promise<Ended> {
  let inside = script;
  if (!script.startsWith('/')) {
    inside = `/private/tmp/${basename(script)}`;
    copyFileSync(join(checkout, 'build', script), join(root, inside));
  }
  return new Promise(resolve => {
    execFile('/usr/sbin/chroot', [root, inside, ...args], { env, timeout: 25_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? -1);
      resolve({ code, stdout, stderr });
    });
  });
}
