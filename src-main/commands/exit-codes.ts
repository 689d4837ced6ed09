import type { HeadlineState } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';

/** Exit codes are a contract: scripts and management servers branch on them. */
export const exitCodes = { internalError: 1, usage: 2, refetchWaiting: 12, unknown: 13, refetchStopped: 14 } as const;

const byHeadline: Readonly<Record<HeadlineState, number>> = {
  clear: 0,
  action: 10,
  blocked: 11,
  waiting: 12,
  unknown: 13,
};

/** The exit code of `status`. */
export function exitOfStatus(snapshot: Snapshot): number {
  return byHeadline[snapshot.headline.state];
}

/** The exit code of `refetch`: how the refetch ended, whatever the policies say. */
export function exitOfRefetch({ refetch }: Snapshot): number {
  if (refetch.state === 'settled' || refetch.state === 'confirmed') return 0;
  return refetch.state === 'stopped' ? exitCodes.refetchStopped : exitCodes.refetchWaiting;
}
