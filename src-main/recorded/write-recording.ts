import { chmod, mkdir, open, readdir, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DrawnFile, DrawnMac, LeftOut } from '../core/recording/draw-recording.ts';

/** Why a folder cannot take a recorded Mac. */
export type FolderFault = 'not-empty' | 'not-a-folder' | 'not-writable';

/** Makes the folder, for its owner alone; one with anything in it is refused. */
export async function claimFolder(folder: string): Promise<FolderFault | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length > 0) return 'not-empty';
    await chmod(folder, 0o700);
    return null;
  } catch (error) {
    const code = codeOf(error);
    return code === 'EEXIST' || code === 'ENOTDIR' ? 'not-a-folder' : 'not-writable';
  }
}

export type Written =
  | { readonly ok: true; readonly written: readonly string[]; readonly leftOut: readonly LeftOut[] }
  /** What was written so far is no recorded Mac. */
  | { readonly ok: false; readonly code: string };

/**
 * Writes a recorded Mac into a folder that was claimed. Every file is made anew, so a link that somebody put there is
 * never followed; `mac.json` comes last, and without it no part of this passes for a recorded Mac.
 */
export async function writeRecording(folder: string, { identity, files }: DrawnMac): Promise<Written> {
  const written: string[] = [];
  const leftOut: LeftOut[] = [];
  try {
    for (const file of files) {
      const name = file.path.join('/');
      if (await writeFile(folder, file)) written.push(name);
      else leftOut.push({ what: name, why: 'file-unreadable' });
    }
    const beside = join(folder, '.mac.json');
    await create(beside, identity);
    await rename(beside, join(folder, 'mac.json'));
    return { ok: true, written: [...written, 'mac.json'], leftOut };
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
}

/** One file or folder with another in its place, or with a name that no disk takes, is passed over. */
async function writeFile(folder: string, { path, text, modifiedAt }: DrawnFile): Promise<boolean> {
  const full = join(folder, ...path);
  try {
    await mkdir(text === null ? full : dirname(full), { recursive: true, mode: 0o700 });
    if (text === null) return true;
    await create(full, text);
    const at = new Date(modifiedAt ?? Number.NaN);
    if (!Number.isNaN(at.getTime())) await utimes(full, at, at);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return false;
    throw error;
  }
}

async function create(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
