import type { ReportCause } from '../contract/report.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { composeSnapshot } from '../core/compose-snapshot.ts';
import type { Settings } from '../core/config.ts';
import { problem, type Problem } from '../core/problem.ts';
import { idleRefetch, isUnderWay } from '../core/refetch-state.ts';
import { planReport } from '../core/report-plan.ts';
import type { ReportingState } from '../core/reporting.ts';
import { verdictsOf } from '../core/report.ts';
import type { Delivery } from '../upstreams/report/record-outcome.ts';
import type { ReportStatus } from '../upstreams/report/report-status.ts';
import type { Reporter } from '../upstreams/report/reporter.ts';
import type { Board } from './board.ts';
import type { EngineParts } from './engine-parts.ts';
import type { UpstreamLink } from './upstream-link.ts';

/** Tells the service that IT named what this Mac found. */
export type Reporting = {
  /** A look has ended: reports what is due, in the background. */
  readonly looked: (settings: Settings) => void;
  /** A refetch ends with a report, whatever has changed. */
  readonly refetched: () => void;
  /** Sends what stands now; for a refetch that the service itself judges. */
  readonly send: () => Promise<Delivery>;
  /** Resolves once nothing is on its way. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
};

type ReportingParts = { readonly board: Board; readonly link: UpstreamLink };

export function createReporting(parts: EngineParts, { board, link }: ReportingParts): Reporting {
  let reporter: Reporter | null = null;
  let isRefetched = false;
  let isStopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let cancelTry = (): void => undefined;

  /** One thing after the other: what is due is judged by what was sent before. */
  function enqueue(work: () => Promise<void>): void {
    underWay = underWay.then(work).catch((error: unknown) => {
      parts.log('error', 'reporting-threw', error instanceof Error ? error.name : typeof error);
    });
  }

  /**
   * As it stands without the refetch that is under way and without what the service itself said or did not say: it wants
   * the verdicts, and not that somebody waits for it.
   */
  function snapshotToSend(): Snapshot {
    const inputs = board.inputs();
    const { upstream } = inputs;
    const answering = upstream.kind === 'report' ? { ...upstream, state: 'ok' as const, problem: null } : upstream;
    return composeSnapshot({ ...inputs, refetch: idleRefetch, upstream: answering, reporting: null }, parts.words);
  }

  async function reportDue(current: Reporter): Promise<void> {
    const { last, lastAnswer } = await current.status();
    const snapshot = snapshotToSend();
    const { cause } = planReport({
      now: parts.clock.now(),
      verdicts: verdictsOf(snapshot),
      last,
      nextReportAfterSeconds: lastAnswer?.nextReportAfterSeconds ?? null,
      isRefetch: isRefetched,
    });
    isRefetched = false;
    if (cause === null) await current.deliver();
    else await sendAs(current, snapshot, cause);
  }

  /** What waits already and says the same is sent, rather than said twice. */
  async function sendAs(current: Reporter, snapshot: Snapshot, cause: ReportCause): Promise<Delivery> {
    const { pending, last } = await current.status();
    const isSaid = pending > 0 && last?.verdicts === verdictsOf(snapshot);
    return isSaid ? current.deliver() : current.report(snapshot, cause);
  }

  async function show(current: Reporter): Promise<void> {
    const status = await current.status();
    if (isStopped || reporter !== current) return;
    board.note({ reporting: stateOf(current.server, status) });
    if (board.inputs().upstream.kind === 'report') await link.ask('full');
    board.publish({});
    tryAgainAt(status.pending > 0 ? status.nextTryAt : null);
  }

  /** A back-off ends between two looks: what waits is not left until the next one. */
  function tryAgainAt(at: number | null): void {
    cancelTry();
    const current = reporter;
    if (at === null || current === null || !parts.mayReport) return;
    cancelTry = parts.clock.after(Math.max(at - parts.clock.now(), 0), () => {
      enqueue(async () => {
        await current.deliver();
        await show(current);
      });
    });
  }

  /** Most Macs report to nobody: nothing is shown anew where nothing was shown before. */
  function showUnopened(fault: Problem | null): void {
    if (fault === null && board.inputs().reporting === null) return;
    board.publish({ reporting: fault === null ? null : { ...nothingSent, problem: fault } });
  }

  return {
    looked: settings => {
      const opened = parts.openReporter(settings);
      reporter = opened === null || 'code' in opened ? null : opened;
      cancelTry();
      if (opened === null || 'code' in opened) {
        showUnopened(opened);
        return;
      }
      enqueue(async () => {
        const { refetch, upstream } = board.inputs();
        // A refetch that this service judges sends its report itself.
        const isLeftToRefetch = upstream.kind === 'report' && isUnderWay(refetch.state);
        if (parts.mayReport && !isLeftToRefetch) await reportDue(opened);
        await show(opened);
      });
    },
    refetched: () => {
      // The service that judges has its report already: its refetch is the report.
      isRefetched = board.inputs().upstream.kind !== 'report';
    },
    send: async () => {
      const current = reporter;
      if (current === null) return { kind: 'failed', failure: noService, nextTryAt: parts.clock.now() };
      const delivery = await sendAs(current, snapshotToSend(), 'refetch');
      board.note({ reporting: stateOf(current.server, await current.status()) });
      return delivery;
    },
    idle: async () => {
      let waited: Promise<void> | undefined;
      while (waited !== underWay) {
        waited = underWay;
        await waited;
      }
    },
    stop: () => {
      isStopped = true;
      cancelTry();
    },
  };
}

const noService = { upstreamState: 'misconfigured', problem: problem('no-upstream'), retryAfterMs: null } as const;

const nothingSent: ReportingState = {
  server: null,
  pending: 0,
  dropped: 0,
  quarantined: 0,
  lastDeliveredAt: null,
  nextTryAt: null,
  answer: null,
  reported: null,
  problem: null,
};

function stateOf(server: string, status: ReportStatus): ReportingState {
  const { pending, dropped, lastDeliveredAt, nextTryAt, lastAnswer: answer, problem: trouble } = status;
  const quarantined = status.quarantined.count;
  const reported = status.last?.verdicts ?? null;
  return { server, pending, dropped, quarantined, lastDeliveredAt, nextTryAt, answer, reported, problem: trouble };
}
