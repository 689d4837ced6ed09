import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** Held while this process is the one that writes the state folder; `release` lets the next one write. */
export type WriterLock = { readonly release: () => void };

/**
 * Takes the lock of a state folder, or null when a living process holds it: there is one writer, all others read. The
 * file names its holder's pid; one that is dead, or from before the last start of this machine, holds nothing.
 */
export function takeWriterLock(folder: string): WriterLock | null {
  const path = join(folder, 'lock');
  return create(path) ?? (isAbandoned(path) ? replace(path) : null);
}

function replace(path: string): WriterLock | null {
  rmSync(path, { force: true });
  return create(path);
}

function create(path: string): WriterLock | null {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
    return {
      release: () => {
        rmSync(path, { force: true });
      },
    };
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
}

function isAbandoned(path: string): boolean {
  try {
    const started = Date.now() - uptime() * 1000;
    return statSync(path).mtimeMs < started || !isAlive(Number(readFileSync(path, 'utf8')));
  } catch (error) {
    // It went away while it was looked at: the next try to create it decides.
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
