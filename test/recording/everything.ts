import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every name and every text below a folder. */
export async function everything(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    entries.filter(entry => entry.isFile()).map(entry => readFile(join(entry.parentPath, entry.name), 'utf8')),
  );
  return [...entries.map(entry => join(entry.parentPath, entry.name).slice(folder.length)), ...texts].join('\n');
}
