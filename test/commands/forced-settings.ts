import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const mac = z.object({ user: z.object({ name: z.string() }) });

/** Puts a settings file where macOS keeps it on a recorded Mac; `written` is what the user writes with `defaults`. */
export async function writeForcedSettings(
  root: string,
  level: 'user' | 'computer' | 'written',
  text: string | Uint8Array,
): Promise<string> {
  const { name } = mac.parse(JSON.parse(await readFile(join(root, 'mac.json'), 'utf8'))).user;
  const folders = {
    computer: '/Library/Managed Preferences',
    user: `/Library/Managed Preferences/${name}`,
    written: `/Users/${name}/Library/Preferences`,
  };
  const path = `${folders[level]}/com.clearway.companion.plist`;
  await mkdir(dirname(join(root, 'files', path)), { recursive: true });
  await writeFile(join(root, 'files', path), text);
  return path;
}
