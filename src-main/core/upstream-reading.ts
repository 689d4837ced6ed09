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
  readonly policies: readonly PolicyReading[] | null;
  /** When these policies were evaluated: a later reading of the host can carry the stamp of a list not read yet. */
  readonly listEvaluatedAt: string | null;
  /** The server's own count of failing policies, where it gave one. */
  readonly failingCount: number | null;
  /** The last time the server pushed to Microsoft, where it says so; null where it does not. */
  readonly push: PushReading | null;
  /** The host that browsers reach the server by, where it is another one. */
  readonly browserHost: string | null;
};

/** A policy as the server tells of it, and its question as far as the server still sends it. */
export type PolicyReading = Omit<PolicyReport, 'source' | 'problem'> & { readonly query: string | null };

/** What the server's activity feed says of a push to Microsoft; `at` is by the server's clock. */
export type PushReading = { readonly outcome: 'ran' | 'failed'; readonly at: string };

/** The server's record of this Mac. All stamps, `serverNow` included, are by the server's clock. */
export type HostReading = {
  readonly refetchRequested: boolean;
  readonly detailUpdatedAt: string | null;
  readonly policyUpdatedAt: string | null;
  readonly lastSeenAt: string | null;
  readonly serverNow: string | null;
  /** When this was read, by this Mac's clock. */
  readonly readAt: string;
  /** When `serverNow` was heard, by this Mac's clock: any later answer may tell the time anew. */
  readonly serverNowAt: string;
  /** How often the Mac's agent asks the server for work; null where the server does not say. */
  readonly distributedIntervalMs: number | null;
  /** Whether the server's licence includes policies; null where it does not say. */
  readonly licensed: boolean | null;
  /** Whether this server is new enough to have an activity feed; asking an older one would only count as a failure. */
  readonly mayTellPushes: boolean;
  /** The group of Macs that this one belongs to, which Fleet called a team and now calls a fleet. */
  readonly group: string | null;
  /** Something that the server's settings profiles wait for on this Mac. */
  readonly actionRequired: string | null;
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
    listEvaluatedAt: null,
    failingCount: null,
    push: null,
    browserHost: null,
  };
}
