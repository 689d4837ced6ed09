import type { HeadlineState } from '../contract/ids.ts';
import type { RefetchStateName, UpstreamState } from '../contract/snapshot.ts';

/** Exit codes and states by which tests hold a scenario to its promise. */
export type ScenarioEnds = StatusEnd & RefetchEnd;

/** What one look finds. */
type StatusEnd = {
  readonly statusExit: number;
  readonly headlineState: HeadlineState;
  readonly upstreamState: UpstreamState;
  /** The code of what is wrong with the upstream; null where nothing is. */
  readonly problem: string | null;
};

/** How a refetch ends when it is followed for as long as it takes; `queued` where the trouble itself has no end. */
type RefetchEnd = {
  readonly refetchExit: number;
  readonly refetchState: RefetchStateName;
  readonly refetchReason: string | null;
  /** What somebody sees who follows it for some seconds only, where the end takes longer than that. */
  readonly within?: { readonly exit: number; readonly state: RefetchStateName; readonly reason: string | null };
};

/** Nothing stands in the way. */
export const clear = { statusExit: 0, headlineState: 'clear', upstreamState: 'ok', problem: null } as const;

/** Something that counts for access fails. */
export const blocked = { statusExit: 11, headlineState: 'blocked', upstreamState: 'ok', problem: null } as const;

/** Not enough is known, though the upstream answers. */
export const undecided = { statusExit: 13, headlineState: 'unknown', upstreamState: 'ok', problem: null } as const;

/** Not enough is known, because the upstream does not answer as it should. */
export function unknown<S extends UpstreamState, P extends string>(upstreamState: S, problem: P) {
  return { statusExit: 13, headlineState: 'unknown', upstreamState, problem } as const;
}

/** The Mac has answered and the server has evaluated, whatever came of it. */
export const settles = { refetchExit: 0, refetchState: 'settled', refetchReason: null } as const;

/** It ends for a reason. */
export function stops(refetchReason: string) {
  return { refetchExit: 14, refetchState: 'stopped', refetchReason } as const;
}

/** It waits for the way to the server to be free again. */
export function waits(refetchReason: string) {
  return { refetchExit: 12, refetchState: 'queued', refetchReason } as const;
}

/** What is seen of a refetch that goes on after the watching. */
export function seen(state: RefetchStateName, reason: string | null) {
  return { within: { exit: 12, state, reason } } as const;
}
