import type { Stats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { problem, type Problem } from '../../core/problem.ts';

/** Who has to own osquery and every folder above it, and the folder that the search begins in. */
export type Trust = {
  readonly ownerUid: number;
  /** `/` on a real Mac; what lies above it is not looked at. */
  readonly top: string;
};

/** On a Mac only root may be able to put another program in osquery's place. */
export const rootAlone: Trust = { ownerUid: 0, top: '/' };

export type FoundExecutable =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

const orbitChannels = 'opt/orbit/bin/osqueryd/macos-app';
const inBundle = 'osquery.app/Contents/MacOS/osqueryd';
/** Where osquery is looked for. `{any}`: a channel of the agent's updates. */
export const osqueryPlaces = (): readonly string[] =>
  [join(orbitChannels, '{any}', inBundle), ...others].map(path => `/${path}`);
const others = [`opt/osquery/lib/${inBundle}`, 'usr/local/bin/osqueryi'];

/**
 * The first osquery of this Mac that only root can have put there, with every link resolved. To be asked before each
 * start, because an update moves it.
 */
export async function findExecutable(trust: Trust): Promise<FoundExecutable> {
  let isAnyThere = false;
  for (const candidate of await candidates(trust.top)) {
    const result = await followTrusted(candidate, trust);
    if (typeof result === 'string') return { kind: 'found', path: result };
    isAnyThere ||= result.isThere;
  }
  return { kind: 'failed', problem: problem(isAnyThere ? 'osquery-not-trusted' : 'osquery-missing') };
}

async function candidates(top: string): Promise<readonly string[]> {
  // A folder that cannot be listed has channels that cannot be used either.
  const names = await readdir(join(top, orbitChannels)).catch(() => []);
  const channels = ['stable', ...names.filter(name => name !== 'stable').sort()];
  return [...channels.map(channel => join(orbitChannels, channel, inBundle)), ...others].map(path => join(top, path));
}

type NotTrusted = { readonly isThere: boolean };

const absent: NotTrusted = { isThere: false };
const refused: NotTrusted = { isThere: true };

/** As many as the system itself follows. */
const maxLinks = 32;

/** Walks a path one name at a time, so that the folders a link lies in are checked like those that it leads to. */
async function followTrusted(path: string, trust: Trust): Promise<string | NotTrusted> {
  let names = path.split(sep).filter(name => name !== '');
  let here: string = sep;
  let links = 0;
  if (!(await isTrustedFolder(here, trust))) return refused;
  for (;;) {
    const [name, ...rest] = names;
    if (name === undefined) return refused;
    const next = resolve(here, name);
    const stats = await lookAt(next);
    if ('isThere' in stats) return stats;
    if (stats.isSymbolicLink()) {
      links += 1;
      if (links > maxLinks || stats.uid !== trust.ownerUid) return refused;
      const target = await readlink(next).catch(() => null);
      if (target === null) return refused;
      names = [...target.split(sep).filter(part => part !== '' && part !== '.'), ...rest];
      if (target.startsWith(sep)) here = sep;
    } else if (stats.isDirectory()) {
      if (!(await isTrustedFolder(next, trust))) return refused;
      here = next;
      names = rest;
    } else {
      return stats.isFile() && rest.length === 0 && isGuarded(stats, trust) && (stats.mode & 0o111) !== 0
        ? next
        : refused;
    }
  }
}

async function lookAt(path: string): Promise<Stats | NotTrusted> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    // What cannot be looked at may be there; it is only never started.
    return code === 'ENOENT' || code === 'ENOTDIR' ? absent : refused;
  }
}

async function isTrustedFolder(folder: string, trust: Trust): Promise<boolean> {
  if (liesAbove(folder, trust.top)) return true;
  const stats = await lookAt(folder);
  return !('isThere' in stats) && isGuarded(stats, trust);
}

function liesAbove(folder: string, top: string): boolean {
  return folder !== top && (folder === sep || top.startsWith(folder + sep));
}

/**
 * Some folders of macOS may be written by the group `admin` (`/Applications`, and `/usr/local/bin` where Homebrew took
 * it). They are not accepted: on many Macs the user is an administrator, and then anything that runs as that user could
 * put a program there that makes every policy pass. None of the places that installers use needs such a folder.
 * Access control lists do not show here; only root can set one on a folder of root's.
 */
function isGuarded(stats: Stats, { ownerUid }: Trust): boolean {
  return stats.uid === ownerUid && (stats.mode & 0o022) === 0;
}
