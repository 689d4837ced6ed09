import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { run } from './run.ts';
import { isReadableByUnprivileged } from './unprivileged-user.ts';

/** Hard links cost nothing, but only work within one file system and only help when the files themselves are open. */
const linkOrCopy = async (path: string, target: string): Promise<void> => {
  try {
    await run('cp', ['-al', '--', path, target]);
    if (await isReadableByUnprivileged(target)) return;
  } catch {
    // Another file system, or one without hard links: copy.
  }
  await run('rm', ['-rf', '--', target]);
  await run('cp', ['-a', '--', path, target]);
  await run('chmod', ['-R', 'a+rX', '--', target]);
};

/** Makes the named parts of a folder readable for the unprivileged user: where they are, or else below `into`. */
export const stage = async (folder: string, parts: readonly string[], into: string): Promise<string> => {
  const paths = parts.map(part => resolve(folder, part));
  if (await isReadableByUnprivileged(...paths)) return folder;
  await mkdir(into, { recursive: true });
  for (const path of paths) await linkOrCopy(path, resolve(into, basename(path)));
  return into;
};
