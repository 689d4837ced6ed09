import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WriteNewFile } from '../ports.ts';

/** Supplies WriteNewFile: for its owner alone, and never over a file or through a link that is there already. */
export const writeNewFile: WriteNewFile = async (path, text) => {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    return 'written';
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return error.code === 'EEXIST' ? 'exists' : 'failed';
  }
};

type NewFile = { readonly path: string; readonly text: string };

/** Makes several files below a folder, or none of them where one is there already; says which. */
export async function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
): Promise<{ readonly inTheWay: string } | 'written'> {
  for (const { path } of files) if (await isThere(join(folder, path))) return { inTheWay: path };
  for (const { path, text } of files) {
    const full = join(folder, path);
    const isMade = await mkdir(dirname(full), { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!isMade || (await writeNewFile(full, text)) !== 'written') return { inTheWay: path };
  }
  return 'written';
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
