import * as z from 'zod';
import type { UpstreamState } from '../../contract/snapshot.ts';
import type { Outbox } from '../../core/outbox.ts';
import { problemCodes } from '../../core/problem.ts';
import { askedSeconds } from './report-answer.ts';

const count = z.number().int().nonnegative();
const moment = z.number();
const code = z.enum(problemCodes);
const failureStates = [
  'unreachable',
  'token-stale',
  'sign-in-required',
  'unlicensed',
  'rate-limited',
  'misconfigured',
  'error',
  'none',
] as const satisfies Exclude<UpstreamState, 'ok'>[];

const report = z.object({
  key: z.string().min(1),
  stream: z.string().min(1),
  sequence: count,
  body: z.string(),
  // One that does not say so was written before it was asked for, and may name people.
  identifiers: z.enum(['full', 'masked']).default('full'),
  dropped: count,
});
const answer = z.object({
  judges: z.boolean(),
  evaluatedAt: z.string().nullable(),
  compliant: z.boolean().nullable(),
  nextReportAfterSeconds: askedSeconds,
  // One that was kept before there were any named none.
  deadline: z.iso.datetime({ offset: true }).nullable().default(null).catch(null),
});
const problem = z
  .object({ code, detail: z.string().optional() })
  .transform(({ code: known, detail }) => (detail === undefined ? { code: known } : { code: known, detail }));

const shape: z.ZodType<Outbox> = z.object({
  schemaVersion: z.literal(1),
  stream: z.string().min(1),
  nextSequence: count,
  destination: z.string().nullable(),
  untold: count,
  dropped: count,
  pending: z.array(report),
  newest: z
    .object({ key: z.string(), verdicts: z.string(), at: moment, spread: z.number(), takenAt: moment })
    .nullable(),
  delivered: report.extend({ answer, heardAt: moment }).nullable(),
  quarantine: z.object({ count, kept: z.array(report.extend({ at: moment, status: count, code })) }),
  pause: z
    .object({
      failures: count,
      failedAt: moment,
      until: moment,
      failure: z.object({ upstreamState: z.enum(failureStates), problem, retryAfterMs: z.number().nullable() }),
    })
    .nullable(),
});

/** The kept outbox, read back. One that contradicts itself would break the order, so it is as bad as one cut short. */
export const outboxSchema = shape.refine(hasOrder, 'its numbers do not rise');

function hasOrder({ pending, stream, nextSequence, delivered }: Outbox): boolean {
  const all = delivered === null ? pending : [delivered, ...pending];
  const own = all.filter(one => one.stream === stream).map(({ sequence }) => sequence);
  return own.every((sequence, index) => sequence < (own[index + 1] ?? nextSequence));
}
