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

type InTheWay = { readonly inTheWay: string; readonly why: 'differs' | 'no-file' | 'failed' };

/** Makes several files below a folder, or none of them where another one is there already; says which, and why. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<InTheWay | 'written'> {
  const missing: NewFile[] = [];
  for (const file of files) {
    const state = await stateOf(join(folder, file.path), file.text);
    if (state === 'differs' || state === 'no-file') return { inTheWay: file.path, why: state };
    if (state === 'missing') missing.push(file);
  }
  for (const { path, text } of missing) {
    const full = join(folder, path);
    const isMade = await mkdir(dirname(full), { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!isMade || (await writeNewFile(full, text)) !== 'written') return { inTheWay: path, why: 'failed' };
  }
  return 'written';
}

/** The same bytes are as good as written: a kit that was made before is made again. A link never is. */
async function stateOf(path: string, text: string): Promise<'missing' | 'same' | 'differs' | 'no-file'> {
  const there = await lstat(path).catch(() => null);
  if (there === null) return 'missing';
  if (!there.isFile()) return 'no-file';
  if (there.size !== Buffer.byteLength(text)) return 'differs';
  const kept = await readFile(path, 'utf8').catch(() => null);
  return kept === text ? 'same' : 'differs';
}
