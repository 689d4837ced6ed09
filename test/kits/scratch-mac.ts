import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the Mac of a test answers. */
export type Scratch = {
  readonly console: string;
  readonly status: string | null;
  readonly now: string;
  readonly euid: number;
  /** plutil takes nothing: JavaScript has to read it. */
  readonly plutilFails: boolean;
};

export type ScratchMac = {
  readonly folder: string;
  readonly home: string;
  readonly statusFile: string;
  /** Runs a script of a kit and gives back what it printed; its exit code is held to 0. */
  readonly run: (script: string, scratch?: Partial<Scratch>, args?: readonly string[]) => string;
  readonly remove: () => void;
};

/** Programs that are the same on Linux; every other one is stood in for. */
const realPrograms = ['/usr/bin/head', '/bin/test', '/bin/sleep', '/bin/bash'];
const stubNames = ['stat', 'id', 'dscl', 'sudo', 'date', 'plutil', 'osascript'] as const;

/**
 * A folder that answers like a Mac. A shipped script has no switch that leads elsewhere, so the copy that runs here has
 * its full paths exchanged, each of them: one that is not known here fails the test.
 */
export function createScratchMac(): ScratchMac {
  const folder = mkdtempSync(join(tmpdir(), 'clearway-kit-'));
  const home = join(folder, 'Users', 'sam smith');
  const state = join(home, 'Library/Application Support/Clearway');
  const statusFile = join(state, 'status.json');
  const bin = join(folder, 'bin');
  mkdirSync(state, { recursive: true });
  mkdirSync(bin);
  const run: ScratchMac['run'] = (script, scratch = {}, args = []) => {
    const { console: atConsole = 'sam', status, now = '2026-11-22T12:00:00Z', euid = 0, plutilFails = false } = scratch;
    if (typeof status === 'string') writeFileSync(statusFile, status);
    if (status === null) rmSync(statusFile, { force: true, recursive: true });
    const env = {
      AT_CONSOLE: atConsole,
      SCRATCH_HOME: home,
      NOW: String(Date.parse(now) / 1000),
      ...(plutilFails && { PLUTIL_FAILS: '1' }),
    };
    for (const name of stubNames) {
      const path = join(bin, name);
      writeFileSync(path, stubs[name]);
      chmodSync(path, 0o755);
    }
    const path = join(folder, 'script.sh');
    writeFileSync(path, exchanged(script, folder, euid));
    const ran = spawnSync('/bin/bash', ['-p', path, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
    const { stdout, status: exit } = ran;
    if (exit !== 0) throw new Error(`exit ${String(exit)}: ${stdout}`);
    return stdout;
  };
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, home, statusFile, run, remove };
}

function exchanged(script: string, folder: string, euid: number): string {
  const [first, ...lines] = script.split('\n');
  const body = lines
    .map(line => (line.trimStart().startsWith('#') ? line : line.replace(/(?<=PATH=)\S+/, '$PATH')))
    .join('\n')
    .replaceAll(/(?<![\w.])\/(?:usr\/)?s?bin\/[a-z]+/g, path => {
      if (realPrograms.includes(path)) return path;
      const name = stubNames.find(stub => path.endsWith(`/${stub}`));
      if (name === undefined) throw new Error(`no stand-in for ${path}`);
      return join(folder, 'bin', name);
    })
    .replaceAll(/(?<![\w.])\/(?=usr\/local\b|Applications\/)/g, `${folder}/`)
    .replaceAll('EUID', String(euid));
  return [first, body].join('\n');
}

const node = `#!${process.execPath}
const argv = process.argv.slice(2); const say = text => process.stdout.write(text);
const input = () => require('node:fs').readFileSync(0);
`;

/** Each takes exactly the arguments that macOS's own takes, and fails at any other. */
const stubs: Readonly<Record<(typeof stubNames)[number], string>> = {
  // Who runs the tests owns the files; in the scratch Mac that is root, but for what is marked as somebody else's.
  stat: `#!/bin/sh
    [ "$*" = '-f %Su /dev/console' ] && { printf '%s\n' "$AT_CONSOLE"; exit 0; }
    [ "$1 $2" = '-f %u' ] && { [ -e "$3.is-sams" ] && echo 501 || echo 0; exit 0; }
    [ "$1 $2" = '-f %Lp' ] && exec ${process.platform === 'darwin' ? '/usr/bin/stat -f %Lp' : 'stat -c %a'} "$3"
    exit 64`,
  id: `#!/bin/sh
    case "$*" in '-un') echo sam ;; '-u sam') echo 501 ;; *) exit 1 ;; esac`,
  dscl: `#!/bin/sh
    [ "$*" = '/Search -read /Users/sam NFSHomeDirectory' ] || exit 56
    printf 'NFSHomeDirectory:\n %s\n' "$SCRATCH_HOME"`,
  sudo: `#!/bin/sh
    [ "$1 $2 $3 $4" = '-n -u #501 --' ] || exit 64
    shift 4
    echo "$1" >> "$SCRATCH_HOME/as-owner.log"
    # As sudo does: a process of its own waits for the command.
    "$@"
    exit $?`,
  date: `#!/bin/sh
    [ "$*" = '+%s' ] && { echo "$NOW"; exit 0; }
    [ "$1 $2 $3 $4 $6" = '-j -u -f %Y-%m-%dT%H:%M:%S +%s' ] || exit 64
    exec ${process.platform === 'darwin' ? '/bin/date "$@"' : 'date -u -d "$5Z" +%s'}`,
  plutil: `${node}
    const [extract, path, raw, expect, type, ...rest] = argv;
    if (process.env.PLUTIL_FAILS || [extract, raw, expect, ...rest].join(' ') !== '-extract raw -expect -o - -') process.exit(1);
    const found = path.split('.').reduce((at, key) => at[key], JSON.parse(input().toString('utf8')));
    if ((typeof found === 'number' ? 'integer' : typeof found) !== type) process.exit(1);
    say(found + '\\n');`,
  osascript: `${node}
    if (argv.slice(0, 3).join(' ') !== '-l JavaScript -e') process.exit(64);
    const ObjC = { import: () => undefined, unwrap: text => text };
    const $ = {
      NSFileHandle: { fileHandleWithStandardInput: { get readDataToEndOfFile() { return input(); } } },
      NSString: { alloc: { initWithDataEncoding: bytes => bytes.toString('utf8') } },
      NSUTF8StringEncoding: 4,
    };
    say(new Function('ObjC', '$', 'argv', argv[3] + '; return run(argv);')(ObjC, $, argv.slice(4)) + '\\n');`,
};
