import type { Snapshot } from '../contract/snapshot.ts';

/** Holds the one snapshot that everything draws from, and tells its subscribers when it is replaced. */
export type SnapshotStore = {
  readonly get: () => Snapshot;
  readonly replace: (snapshot: Snapshot) => void;
  /** Returns the unsubscribe. */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  /** For tests that look for leaks. */
  readonly listenerCount: () => number;
};

/** A store that starts with a first snapshot: there is never a moment without one. */
export function createSnapshotStore(first: Snapshot): SnapshotStore {
  let current = first;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  return {
    get: () => current,
    replace: snapshot => {
      current = snapshot;
      for (const listener of [...listeners]) listener(snapshot);
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    listenerCount: () => listeners.size,
  };
}
