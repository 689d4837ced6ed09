import { createStateStore, makeStateFolder, removeTornWrites } from './adapters/state-store.ts';
import { takeWriterLock } from './adapters/writer-lock.ts';
import type { Log, StateStore } from './ports.ts';

/** State that can be read, and written by one process at a time. */
export type OpenState = { readonly store: StateStore; readonly release: () => void };

const forgetful: StateStore = { read: async () => null, write: async () => undefined, setAside: async () => null };

/**
 * Opens the state folder. A recorded Mac without a folder of its own keeps nothing: it must not pass for this user's
 * status. Where another process writes already, this one only reads; where nothing can be written, it goes on without.
 */
export function openState(
  { root, state }: { readonly root: string | null; readonly state: string | null },
  folder: string,
  log: Log,
): OpenState {
  if (root !== null && state === null) return { store: forgetful, release: () => undefined };
  const store = createStateStore(folder);
  try {
    makeStateFolder(folder);
    const lock = takeWriterLock(folder);
    if (lock !== null) {
      removeTornWrites(folder);
      return { store, release: lock.release };
    }
  } catch (error) {
    log('error', 'status-not-kept', error instanceof Error && 'code' in error ? String(error.code) : typeof error);
  }
  return { store: { ...forgetful, read: store.read }, release: () => undefined };
}
