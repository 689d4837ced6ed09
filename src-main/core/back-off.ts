import { backOffMs } from './poll-plan.ts';
import type { Problem } from './problem.ts';
import type { UpstreamFailure } from './upstream-failure.ts';

/** For how long one server is left alone, and why. Milliseconds since the epoch by this Mac's clock. Survives restarts. */
export type BackOff = {
  /** Failures in a row. */
  readonly failures: number;
  readonly failedAt: number;
  readonly until: number;
  readonly state: 'unreachable' | 'rate-limited' | 'error';
  readonly problem: Problem;
};

type Outcome = { readonly at: number; readonly failure: UpstreamFailure | null; readonly random: number };

/** Remembers one more answer. Whatever the server says in its own words (a stale token, a sign-in) is an answer. */
export function recordOutcome(backOff: BackOff | null, { at, failure, random }: Outcome): BackOff | null {
  if (failure === null) return null;
  const { upstreamState: state, problem, retryAfterMs } = failure;
  if (state !== 'unreachable' && state !== 'rate-limited' && state !== 'error') return null;
  const failures = (backOff?.failures ?? 0) + 1;
  return { failures, failedAt: at, until: at + backOffMs(failures, retryAfterMs, random), state, problem };
}

/** Why nothing may be asked now; null when it may. The time left stands in for what the server asked for. */
export function findRefusal(backOff: BackOff | null, at: number): UpstreamFailure | null {
  const left = leftMs(backOff, at);
  if (backOff === null || left === null) return null;
  return { upstreamState: backOff.state, problem: backOff.problem, retryAfterMs: left };
}

/** A day is the longest that a server is taken at its word for; the spread comes on top of it. */
const longestMs = 25 * 3_600_000;

/** How long the server is still to be left alone; null when it may be asked. */
export function leftMs(backOff: Pick<BackOff, 'failedAt' | 'until'> | null, at: number): number | null {
  if (backOff === null) return null;
  const left = backOff.until - at;
  // A clock that was set back would otherwise shut the server out for as long.
  return left > 0 && left <= longestMs && at >= backOff.failedAt ? left : null;
}

/**
 * Lets a person, a wake-up or a new network try at once what only the network stood in the way of. What the server
 * itself refused keeps its time: it counts failures per public address.
 */
export function forgive(backOff: BackOff | null, at: number, by: 'person' | 'mac'): BackOff | null {
  if (backOff === null || backOff.state === 'rate-limited') return backOff;
  if (backOff.state === 'unreachable') return { ...backOff, until: at };
  // A person may be impatient once a minute; a network that flickers may not be.
  return by === 'person' && at - backOff.failedAt >= shortestMs ? { ...backOff, until: at } : backOff;
}

const shortestMs = 60_000;
