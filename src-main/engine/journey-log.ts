import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { findChanges, standingsNow } from '../core/policy-changes.ts';
import { isGap } from '../core/refetch-move.ts';
import { isUnderWay, type RefetchState } from '../core/refetch-state.ts';
import { addDuration } from '../core/usual-duration.ts';
import type { KeptBackOff } from '../upstreams/select-upstream.ts';
import type { KeptJourney } from './keep-journey.ts';

/** What the engine remembers of the journey beside the snapshot's inputs, and keeps on disk. */
export type JourneyLog = {
  readonly server: () => string | null;
  readonly backOff: () => KeptBackOff | null;
  readonly setBackOff: (backOff: KeptBackOff | null) => void;
  /** A refetch begins: what the policies are now is what its end is compared with. */
  readonly begin: (server: string | null, inputs: SnapshotInputs) => void;
  /** What a new state of the refetch changes in the snapshot's inputs. */
  readonly follow: (refetch: RefetchState, inputs: SnapshotInputs) => Partial<SnapshotInputs>;
  readonly keep: (inputs: SnapshotInputs) => void;
};

/**
 * Where this Mac evaluates by itself, the look before the press may have seen the change already: that none came after
 * it does not mean that nothing has changed.
 */
function changesBetween(
  before: KeptJourney['before'],
  after: KeptJourney['before'],
  { upstream }: SnapshotInputs,
): SnapshotInputs['changes'] {
  if (before === null || after === null) return null;
  const changes = findChanges(before, after);
  return changes.length === 0 && upstream.kind === 'report' ? null : changes;
}

/** `queued` is a kept refetch that this process does not go on with, and must not lose for the one that will. */
export function createJourneyLog(
  kept: KeptJourney,
  keepJourney: (journey: KeptJourney) => void,
  queued: RefetchState | null,
): JourneyLog {
  let { server, before, backOff } = kept;
  let isWatched = true;

  return {
    server: () => server,
    backOff: () => backOff,
    setBackOff: next => {
      backOff = next;
    },
    begin: (asked, inputs) => {
      server = asked;
      before = standingsNow(inputs);
      isWatched = true;
    },
    follow: (refetch, inputs) => {
      const { refetch: earlier, changes, durationsMs } = inputs;
      const seenAt = refetch.state === 'settled' ? refetch.updatedAt : refetch.lastReadAt;
      if (seenAt !== null && isGap(earlier, seenAt)) isWatched = false;
      if (refetch.state !== 'settled') return { refetch, changes: isUnderWay(refetch.state) ? null : changes };
      const took =
        refetch.postedAt === null || refetch.updatedAt === null ? null : refetch.updatedAt - refetch.postedAt;
      const after = standingsNow(inputs);
      return {
        refetch,
        changes: changesBetween(before, after, inputs),
        // How long one took that was joined is not known, nor of one that this Mac slept through or the app was not there for.
        durationsMs:
          took === null || took < 0 || refetch.isJoined || !isWatched ? durationsMs : addDuration(durationsMs, took),
      };
    },
    keep: ({ refetch, changes, access, durationsMs }) => {
      const isUntouched = queued !== null && refetch.state === 'idle';
      keepJourney({
        version: 1,
        server,
        refetch: isUntouched ? queued : refetch,
        before,
        changes,
        access,
        durationsMs,
        backOff,
      });
    },
  };
}
