import type { Snapshot } from '../contract/snapshot.ts';
import type { LookDepth } from '../core/poll-plan.ts';
import type { Clock, Log } from '../ports.ts';

/** When to look: on request, and by itself when the last look has grown old. */
export type Looks = {
  /** `isAfresh`: one that is under way may have begun before whatever happened, and is followed by another. */
  readonly look: (depth: LookDepth, isAfresh?: boolean) => Promise<Snapshot>;
  /** A look at this Mac alone that puts off none that comes by itself. */
  readonly lookAside: () => Promise<Snapshot>;
  /** The delay is asked for anew each time: a look can bring new settings. */
  readonly startIdle: (delayMs: () => number, lookIdly: () => Promise<unknown>) => void;
  /** Something changed that the delay depends on. */
  readonly reschedule: () => void;
  /** A look has gathered everything: the next one can be planned. */
  readonly gathered: () => void;
  readonly stop: () => void;
};

const rank: Readonly<Record<LookDepth, number>> = { mac: 0, summary: 1, full: 2 };

type Idle = { readonly delayMs: () => number; readonly lookIdly: () => Promise<unknown> };

/**
 * Single flight: a look that is under way is joined if it goes as deep as is wanted, and followed by another if not.
 * `onNext` hears when the next one comes by itself; null where none does.
 */
export function createLooks(
  ports: { readonly clock: Clock; readonly log: Log },
  lookOnce: (depth: LookDepth) => Promise<Snapshot>,
  onNext: (at: number | null) => void,
): Looks {
  let underWay:
    | { readonly depth: LookDepth; readonly isAside: boolean; readonly snapshot: Promise<Snapshot> }
    | undefined;
  let idle: Idle | undefined;
  let isScheduled = false;
  let cancelIdle = (): void => undefined;

  function look(depth: LookDepth, isAfresh = false): Promise<Snapshot> {
    if (underWay === undefined) return begin(depth);
    if (!isAfresh && rank[underWay.depth] >= rank[depth]) return underWay.snapshot;
    const deeper = (): Promise<Snapshot> => look(depth);
    return underWay.snapshot.then(deeper, deeper);
  }

  function begin(depth: LookDepth, isAside = false): Promise<Snapshot> {
    const snapshot = lookOnce(depth).finally(() => {
      underWay = undefined;
    });
    underWay = { depth, isAside, snapshot };
    return snapshot;
  }

  function schedule(): void {
    cancelIdle();
    isScheduled = false;
    if (idle === undefined) {
      onNext(null);
      return;
    }
    const { delayMs, lookIdly } = idle;
    const delay = delayMs();
    onNext(ports.clock.now() + delay);
    isScheduled = true;
    cancelIdle = ports.clock.after(delay, () => {
      isScheduled = false;
      lookIdly().catch((error: unknown) => {
        ports.log('error', 'look-failed', error instanceof Error ? error.name : typeof error);
        schedule();
      });
    });
  }

  return {
    look,
    lookAside: () => underWay?.snapshot ?? begin('mac', true),
    startIdle: (delayMs, lookIdly) => {
      idle = { delayMs, lookIdly };
      schedule();
    },
    reschedule: schedule,
    gathered: () => {
      // Else a service that wants reports often would keep this Mac from ever asking its server.
      if (underWay?.isAside !== true || !isScheduled) schedule();
    },
    stop: () => {
      idle = undefined;
      schedule();
    },
  };
}
