import type { Snapshot } from '../../contract/snapshot.ts';
import type { Problem } from '../../core/problem.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';

export type ReportCause = 'verdicts-changed' | 'refetch' | 'scheduled';
export type ReportAnswer = {
  readonly accepted: true;
  readonly evaluatedAt: string | null;
  readonly compliant: boolean | null;
  readonly nextReportAfterSeconds: number | null;
  readonly sequence: number;
  readonly heardAt: number;
};
export type Delivery =
  | { readonly kind: 'delivered'; readonly answer: ReportAnswer }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure; readonly nextTryAt: number };
export type ReportStatus = {
  readonly pending: number;
  readonly dropped: number;
  readonly quarantined: number;
  readonly lastDeliveredAt: number | null;
  readonly lastAnswer: ReportAnswer | null;
  readonly nextTryAt: number | null;
  readonly failure: UpstreamFailure | null;
  readonly lastVerdicts: string | null;
  readonly lastReportAt: number | null;
  readonly problem: Problem | null;
};
export type Reporter = {
  readonly server: string;
  readonly report: (snapshot: Snapshot, cause: ReportCause) => Promise<Delivery>;
  readonly deliver: () => Promise<Delivery>;
  readonly askAgain: () => Promise<Delivery>;
  readonly status: () => Promise<ReportStatus>;
};
