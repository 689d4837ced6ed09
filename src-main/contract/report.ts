/**
 * What Clearway sends to the service that IT named in `ReportURL`, and what that service may answer.
 * Both are public contracts, described in docs/report-upstream.md; instants are RFC 3339 strings.
 */
import type { MacReport, PolicyVerdict, Snapshot } from './snapshot.ts';

export type ReportCause = 'verdicts-changed' | 'refetch' | 'scheduled';

/** `masked`: names, users and ids are replaced wherever they stand; `source.stream` still tells Macs apart. */
export type IdentifierChoice = 'full' | 'masked';

export type ReportedPolicy = {
  readonly id: string;
  readonly name: string;
  readonly verdict: PolicyVerdict;
  readonly blocks: boolean;
  readonly critical: boolean;
  readonly source: 'fleet' | 'local';
  /** Why it has no verdict: a stable code. */
  readonly problem: string | null;
};

export type ReportDocument = {
  readonly schemaVersion: 1;
  /** The same for the same report however often it is sent; the receiver keeps one of them. */
  readonly idempotencyKey: string;
  /** Rises strictly within one stream. */
  readonly sequence: number;
  readonly createdAt: string;
  readonly cause: ReportCause;
  readonly source: {
    /** Random id of the outbox that this report comes from: one a Mac's user, until that outbox is lost. */
    readonly stream: string;
    readonly appVersion: string;
  };
  /** Reports that were dropped undelivered before this one and that no earlier report has counted. */
  readonly dropped: number;
  readonly identifiers: IdentifierChoice;
  readonly mac: MacReport;
  readonly policies: readonly ReportedPolicy[];
  readonly snapshot: Snapshot;
};

/** What the receiver may answer, all of it optional: a 2xx alone means that the report was taken. */
export type ReportAnswerDocument = {
  readonly accepted?: boolean | undefined;
  /** When the receiver judged this Mac; null or absent: not yet, or not its business. */
  readonly evaluatedAt?: string | null | undefined;
  readonly compliant?: boolean | null | undefined;
  readonly nextReportAfterSeconds?: number | null | undefined;
  /** By when what fails has to be fixed before access is refused. */
  readonly deadline?: string | null | undefined;
};
