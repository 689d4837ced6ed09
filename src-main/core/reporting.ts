import type { ProblemReport, ReportingReport } from '../contract/snapshot.ts';
import { instant } from './instants.ts';
import type { Problem } from './problem.ts';

/** Where the reports to the service that IT named stand. Numbers of time are this Mac's clock in milliseconds. */
export type ReportingState = {
  /** Host and port only; null where the address is not one. */
  readonly server: string | null;
  readonly pending: number;
  readonly dropped: number;
  readonly quarantined: number;
  readonly lastDeliveredAt: number | null;
  readonly nextTryAt: number | null;
  /** What the service said last of this Mac. */
  readonly answer: ServiceAnswer | null;
  /** `verdictsOf` what was reported last, delivered or not; null where nothing was. */
  readonly reported: string | null;
  readonly problem: Problem | null;
};

/** The service's word: when it evaluated, by its own clock, and what came of it; null where it did not say. */
export type ServiceAnswer = {
  readonly judges: boolean;
  readonly evaluatedAt: string | null;
  readonly compliant: boolean | null;
  readonly deadline: string | null;
};

/**
 * The part of it that stands in the snapshot. `verdicts`: what may have been reported of this Mac as it is now. Once the verdicts have moved, what the service said is about another Mac
 * than this one is now: its answer is withheld, and a report is yet to be sent.
 */
export function reportReporting(
  state: ReportingState | null,
  verdicts: readonly string[],
  explain: (problem: Problem) => ProblemReport,
): ReportingReport | null {
  if (state === null) return null;
  const { server, dropped, quarantined, lastDeliveredAt, nextTryAt, reported, problem } = state;
  const isBehind = reported !== null && !verdicts.includes(reported);
  const answer = isBehind ? null : state.answer;
  return {
    server,
    pending: isBehind ? Math.max(state.pending, 1) : state.pending,
    dropped,
    quarantined,
    lastDeliveredAt: lastDeliveredAt === null ? null : instant(lastDeliveredAt),
    nextTryAt: nextTryAt === null ? null : instant(nextTryAt),
    judges: answer?.judges ?? null,
    evaluatedAt: answer?.evaluatedAt ?? null,
    compliant: answer?.compliant ?? null,
    problem: problem === null ? null : explain(problem),
  };
}
