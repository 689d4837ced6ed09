import { open } from 'node:fs/promises';
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
