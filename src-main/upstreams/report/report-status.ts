import { leftMs } from '../../core/back-off.ts';
import type { DeliveredReport, Outbox, Pause, QuarantinedReport } from '../../core/outbox.ts';
import { problem, type Problem } from '../../core/problem.ts';
import type { LastReport } from '../../core/report-plan.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';

/** What the receiver said to one report. `heardAt`: by this Mac's clock, in milliseconds, strictly increasing. */
export type ReportAnswer = {
  readonly accepted: true;
  readonly judges: boolean;
  readonly evaluatedAt: string | null;
  readonly compliant: boolean | null;
  readonly nextReportAfterSeconds: number | null;
  readonly deadline: string | null;
  readonly sequence: number;
  readonly heardAt: number;
};

/** Where the reports stand. Instants in milliseconds by this Mac's clock. */
export type ReportStatus = {
  readonly pending: number;
  readonly dropped: number;
  readonly quarantined: { readonly count: number; readonly lastStatus: number | null; readonly lastAt: number | null };
  readonly lastDeliveredAt: number | null;
  readonly lastAnswer: ReportAnswer | null;
  readonly nextTryAt: number | null;
  readonly problem: Problem | null;
  /** What that makes of the service; null where it is no trouble of the service's. */
  readonly failure: UpstreamFailure | null;
  /** For the plan of the next one. */
  readonly last: LastReport | null;
};

/** Why the last try did not reach the receiver. Of this process alone: another one may have a Keychain that opens. */
export type Unsent = Omit<Pause, 'failures'>;

type Circumstances = {
  readonly now: number;
  /** Whether the disk takes what is to be kept. */
  readonly isKept: boolean;
  readonly unsent: Unsent | null;
};

/** Draws the status from the outbox, and from what this process alone knows. */
export function statusOf(outbox: Outbox, { now, isKept, unsent }: Circumstances): ReportStatus {
  const { pending, dropped, quarantine, delivered, newest } = outbox;
  const refused = quarantine.kept.at(-1);
  const pause = pending.length > 0 ? (unsent ?? outbox.pause) : null;
  const isNewestRefused = refused !== undefined && refused.key === newest?.key;
  return {
    pending: pending.length,
    dropped,
    quarantined: { count: quarantine.count, lastStatus: refused?.status ?? null, lastAt: refused?.at ?? null },
    lastDeliveredAt: delivered?.heardAt ?? null,
    lastAnswer: delivered === null ? null : answerOf(delivered),
    nextTryAt: leftMs(pause, now) === null ? null : (pause?.until ?? null),
    problem:
      pause?.failure.problem ??
      (isKept ? null : problem('report-not-kept')) ??
      (isNewestRefused ? problem(refused.code, `HTTP ${refused.status}`) : null),
    failure: pause?.failure ?? (isNewestRefused ? refusal(refused) : null),
    last: newest,
  };
}

/** A report that was refused for good is IT's to look at: the same one would be refused again. */
function refusal({ code, status }: QuarantinedReport): UpstreamFailure {
  return { upstreamState: 'misconfigured', problem: problem(code, `HTTP ${status}`), retryAfterMs: null };
}

export function answerOf({ answer, sequence, heardAt }: DeliveredReport): ReportAnswer {
  return { accepted: true, ...answer, sequence, heardAt };
}
