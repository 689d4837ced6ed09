import type { PolicyReport, UpstreamKind, UpstreamState } from '../contract/snapshot.ts';
import type { Problem } from './problem.ts';

/** What an upstream said in one look. `null` parts were not asked for or not answered. */
export type UpstreamReading = {
  readonly kind: UpstreamKind;
  /** Host name and port only. */
  readonly server: string | null;
  readonly state: UpstreamState;
  readonly problem: Problem | null;
  /** By this Mac's clock. */
  readonly lastContactAt: string | null;
  readonly host: HostReading | null;
  readonly policies: readonly PolicyReport[] | null;
  /** The server's own count of failing policies, where it gave one. */
  readonly failingCount: number | null;
};

/** The server's record of this Mac. All stamps, `serverNow` included, are by the server's clock. */
export type HostReading = {
  readonly refetchRequested: boolean;
  readonly detailUpdatedAt: string | null;
  readonly policyUpdatedAt: string | null;
  readonly lastSeenAt: string | null;
  readonly serverNow: string | null;
  /** Whether the server calls this Mac online; null when it does not say. */
  readonly online: boolean | null;
  readonly mdm: 'on' | 'pending' | 'off' | null;
};

/** The reading before any look, or of an upstream that IT switched off. */
export function emptyReading(kind: UpstreamKind, state: UpstreamState): UpstreamReading {
  return {
    kind,
    server: null,
    state,
    problem: null,
    lastContactAt: null,
    host: null,
    policies: null,
    failingCount: null,
  };
}
