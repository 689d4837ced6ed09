import type { Snapshot } from '../contract/snapshot.ts';
import { untriedAccess } from '../core/access.ts';
import { composeSnapshot, type SnapshotInputs } from '../core/compose-snapshot.ts';
import { instant } from '../core/instants.ts';
import type { Words } from '../core/words.ts';
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
  /** What the store shows, in other words. */
  readonly inWords: (words: Words) => Snapshot;
  readonly stop: () => void;
};

export function createBoard({ clock, words, last, journey, timeline }: EngineParts): Board {
  let inputs = firstInputs(instant(clock.now()), (last?.revision ?? 0) + 1, journey);
  let cancelAgeing = (): void => undefined;
  const store = createSnapshotStore(last ?? composeSnapshot(inputs, words));
  let drawn = inputs;
  /** What was kept from before stands until the first look: nothing that is known less replaces it. */
  let isKept = last !== null;

  function publish(change: Partial<SnapshotInputs>): Snapshot {
    isKept &&= change.takenAt === undefined;
    if (isKept) {
      inputs = { ...inputs, ...change };
      return store.get();
    }
    const next = { ...inputs, ...change };
    const isOld = isTooOld(next.takenAt, clock.now(), next.settings);
    inputs = { ...next, isOld, revision: inputs.revision + 1 };
    if (change.takenAt !== undefined) ageFromNow();
    drawn = inputs;
    const snapshot = composeSnapshot(drawn, words);
    // An answer to "Did it work?" speaks of what was then; once something stands in the way, it has to be tried anew.
    if (snapshot.headline.state === 'blocked') inputs = { ...inputs, access: untriedAccess };
    store.replace(snapshot);
    timeline.seen(snapshot);
    return snapshot;
  }

  function ageFromNow(): void {
    cancelAgeing();
    const oldAt = Date.parse(inputs.takenAt) + oldAfterMs(inputs.settings);
    cancelAgeing = clock.after(Math.max(oldAt - clock.now(), 1), () => void publish({}));
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
    inWords: others => (isKept ? store.get() : composeSnapshot(drawn, others)),
    stop: () => {
      cancelAgeing();
    },
  };
}
