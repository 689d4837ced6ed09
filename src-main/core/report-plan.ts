import type { ReportCause } from '../contract/report.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** Verdicts that flicker make one report in half a minute at most; the latest state is what is told. */
const changesEveryMs = 30 * secondMs;
const usualIntervalMs = 60 * minuteMs;
const shortestAskedMs = minuteMs;
const longestAskedMs = 24 * 60 * minuteMs;

/** The report that was made last, by this Mac's clock, delivered or not. */
export type LastReport = {
  readonly verdicts: string;
  readonly at: number;
  /** 0 to 1, drawn once: the plan must not move each time it is looked at. */
  readonly spread: number;
};

export type ReportKnowledge = {
  readonly now: number;
  /** `verdictsOf` the present snapshot. */
  readonly verdicts: string;
  readonly last: LastReport | null;
  /** What the receiver asked for in its last answer. */
  readonly nextReportAfterSeconds: number | null;
  /** Somebody pressed Refetch, and the evaluation is through. */
  readonly isRefetch: boolean;
};

/** Why a report is due now; null: not yet, and when to look again at the latest. */
export type ReportPlan =
  | { readonly cause: ReportCause; readonly at: null }
  | { readonly cause: null; readonly at: number };

/** Decides whether a report is due, and why. */
export function planReport({ now, verdicts, last, nextReportAfterSeconds, isRefetch }: ReportKnowledge): ReportPlan {
  if (isRefetch) return due('refetch');
  // Without a last one everything is news. A clock that was set back must not silence this Mac for as long.
  if (last === null) return due('verdicts-changed');
  const hasMoved = last.verdicts !== verdicts;
  if (last.at > now) return due(hasMoved ? 'verdicts-changed' : 'scheduled');
  const changeAt = last.at + changesEveryMs;
  if (hasMoved && now >= changeAt) return due('verdicts-changed');
  const scheduledAt = last.at + intervalMs(nextReportAfterSeconds, last.spread);
  if (now >= scheduledAt) return due('scheduled');
  return { cause: null, at: hasMoved ? Math.min(changeAt, scheduledAt) : scheduledAt };
}

/** Never sooner than asked, and later by up to a tenth, so that Macs which were started together drift apart. */
function intervalMs(askedSeconds: number | null, spread: number): number {
  const asked =
    askedSeconds === null
      ? usualIntervalMs
      : Math.min(Math.max(askedSeconds * secondMs, shortestAskedMs), longestAskedMs);
  return asked * (1 + spread / 10);
}

function due(cause: ReportCause): ReportPlan {
  return { cause, at: null };
}
