import type { MacPorts } from '../../ports.ts';
import { ownValue } from './own-value.ts';
import { readProfileJson } from './read-profile-file.ts';

/** The profile of a Chromium browser that was used last. */
export type LastUsedProfile =
  | { readonly kind: 'found'; readonly folder: string; readonly info: unknown }
  /** The browser was never started by this user. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

/** Reads `Local State`, where Chrome and Edge keep the list of profiles. `root` is the folder that it lies in. */
export async function readLastUsedProfile(root: string, ports: MacPorts): Promise<LastUsedProfile> {
  const file = await readProfileJson(`${root}/Local State`, ports);
  if (file.kind !== 'read') return file;
  const named = ownValue(file.value, 'profile', 'last_used');
  // A browser with one profile need not say so.
  const folder = named === undefined || named === '' ? 'Default' : named;
  // It becomes part of a path, and the file is anybody's who can write as this user.
  if (typeof folder !== 'string' || !/^[^/\\\0]{1,200}$/.test(folder) || folder === '.' || folder === '..') {
    return { kind: 'unreadable' };
  }
  return { kind: 'found', folder, info: ownValue(file.value, 'profile', 'info_cache', folder) };
}
