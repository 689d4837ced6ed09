import { constants, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TimelineStore } from '../ports.ts';

/** Larger is no timeline of Clearway's; of such a file only the end is read, where the newest lines are. */
export const mostTimelineBytes = 4_000_000;
const newLine = 0x0a;

export const timelineDocument = 'timeline.jsonl';

/**
 * Supplies TimelineStore with a file. Lines are only ever added at its end: whoever is killed in the middle of that tears
 * the last one and loses none that were there. Shortening it goes through a file beside it.
 */
export function createTimelineStore(folder: string): TimelineStore {
  const path = join(folder, timelineDocument);
  return {
    read: () => readEnd(path),
    append: async lines => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, appending, 0o600);
      try {
        await refuseUnlessFile(file);
        // A line that was torn must not spoil the one after it.
        const isTorn = !(await endsWithLine(file));
        await file.appendFile(`${isTorn ? '\n' : ''}${lines}`, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
    },
    replace: async text => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = join(folder, `.timeline.json.${process.pid}`);
      try {
        const file = await open(temporary, 'w', 0o600);
        try {
          await file.writeFile(text, 'utf8');
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

/** Without O_NONBLOCK opening a pipe that nobody reads or writes would wait for good. */
const appending = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** Any program of this user can put a pipe or a device in the file's place. */
async function refuseUnlessFile(file: OpenFile): Promise<void> {
  if (!(await file.stat()).isFile()) throw new NotAFile('not a regular file');
}

class NotAFile extends Error {
  readonly code = 'ENOTFILE';
}

type OpenFile = Awaited<ReturnType<typeof open>>;

async function readEnd(path: string): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    await refuseUnlessFile(file);
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, mostTimelineBytes));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function endsWithLine(file: OpenFile): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] === newLine;
}
