import { lstat, mkdir, open, readFile } from 'node:fs/promises';
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

/** Makes several files below a folder, or none of them where another one is there already; says which. */
export async function writeNewFiles(
  folder: string,
  files: readonly NewFile[],
): Promise<{ readonly inTheWay: string } | 'written'> {
  const missing: NewFile[] = [];
  for (const file of files) {
    const state = await stateOf(join(folder, file.path), file.text);
    if (state === 'other') return { inTheWay: file.path };
    if (state === 'missing') missing.push(file);
  }
  for (const { path, text } of missing) {
    const full = join(folder, path);
    const isMade = await mkdir(dirname(full), { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!isMade || (await writeNewFile(full, text)) !== 'written') return { inTheWay: path };
  }
  return 'written';
}

/** The same bytes are as good as written: a kit that was made before is made again. A link never is. */
async function stateOf(path: string, text: string): Promise<'missing' | 'same' | 'other'> {
  const there = await lstat(path).catch(() => null);
  if (there === null) return 'missing';
  if (!there.isFile() || there.size !== Buffer.byteLength(text)) return 'other';
  const kept = await readFile(path, 'utf8').catch(() => null);
  return kept === text ? 'same' : 'other';
}
