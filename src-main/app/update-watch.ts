import { decideRestart, firstInstalled } from '../core/when-to-restart.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { SnapshotStore } from '../engine/snapshot-store.ts';
import type { Clock } from '../ports.ts';

export type UpdateWatch = {
  /** Something has happened that the decision depends on. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
};

export type UpdateParts = {
  readonly clock: Clock;
  /** What the installed app is told by; null where that cannot be read. */
  readonly readMark: () => Promise<string | null>;
  readonly isWindowOpen: () => boolean;
  readonly isRefetching: () => boolean;
  readonly restart: () => void;
  /** For work that nobody waits for. */
  readonly report: (what: string, work: Promise<unknown>) => void;
};

/** Notices that another Clearway was installed in the place of this one, and makes way for it when nobody is at work. */
export async function openUpdateWatch(parts: UpdateParts): Promise<UpdateWatch> {
  const { clock, readMark, isWindowOpen, isRefetching, restart, report } = parts;
  let state = firstInstalled(await readMark());
  let cancelLook = (): void => undefined;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    cancelLook();
  };
  async function look(): Promise<void> {
    const mark = await readMark();
    if (isStopped) return;
    cancelLook();
    cancelLook = () => undefined;
    const step = decideRestart(state, {
      mark,
      now: clock.now(),
      isWindowOpen: isWindowOpen(),
      isRefetching: isRefetching(),
    });
    ({ state } = step);
    if (step.lookInMs !== null) {
      cancelLook = clock.after(step.lookInMs, () => {
        report('update-not-seen', look());
      });
    }
    if (!step.restarts) return;
    stop();
    restart();
  }
  return { look, stop };
}

type Followed = Pick<UpdateParts, 'clock'> & {
  /** Null where nothing can be installed in the place of this app. */
  readonly update: Pick<UpdateParts, 'readMark' | 'restart'> | null;
  readonly watchInstalled: (onChange: () => void) => void;
};
type Around = Pick<UpdateParts, 'isWindowOpen' | 'report'> & { readonly store: SnapshotStore };

/**
 * Looks when the installed app changes, with each look at this Mac, and when nobody is at work any more. Returns how to
 * tell it of the last.
 */
export function followUpdates({ update, clock, watchInstalled }: Followed, around: Around): () => void {
  if (update === null) return () => undefined;
  const { store, isWindowOpen, report } = around;
  const isRefetching = (): boolean => isUnderWay(store.get().refetch.state);
  const opened = openUpdateWatch({ ...update, clock, isWindowOpen, isRefetching, report });
  const look = (): void => {
    report(
      'update-not-seen',
      opened.then(watch => watch.look()),
    );
  };
  let { takenAt } = store.get();
  let wasRefetching = isRefetching();
  store.subscribe(snapshot => {
    const hasLooked = snapshot.takenAt !== takenAt;
    const hasEnded = wasRefetching && !isRefetching();
    ({ takenAt } = snapshot);
    wasRefetching = isRefetching();
    if (hasLooked || hasEnded) look();
  });
  watchInstalled(look);
  return look;
}
