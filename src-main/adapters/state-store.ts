import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { constants, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StateStore } from '../ports.ts';

/** What has to reach the disk before a write is done. Without the folder, a power failure can bring the old text back. */
export type Flushes = 'document' | 'folder';

/**
 * Supplies StateStore with a folder of its own, mode 0700. A document is written beside its place, flushed and renamed:
 * whoever reads, at whatever moment the power fails, finds the old text or the new one, never half of either.
 */
export function createStateStore(folder: string, flushes: Flushes = 'document'): StateStore {
  let last: Promise<void> = Promise.resolve();
  return {
    read: async name => {
      try {
        return await readDocument(join(folder, name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    // One after the other: two at once would share the temporary file, and the older text could end up on top.
    write: (name, text) => {
      const written = last.then(() => replace(join(folder, name), text, flushes));
      last = written.catch(() => undefined);
      return written;
    },
    setAside: async name => {
      // A second damage must not replace the first: whoever looks into it wants to see when it began.
      const aside = `${name}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
      try {
        await rename(join(folder, name), join(folder, aside));
        return aside;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

/**
 * Makes the state folder at the very start of the app, before Electron puts its own files below it with whatever rights
 * the umask leaves. A folder that is already there keeps its rights: it may be somebody else's, such as `/tmp`.
 */
export function makeStateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Removes what writers left behind that were killed while they wrote. Only for the one who may write. */
export function removeTornWrites(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^\.[\w-]+\.json\.\d+$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Far more than any document that Clearway keeps. */
const mostBytes = 64 * 1024 * 1024;

/** Any program of this user can put a pipe in a document's place, and opening one would wait for good. */
async function readDocument(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UnusableDocument('not a regular file');
    if (stats.size > mostBytes) throw new UnusableDocument('too large');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

class UnusableDocument extends Error {
  readonly code = 'ENOTFILE';
}

async function replace(path: string, text: string, flushes: Flushes): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.${basename(path)}.${process.pid}`);
  try {
    await flush(temporary, 'w', text);
    await rename(temporary, path);
  } catch (error) {
    // Half a document on a full disk would only make it fuller.
    await rm(temporary, { force: true });
    throw error;
  }
  if (flushes === 'folder') await flush(folder, 'r', null);
}

async function flush(path: string, how: 'w' | 'r', text: string | null): Promise<void> {
  const file = await open(path, how, 0o600);
  try {
    if (text !== null) await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}
