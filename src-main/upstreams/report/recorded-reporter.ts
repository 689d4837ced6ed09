import * as z from 'zod';
import { problem, problemCodes, type Problem } from '../../core/problem.ts';
import type { OpenReporter } from '../select-upstream.ts';
import { unanswered } from '../request-failure.ts';
import type { Delivery } from './record-outcome.ts';
import type { ReportStatus } from './report-status.ts';
import { readReportUrl } from './report-url.ts';

const count = z.number().int().nonnegative();
const moment = z.number();
const trouble = z
  .object({ code: z.enum(problemCodes), detail: z.string().max(200).optional() })
  .transform(({ code, detail }): Problem => problem(code, detail));
const statusSchema: z.ZodType<ReportStatus> = z.object({
  pending: count,
  dropped: count,
  quarantined: z.object({ count, lastStatus: count.nullable(), lastAt: moment.nullable() }),
  lastDeliveredAt: moment.nullable(),
  lastAnswer: z
    .object({
      accepted: z.literal(true),
      judges: z.boolean(),
      evaluatedAt: z.string().nullable(),
      compliant: z.boolean().nullable(),
      nextReportAfterSeconds: z.number().nullable(),
      deadline: z.iso.datetime({ offset: true }).nullable().default(null).catch(null),
      sequence: count,
      heardAt: moment,
    })
    .nullable(),
  nextTryAt: moment.nullable(),
  problem: trouble.nullable(),
  failure: z
    .object({
      upstreamState: z.enum([
        ...(['unreachable', 'token-stale', 'sign-in-required', 'unlicensed'] as const),
        ...(['rate-limited', 'misconfigured', 'error', 'none'] as const),
      ]),
      problem: trouble,
      retryAfterMs: z.number().nullable(),
    })
    .nullable(),
  last: z.object({ verdicts: z.string(), at: moment, spread: z.number() }).nullable(),
});

const unrecorded: ReportStatus = {
  pending: 0,
  dropped: 0,
  quarantined: { count: 0, lastStatus: null, lastAt: null },
  lastDeliveredAt: null,
  lastAnswer: null,
  nextTryAt: null,
  problem: problem('not-recorded'),
  failure: unanswered(problem('not-recorded')),
  last: null,
};

/** Opens a reporter that knows where reports stood when a Mac was recorded, and sends nothing. */
export function createRecordedReporterOpener(recorded: unknown): OpenReporter {
  const parsed = statusSchema.safeParse(recorded);
  const status = parsed.success ? parsed.data : unrecorded;
  const nothing = async (): Promise<Delivery> => ({ kind: 'nothing' });
  return ({ ReportURL }) => {
    const url = ReportURL === null ? null : readReportUrl(ReportURL);
    if (!(url instanceof URL)) return url;
    return {
      server: url.host,
      report: nothing,
      deliver: nothing,
      hurry: nothing,
      askAgain: nothing,
      status: async () => status,
    };
  };
}
