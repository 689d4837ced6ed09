import type { RanAs } from '../../core/preflight/preflight-facts.ts';
import { problem } from '../../core/problem.ts';
import type { CommandResult, MacPorts, ReadOwned, RunCommand } from '../../ports.ts';
import { diskEncryptionProbe } from '../disk-encryption.ts';
import { hardwareProbe } from '../hardware.ts';
import { macosVersionProbe } from '../macos-version.ts';
import { mdmEnrollmentProbe } from '../mdm-enrollment.ts';
import { plutilOf, type Asked } from '../probe.ts';
import { readPlist } from '../read-plist.ts';
import { isDeclared, restrictPorts } from '../restrict-ports.ts';
import { systemProxyAsks } from '../system-proxy.ts';
import { codeSignatureProbe } from './code-signature.ts';
import { stateRoomProbe } from './state-room.ts';

const consoleOwner = ['/usr/bin/stat', '-f', '%u %Su', '/dev/console'] as const;
const loginWindowPlist = '/Library/Preferences/com.apple.loginwindow.plist';
const idOf = (name: string): readonly [string, ...string[]] => ['/usr/bin/id', '-u', name];

/** What root asks to find out whose Mac this is. */
export const asUserAsks: readonly Asked[] = [
  { kind: 'command', argv: consoleOwner },
  { kind: 'file', path: loginWindowPlist },
  { kind: 'command', argv: idOf('{any}') },
];

/** How root asks in a person's session. `-H`: macOS lets sudo keep HOME, and programs would look at root's. */
export function inSession({ name, uid }: { readonly name: string; readonly uid: number | string }) {
  return ['/bin/launchctl', 'asuser', String(uid), '/usr/bin/sudo', '-H', '-u', name, '--'] as const;
}

/** The ports by which a person's facts are asked, whoever runs this. */
export type AskedAs = {
  readonly ports: MacPorts;
  readonly ranAs: Omit<RanAs, 'ageSeconds'>;
  /** For what root alone may ask; null for anybody else. */
  readonly runAsRoot: RunCommand | null;
};

/** As the person themselves; as root in the session of whoever is at the console, or else without one. */
export async function askAsUser(ports: MacPorts, readOwned: ReadOwned): Promise<AskedAs> {
  const { user } = ports.mac;
  const itself: AskedAs = {
    ports,
    ranAs: { user: user.name, asRoot: user.uid === 0, basis: 'direct' },
    runAsRoot: null,
  };
  if (user.uid !== 0) return itself;
  const found = await findPerson(restrictPorts(asUserAsks, ports));
  if (found === 'not-a-mac') return itself;
  const { person, isAtConsole } = found;
  const isReached = isAtConsole && (await canEnter(person, ports));
  const runs = isReached ? runInSession(person, ports.run) : runOutside(person, ports.run);
  const nothing = { kind: 'failed', problem: problem('not-asked') } as const;
  return {
    ranAs: { user: person.name, asRoot: true, basis: isReached ? 'launchctl-asuser' : 'status-json' },
    runAsRoot: ports.run,
    ports: {
      ...ports,
      mac: { ...ports.mac, user: person },
      run: runs,
      // Everything below a person's folder is theirs to replace by a link to what root alone may read.
      readFile: (path, maxBytes) =>
        path.startsWith('/Users/') ? readOwned(path, maxBytes, person.uid) : ports.readFile(path, maxBytes),
      queryOsquery: async statements => statements.map(() => nothing),
    },
  };
}

type Person = MacPorts['mac']['user'];

/** Nobody: no path is ever built from this name, because everything below it is refused. */
const nobody: Person = { name: 'nobody', uid: -2 };

async function findPerson(
  ports: MacPorts,
): Promise<{ readonly person: Person; readonly isAtConsole: boolean } | 'not-a-mac'> {
  const owner = await askBriefly(consoleOwner, ports);
  if (owner.kind === 'failed' && owner.problem.code === 'not-a-mac') return 'not-a-mac';
  const person = owner.kind === 'exited' && owner.exit === 0 ? parseConsoleOwner(owner.stdout) : null;
  if (person !== null) return { person, isAtConsole: true };
  return { person: (await findLastPerson(ports)) ?? nobody, isAtConsole: false };
}

/** Who was here last, where nobody is at this moment. */
async function findLastPerson(ports: MacPorts): Promise<Person | null> {
  const plist = await readPlist(loginWindowPlist, ports);
  const value = plist.kind === 'read' ? plist.value : null;
  const name = typeof value === 'object' && value !== null && 'lastUserName' in value ? value.lastUserName : null;
  if (typeof name !== 'string' || !isPersonName(name)) return null;
  const id = await askBriefly(idOf(name), ports);
  return id.kind === 'exited' && id.exit === 0 ? parseConsoleOwner(`${id.stdout.trim()} ${name}`) : null;
}

/** Reads who is at the console; null for nobody, root, the login window and Setup Assistant. */
export function parseConsoleOwner(output: string): Person | null {
  const [, uid = '', name = ''] = /^(\d{1,10}) (\S+)\n?$/.exec(output) ?? [];
  // People begin at 501; everything below belongs to the system.
  return isPersonName(name) && Number(uid) > 500 && Number(uid) < 2 ** 31 ? { name, uid: Number(uid) } : null;
}

/** Becomes part of paths and of an argument of sudo, which takes `#501` for a number and `-x` for an option. */
function isPersonName(name: string): boolean {
  const isSystems = ['root', 'nobody', 'loginwindow', 'daemon'].includes(name);
  return !isSystems && /^[A-Za-z0-9][\w.@+-]{0,254}$/.test(name) && !name.includes('..');
}

async function canEnter(person: Person, ports: MacPorts): Promise<boolean> {
  const result = await askBriefly([...inSession(person), '/usr/bin/true'], ports);
  return result.kind === 'exited' && result.exit === 0;
}

/** Everything else waits for these. */
function askBriefly(argv: readonly [string, ...string[]], ports: MacPorts): Promise<CommandResult> {
  return ports.run({ argv, deadlineMs: 2000, maxBytes: 4096 });
}

function runInSession(person: Person, run: RunCommand): RunCommand {
  return request => run({ ...request, argv: [...inSession(person), ...request.argv] });
}

/** What has the same answer in any session. */
const sessionless: readonly Asked[] = [
  ...[macosVersionProbe, mdmEnrollmentProbe, diskEncryptionProbe, hardwareProbe].flatMap(({ asks }) => asks),
  ...[codeSignatureProbe, stateRoomProbe].flatMap(({ asks }) => asks),
  ...systemProxyAsks,
];

/** Root's own session would give root's answers, and they would pass for the person's. */
function runOutside(person: Person, run: RunCommand): RunCommand {
  const conversion = plutilOf('').slice(0, -1).join('\0');
  return async request => {
    const { argv } = request;
    const isConversion = argv.slice(0, -1).join('\0') === conversion;
    const isSafe = isConversion
      ? argv.at(-1)?.startsWith('/Users/') === false
      : isDeclared({ kind: 'command', argv }, sessionless, person);
    return isSafe ? run(request) : { kind: 'failed', problem: problem('not-asked') };
  };
}
