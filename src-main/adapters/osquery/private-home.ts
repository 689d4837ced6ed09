import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs something with a home folder of its own, which is removed afterwards. osquery's shell makes `.osquery` in its
 * home, and where it cannot, a folder that stays behind in `/tmp`.
 */
export async function withPrivateHome<T>(use: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'clearway-osquery-'));
  try {
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
