import type { RefetchStateName } from '../src-main/contract/snapshot.ts';

const underWay: Record<RefetchStateName, boolean> = {
  idle: false,
  requesting: true,
  queued: true,
  accepted: true,
  answered: true,
  evaluated: true,
  telling: true,
  confirmed: false,
  settled: false,
  stopped: false,
};

/** Whether a refetch is being followed. */
export function isFollowed(state: RefetchStateName): boolean {
  return underWay[state];
}
