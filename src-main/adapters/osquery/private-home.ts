import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'clearway-osquery-';

/**
 * Runs something with a home folder of its own, which is removed afterwards. osquery's shell makes `.osquery` in its
 * home, and where it cannot, a folder that stays behind in `/tmp`.
 */
export async function withPrivateHome<T>(use: (home: string) => Promise<T>): Promise<T> {
  await removeAbandoned();
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  try {
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The homes of processes that were ended in the middle of a batch; the name says whose each was. */
async function removeAbandoned(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const pid = /^(\d{1,10})-\w+$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '')?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const path = join(tmpdir(), name);
    const stats = await lstat(path).catch(() => null);
    // Anybody may make such a name in a shared folder; what cannot be removed is left to whoever can.
    if (stats?.isDirectory() === true && stats.uid === process.getuid?.())
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process lives under this number.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
