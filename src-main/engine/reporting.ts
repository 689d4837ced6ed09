import type { Settings } from '../core/config.ts';
import { problem, type Problem } from '../core/problem.ts';
import type { ReportingState } from '../core/reporting.ts';
import type { Delivery } from '../upstreams/report/record-outcome.ts';
import type { ReportStatus } from '../upstreams/report/report-status.ts';
import type { Reporter } from '../upstreams/report/reporter.ts';
import type { Board } from './board.ts';
import { createDueReports } from './due-reports.ts';
import type { EngineParts } from './engine-parts.ts';
import type { UpstreamLink } from './upstream-link.ts';
import { createWorkInTurn } from './work-in-turn.ts';

/** Tells the service that IT named what this Mac found. */
export type Reporting = {
  /** A look has ended: reports what is due, in the background. */
  readonly looked: (settings: Settings) => void;
  /** The person has told something without any look: reports it, in the background. */
  readonly told: () => void;
  /** A refetch ends with a report, whatever has changed. */
  readonly refetched: () => void;
  /** Sends what stands now; for a refetch that the service itself judges. */
  readonly send: () => Promise<Delivery>;
  /** Resolves once nothing is on its way. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
};

type ReportingParts = {
  readonly board: Board;
  readonly link: UpstreamLink;
  /** Looks at this Mac anew, for a report that is due before anybody looks. */
  readonly lookAgain: () => Promise<unknown>;
};

/** How soon what waits is tried again where nothing says when. */
const soonMs = 60_000;

export function createReporting(parts: EngineParts, { board, link, lookAgain }: ReportingParts): Reporting {
  const { clock } = parts;
  const due = createDueReports(parts, board);
  // What is due is judged by what was sent before.
  const turns = createWorkInTurn(parts.log, 'reporting-threw');
  let reporter: Reporter | null = null;
  let isStopped = false;
  let cancelNext = (): void => undefined;

  function inBackground(current: Reporter): void {
    const work = async (): Promise<void> => {
      if (reporter !== current) return;
      if (due.mayReport() && !due.isLeftToRefetch()) await due.send(current);
      await show(current);
    };
    turns.take(work).catch(() => undefined);
  }

  async function show(current: Reporter): Promise<void> {
    if (board.inputs().upstream.kind === 'report') await link.ask('full');
    const status = await current.status();
    // It may have been stopped, or IT have named another service, while it was sent.
    if (reporter !== current) return;
    board.publish({ reporting: stateOf(current.server, status) });
    goOnLater(current, status);
  }

  /** A back-off can end between two looks, and a report fall due: neither is left until somebody looks. */
  function goOnLater(current: Reporter, status: ReportStatus): void {
    cancelNext();
    if (!due.mayReport()) return;
    const { cause, at: reportAt } = due.plan(status);
    const waits = status.pending > 0 || cause !== null;
    const tryAt = waits ? (status.nextTryAt ?? clock.now() + soonMs) : null;
    const at = Math.min(tryAt ?? Number.POSITIVE_INFINITY, reportAt ?? Number.POSITIVE_INFINITY);
    cancelNext = clock.after(Math.max(at - clock.now(), 0), () => {
      if (at === tryAt) inBackground(current);
      else turns.take(lookAgain).catch(() => undefined);
    });
  }

  /** Most Macs report to nobody: nothing is shown anew where nothing was shown before. */
  function showUnopened(fault: Problem | null): void {
    if (fault === null && board.inputs().reporting === null) return;
    board.publish({ reporting: fault === null ? null : { ...nothingSent, problem: fault } });
  }

  return {
    looked: settings => {
      if (isStopped) return;
      const opened = parts.openReporter(settings);
      reporter = opened === null || 'code' in opened ? null : opened;
      cancelNext();
      if (reporter !== null) inBackground(reporter);
      else showUnopened(opened !== null && 'code' in opened ? opened : null);
    },
    told: () => {
      if (reporter !== null) inBackground(reporter);
    },
    refetched: () => {
      due.expectRefetch();
      // What was left to the refetch is left to nobody any more.
      if (reporter !== null && due.isLeftToRefetch()) inBackground(reporter);
    },
    send: () =>
      turns.take(async () => {
        const current = reporter;
        if (current === null) return { kind: 'failed', failure: noService, nextTryAt: clock.now() };
        const delivery = await due.sendForRefetch(current);
        board.note({ reporting: stateOf(current.server, await current.status()) });
        return delivery;
      }),
    idle: turns.idle,
    stop: () => {
      isStopped = true;
      reporter = null;
      cancelNext();
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
