import { createStateStore, makeStateFolder, removeTornWrites } from './adapters/state-store.ts';
import { createTimelineStore } from './adapters/timeline-store.ts';
import { takeWriterLock, type WriterLock } from './adapters/writer-lock.ts';
import type { Log, StateStore, TimelineStore } from './ports.ts';

/** State that can be read, and written by one process at a time. */
export type OpenState = {
  readonly store: StateStore;
  readonly timeline: TimelineStore;
  /** Whether this process was the one to write from the start; if not, another one lives. */
  readonly isWriter: boolean;
  readonly release: () => void;
};

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
  if (root !== null && state === null) return openNoState();
  const store = createStateStore(folder);
  const timeline = createTimelineStore(folder);
  let lock: WriterLock | null = null;
  const mayWrite = (): boolean => {
    lock ??= takeLock(folder, log);
    return lock !== null;
  };
  const isWriter = mayWrite();
  return {
    isWriter,
    store: {
      read: store.read,
      // Tried again each time: whoever wrote when this process started may have ended since.
      write: async (name, text) => {
        if (mayWrite()) await store.write(name, text);
      },
      setAside: async name => (mayWrite() ? store.setAside(name) : null),
    },
    timeline: {
      read: timeline.read,
      append: async lines => {
        if (mayWrite()) await timeline.append(lines);
      },
      replace: async text => {
        if (mayWrite()) await timeline.replace(text);
      },
    },
    release: () => lock?.release(),
  };
}

/** State that is read, and never written: no folder is made for it, and no lock is taken. Null: there is none. */
export function openUnkept(folder: string | null): Pick<OpenState, 'store' | 'timeline'> {
  const store = folder === null ? forgetful : { ...forgetful, read: createStateStore(folder).read };
  return { store, timeline: openForgetful() };
}

/** State that is never read and keeps nothing. */
export function openNoState(): OpenState {
  return { store: forgetful, timeline: openForgetful(), isWriter: true, release: () => undefined };
}

/** In memory alone, for as long as this process lives. */
function openForgetful(): TimelineStore {
  let kept = '';
  return {
    read: async () => kept,
    append: async lines => {
      kept += lines;
    },
    replace: async text => {
      kept = text;
    },
  };
}

function takeLock(folder: string, log: Log): WriterLock | null {
  try {
    makeStateFolder(folder);
    const lock = takeWriterLock(folder);
    if (lock !== null) removeTornWrites(folder);
    return lock;
  } catch (error) {
    log('error', 'status-not-kept', error instanceof Error && 'code' in error ? String(error.code) : typeof error);
    return null;
  }
}
