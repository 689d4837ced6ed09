import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { run } from './run.ts';
import { isReadableByUnprivileged, isRoot, unprivilegedId } from './unprivileged-user.ts';

/** A temporary folder everyone may look into, with a home folder for the program that is started. */
export type LaunchRoom = {
  readonly folder: string;
  readonly home: string;
  /** Copies a file or folder to where the started program may read and write it, and gives the new path. */
  readonly share: (path: string) => Promise<string>;
  readonly dispose: () => Promise<void>;
};

const give = async (path: string): Promise<void> => {
  if (isRoot) await run('chown', ['-R', `${unprivilegedId}:${unprivilegedId}`, path]);
};

/** TMPDIR may point into a private folder, where an unprivileged program could not follow. */
const openTemporaryFolder = async (): Promise<string> =>
  (await isReadableByUnprivileged(tmpdir())) ? tmpdir() : '/tmp';

/** Makes a fresh temporary folder for one start of Electron or Chromium. */
export const openLaunchRoom = async (): Promise<LaunchRoom> => {
  const folder = await mkdtemp(resolve(await openTemporaryFolder(), 'clearway-'));
  await chmod(folder, 0o755);
  const home = resolve(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  if (isRoot) await chown(home, unprivilegedId, unprivilegedId);
  let shared = 0;
  return {
    folder,
    home,
    share: async path => {
      shared += 1;
      const target = resolve(folder, 'shared', String(shared), basename(path));
      // How old a file is can be the whole story: a device token that nobody renews.
      await cp(path, target, { recursive: true, preserveTimestamps: true });
      await give(resolve(folder, 'shared', String(shared)));
      return target;
    },
    // A program that was just ended may still write its last files.
    dispose: async () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
};
