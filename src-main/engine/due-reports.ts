import type { ReportCause } from '../contract/report.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { composeSnapshot } from '../core/compose-snapshot.ts';
import { idleRefetch, isUnderWay } from '../core/refetch-state.ts';
import { planReport, type ReportPlan } from '../core/report-plan.ts';
import { verdictsOf } from '../core/report.ts';
import type { Delivery } from '../upstreams/report/record-outcome.ts';
import type { ReportStatus } from '../upstreams/report/report-status.ts';
import type { Reporter } from '../upstreams/report/reporter.ts';
import type { Board } from './board.ts';
import type { EngineParts } from './engine-parts.ts';

/** What the service should be told of what stands on the board. */
export type DueReports = {
  /** A refetch has ended: the next report says so. */
  readonly expectRefetch: () => void;
  /** Sends what waits, and a report where one is due. */
  readonly send: (reporter: Reporter) => Promise<void>;
  /** Sends a report that somebody who pressed Refetch waits for. */
  readonly sendForRefetch: (reporter: Reporter) => Promise<Delivery>;
  /** Whether this process reports what stands on the board now. */
  readonly mayReport: () => boolean;
  /** When a report is due at the latest, where none is yet. */
  readonly plan: (status: ReportStatus) => ReportPlan;
  /** A refetch is under way that this service judges: it sends its report itself, and tries again itself. */
  readonly isLeftToRefetch: () => boolean;
};

type Parts = Pick<EngineParts, 'clock' | 'words' | 'reports'>;

export function createDueReports({ clock, words, reports }: Parts, board: Board): DueReports {
  let isRefetched = false;

  /**
   * As it stands without the refetch that is under way and without what the service itself said or did not say: it wants
   * the verdicts, and not that somebody waits for it.
   */
  function snapshotToSend(): Snapshot {
    const inputs = board.inputs();
    const { upstream } = inputs;
    const answering = upstream.kind === 'report' ? { ...upstream, state: 'ok' as const, problem: null } : upstream;
    return composeSnapshot({ ...inputs, refetch: idleRefetch, upstream: answering, reporting: null }, words);
  }

  function plan({ last, lastAnswer }: ReportStatus): ReportPlan {
    return planReport({
      now: clock.now(),
      verdicts: verdictsOf(snapshotToSend()),
      last,
      nextReportAfterSeconds: lastAnswer?.nextReportAfterSeconds ?? null,
      isRefetch: isRefetched,
    });
  }

  /** What waits already and says the same is sent, rather than said twice; for a refetch only what it found itself. */
  async function sendAs(reporter: Reporter, cause: ReportCause): Promise<Delivery> {
    const snapshot = snapshotToSend();
    const { pending, last } = await reporter.status();
    const isSaid = pending > 0 && last?.verdicts === verdictsOf(snapshot);
    const { startedAt } = board.inputs().refetch;
    if (!isSaid || (cause === 'refetch' && last.at < (startedAt ?? 0))) return reporter.report(snapshot, cause);
    const delivery = await (cause === 'refetch' ? reporter.hurry() : reporter.deliver());
    // Another process has sent it meanwhile, and what the service said was said to that one.
    return delivery.kind === 'nothing' ? reporter.report(snapshot, cause) : delivery;
  }

  return {
    mayReport: () => reports === 'all' || (reports === 'refetch' && isRefetched),
    plan,
    isLeftToRefetch: () => {
      const { upstream, refetch } = board.inputs();
      return upstream.kind === 'report' && isUnderWay(refetch.state);
    },
    expectRefetch: () => {
      // The service that judges has its report already: its refetch is the report.
      isRefetched = board.inputs().upstream.kind !== 'report';
    },
    send: async reporter => {
      const { cause } = plan(await reporter.status());
      isRefetched = false;
      if (cause === null) await reporter.deliver();
      else await sendAs(reporter, cause);
    },
    sendForRefetch: reporter => sendAs(reporter, 'refetch'),
  };
}
