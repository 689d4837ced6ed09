import type { Snapshot } from '../contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../core/compose-snapshot.ts';
import { instant } from '../core/instants.ts';
import type { EngineParts } from './engine-parts.ts';
import { firstInputs } from './first-inputs.ts';
import { isTooOld, oldAfterMs } from './old-age.ts';
import { createSnapshotStore, type SnapshotStore } from './snapshot-store.ts';

/** Everything that is known now, and the one snapshot drawn from it. */
export type Board = {
  readonly inputs: () => SnapshotInputs;
  readonly store: SnapshotStore;
  /** Takes a change over; it is seen with the next snapshot. */
  readonly note: (change: Partial<SnapshotInputs>) => void;
  /** Takes a change over and shows everything anew. */
  readonly publish: (change: Partial<SnapshotInputs>) => Snapshot;
  /** After a sleep the light must not stay green until new answers are there. */
  readonly showAge: () => void;
  readonly stop: () => void;
};

export function createBoard({ clock, words, last, journey }: EngineParts): Board {
  let inputs = firstInputs(instant(clock.now()), (last?.revision ?? 0) + 1, journey);
  let cancelAgeing = (): void => undefined;
  const store = createSnapshotStore(last ?? composeSnapshot(inputs, words));

  function publish(change: Partial<SnapshotInputs>): Snapshot {
    const next = { ...inputs, ...change };
    const isOld = isTooOld(next.takenAt, clock.now(), next.settings);
    inputs = { ...next, isOld, revision: inputs.revision + 1 };
    if (change.takenAt !== undefined) ageFromNow();
    const snapshot = composeSnapshot(inputs, words);
    store.replace(snapshot);
    return snapshot;
  }

  function ageFromNow(): void {
    cancelAgeing();
    cancelAgeing = clock.after(oldAfterMs(inputs.settings), () => void publish({}));
  }

  return {
    inputs: () => inputs,
    store,
    note: change => {
      inputs = { ...inputs, ...change };
    },
    publish,
    showAge: () => {
      if (!inputs.isOld && isTooOld(inputs.takenAt, clock.now(), inputs.settings)) publish({});
    },
    stop: () => {
      cancelAgeing();
    },
  };
}
