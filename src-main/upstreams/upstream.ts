import type { LookDepth } from '../core/poll-plan.ts';
import type { UpstreamFailure } from '../core/upstream-failure.ts';
import type { HostReading, PolicyReading, PushReading, UpstreamReading } from '../core/upstream-reading.ts';

/** The answer to one request: a parsed value, or what went wrong as data. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: UpstreamFailure };

/** Who judges this Mac, behind one interface. Nothing here rejects for anything the network or the server does. */
export type Upstream = {
  /** Which server this is; another one supersedes whatever was asked of this one. Null where there is none. */
  readonly server: string | null;
  /**
   * One look: as few requests as it takes, one at a time; the first failure ends it. A summary that has not moved since
   * `previous` leaves the rest of it standing.
   */
  readonly look: (depth: Exclude<LookDepth, 'mac'>, previous: UpstreamReading) => Promise<UpstreamReading>;
  /** `before`: what later readings are compared with; `after` the refetch was taken: whether anything came of it. */
  readonly readHost: (when: 'before' | 'after') => Promise<Answer<HostReading>>;
  /** Answered with a reading where the server says with its answer how far it got; with null where it has to be asked. */
  readonly requestRefetch: () => Promise<Answer<HostReading | null>>;
  readonly readPolicies: () => Promise<Answer<readonly PolicyReading[]>>;
  /** The last push to Microsoft; null where the server does not tell. */
  readonly readPush: () => Promise<PushReading | null>;
  /** A person looks, or this Mac woke or changed its network: what only the network stood in the way of is tried at once. */
  readonly forgive: (by: 'person' | 'mac') => void;
  /** How long the server is still left alone after failures, in milliseconds; null when it may be asked. */
  readonly backOffLeftMs: () => number | null;
};
