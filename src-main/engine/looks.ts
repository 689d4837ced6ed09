import type { Snapshot } from '../contract/snapshot.ts';
import type { Clock, Log } from '../ports.ts';

/** When to look: on request, and by itself when the last look has grown old. */
export type Looks = {
  readonly look: () => Promise<Snapshot>;
  /** The interval is asked for anew each time: a look can bring new settings. */
  readonly startIdle: (intervalMs: () => number) => void;
  readonly stop: () => void;
};

/** Single flight: a look that is under way is joined, never doubled. */
export function createLooks(
  ports: { readonly clock: Clock; readonly log: Log },
  lookOnce: () => Promise<Snapshot>,
): Looks {
  let underWay: Promise<Snapshot> | undefined;
  let interval: (() => number) | undefined;
  let cancelIdle = (): void => undefined;

  function look(): Promise<Snapshot> {
    underWay ??= lookOnce().finally(() => {
      underWay = undefined;
      scheduleIdle();
    });
    return underWay;
  }

  function scheduleIdle(): void {
    cancelIdle();
    if (interval === undefined) return;
    cancelIdle = ports.clock.after(interval(), () => {
      look().catch((error: unknown) => {
        ports.log('error', 'look-failed', error instanceof Error ? error.name : typeof error);
      });
    });
  }

  return {
    look,
    startIdle: intervalMs => {
      interval = intervalMs;
      scheduleIdle();
    },
    stop: () => {
      interval = undefined;
      cancelIdle();
    },
  };
}
