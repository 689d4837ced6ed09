import { constants, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Far more than any file of a recorded Mac holds, and little enough for the memory of whoever opens one. */
const largest = 64 * 1024 * 1024;

/**
 * The text of a file of a recorded Mac. Such folders come from strangers: a link that leads out of it, a pipe that nobody
 * writes to and a file without end are refused. Fails as `readFile` does where there is no such file.
 */
export async function readInside(folder: string, name: string): Promise<string> {
  const path = await placeInside(folder, name);
  if (path === null) throw new Error('leads out of the recorded Mac');
  // Without O_NONBLOCK opening a pipe that nobody writes to would wait for good.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > largest) throw new Error('no file that a recorded Mac has');
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Where a file of the folder really lies; null where that is not below the folder. */
export async function placeInside(folder: string, name: string): Promise<string | null> {
  const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
  return path.startsWith(root.endsWith(sep) ? root : root + sep) ? path : null;
}
