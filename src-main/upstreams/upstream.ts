import type { PolicyReport } from '../contract/snapshot.ts';
import type { UpstreamFailure } from '../core/upstream-failure.ts';
import type { HostReading, UpstreamReading } from '../core/upstream-reading.ts';

/** The answer to one request: a parsed value, or what went wrong as data. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: UpstreamFailure };

/** Who judges this Mac, behind one interface. Nothing here rejects for anything the network or the server does. */
export type Upstream = {
  /** One look: as few requests as it takes, one at a time; the first failure ends it. */
  readonly look: () => Promise<UpstreamReading>;
  readonly readHost: () => Promise<Answer<HostReading>>;
  readonly requestRefetch: () => Promise<Answer<null>>;
  readonly readPolicies: () => Promise<Answer<readonly PolicyReport[]>>;
};
