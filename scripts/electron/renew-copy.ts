import { copyFile, readdir, readFile, rename, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Brings a copy of a recorded Mac up to date: every file that differs is replaced whole, the others keep their age. */
export async function renewCopy(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(found => found.isFile())) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if ((await readFile(source)).equals(await readFile(target))) continue;
    await copyFile(source, `${target}.new`);
    await rename(`${target}.new`, target);
  }
  // Whoever read in the middle must see that the folder has changed since.
  const now = new Date();
  await utimes(join(to, 'commands'), now, now);
}
