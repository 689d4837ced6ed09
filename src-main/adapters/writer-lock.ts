import {
  closeSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isGone, readStamp, stampText } from './writer-lock/lock-stamp.ts';

/** Held while this process is the only one that does something; `release` lets the next one. */
export type WriterLock = {
  readonly release: () => void;
  /** False once somebody else has taken it over, because it was held longer than anybody may. */
  readonly isHeld: () => boolean;
};

export type LockTerms = {
  readonly name: string;
  /** What is held for longer is nobody's: the number of a dead process may belong to another one by now. */
  readonly longestMs?: number;
};

/**
 * Takes a lock of a folder, or null when a living process holds it. The file names its holder; one that is dead, or
 * from before the last start of this machine, holds nothing. No clock that somebody can set has a say in that.
 */
export function takeWriterLock(folder: string, terms: LockTerms = { name: 'lock' }): WriterLock | null {
  const path = join(folder, terms.name);
  // Looked at first: where the disk is full, nothing can be made, and a living holder still counts.
  const found = findAbandoned(path, terms);
  if (found === null) return null;
  return found === 'gone' ? create(path) : takeOver(path, { ...terms, dead: found });
}

/**
 * Takes a dead holder's lock. Of two who find it dead at once, the slower one must not remove the lock that the faster
 * one has made in its place: only whoever holds the guard of exactly this dead file may remove it. A guard is made once
 * for each file, whose identity never comes back, and one more for each guard whose own holder has died.
 */
function takeOver(path: string, { dead, ...terms }: LockTerms & { readonly dead: string }): WriterLock | null {
  if (!takeGuard(`${path}.${dead}`, terms)) return null;
  try {
    if (identify(path) !== dead) return null;
    rmSync(path, { force: true });
    return create(path);
  } finally {
    // The dead file is gone, so its guards guard nothing any more.
    removeAll(path, `${basename(path)}.${dead}.`);
  }
}

function takeGuard(prefix: string, terms: LockTerms): boolean {
  for (let turn = 0; turn < 20; turn += 1) {
    const guard = `${prefix}.${turn}`;
    if (make(guard)) return true;
    const dead = findAbandoned(guard, terms);
    // Gone means that somebody has just been through with this very file.
    if (dead === null || dead === 'gone') return false;
  }
  return false;
}

function create(path: string): WriterLock | null {
  if (!make(path)) return null;
  const own = identify(path);
  const isHeld = (): boolean => identify(path) === own;
  return {
    isHeld,
    release: () => {
      if (isHeld()) rmSync(path, { force: true });
    },
  };
}

/** Makes the file with its number in it, in one step: one that is killed on the way leaves no lock without a holder. */
function make(path: string): boolean {
  const own = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    writeFileSync(own, stampText(), { mode: 0o600 });
    linkSync(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A home on a network share may know no links.
    if (['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'ENOSYS'].includes(codeOf(error))) return makeWithoutLink(path);
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function makeWithoutLink(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, stampText());
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Which file stands there; undefined when none does. */
function identify(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.ino}-${stats.mtimeNs}`;
}

/** The identity of a lock that nobody holds any more; null when somebody does. */
function findAbandoned(path: string, { longestMs = Number.POSITIVE_INFINITY }: LockTerms): string | null {
  try {
    const identity = identify(path);
    const text = readFileSync(path, 'utf8');
    const stats = statSync(path);
    if (identity === undefined || identity !== identify(path)) return null;
    const stamp = readStamp(text);
    const isFree =
      stamp === null
        ? isOld(stats.mtimeMs, longestMs) || !isAlive(Number(text))
        : !isAlive(stamp.pid) || isGone(stamp, longestMs);
    return isFree ? identity : null;
  } catch (error) {
    // It went away while it was looked at: the next try to create it decides.
    if (codeOf(error) === 'ENOENT') return 'gone';
    throw error;
  }
}

/** All there is to judge a file by that does not tell of its maker, because that one was killed while it made it. */
function isOld(mtimeMs: number, longestMs: number): boolean {
  const now = Date.now();
  return mtimeMs < now - uptime() * 1000 || now - mtimeMs > longestMs;
}

function removeAll(path: string, prefix: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(path), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  // A file that has just been made has no number yet; its maker lives.
  if (!Number.isSafeInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
