import type { UpstreamState } from '../contract/snapshot.ts';
import type { Problem } from './problem.ts';

/** A request to the upstream that did not succeed: which state that puts the upstream in, and why. */
export type UpstreamFailure = {
  readonly upstreamState: Exclude<UpstreamState, 'ok'>;
  readonly problem: Problem;
  /** How long the server asked to be left alone; null when it did not say. */
  readonly retryAfterMs: number | null;
};
