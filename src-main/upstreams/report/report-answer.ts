import * as z from 'zod';
import type { ReportAnswerDocument } from '../../contract/report.ts';
import { instant } from '../../core/instants.ts';
import type { HeardAnswer } from '../../core/outbox.ts';
import { parseJson } from '../../core/parse-json.ts';

const stamp = z.iso.datetime({ offset: true }).nullable().optional();
const verdict = z.boolean().nullable().optional();
const seconds = z.number().nonnegative().nullable().optional();

const longestSeconds = 24 * 60 * 60;

/** What a receiver asked for, from an answer or as it was kept: nobody is silenced for longer than a day by a number. */
export const askedSeconds = z
  .number()
  .nullable()
  .catch(null)
  .transform(asked => (asked === null || asked < 0 ? null : Math.min(asked, longestSeconds)));

/** What a receiver may answer: the source of resources/schemas/report-answer.schema.json. */
export const reportAnswerSchema = z.looseObject({
  accepted: z.boolean().optional(),
  evaluatedAt: stamp,
  compliant: verdict,
  nextReportAfterSeconds: seconds,
  deadline: stamp,
}) satisfies z.ZodType<ReportAnswerDocument>;

/** As above, but what is odd about a nicety only means that it was not said: whether it was accepted is what counts. */
const readAnswer = z.object({
  accepted: z.boolean().optional(),
  evaluatedAt: stamp.catch(null),
  compliant: verdict.catch(null),
  nextReportAfterSeconds: askedSeconds.optional(),
  deadline: z.unknown().optional(),
});

const nothingSaid: HeardAnswer = {
  judges: false,
  evaluatedAt: null,
  compliant: null,
  nextReportAfterSeconds: null,
  deadline: null,
};

/** What a receiver said, and what of it was left out as odd. */
export type ParsedAnswer = {
  readonly accepted: boolean;
  readonly answer: HeardAnswer;
  readonly complaint: DeadlineComplaint | null;
};

/** Why a deadline counts as not said. */
export type DeadlineComplaint = 'deadline-not-understood' | 'deadline-past';

/** What a 2xx says; null where it is no answer of a receiver, such as a proxy's page. An empty one means taken. */
export function parseAnswer(body: string): ParsedAnswer | null {
  if (body.trim() === '') return { accepted: true, answer: nothingSaid, complaint: null };
  const parsed = readAnswer.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { accepted = true, evaluatedAt = null, compliant = null, nextReportAfterSeconds = null } = parsed.data;
  // To say that it has not evaluated yet is to say that it will.
  const judges = parsed.data.evaluatedAt !== undefined || parsed.data.compliant !== undefined;
  const said = stamp.safeParse(parsed.data.deadline);
  const deadline = said.success ? instantOf(said.data ?? null) : null;
  return {
    accepted,
    answer: { judges, evaluatedAt: instantOf(evaluatedAt), compliant, nextReportAfterSeconds, deadline },
    complaint: said.success ? null : 'deadline-not-understood',
  };
}

function instantOf(said: string | null): string | null {
  const at = said === null ? Number.NaN : Date.parse(said);
  return Number.isNaN(at) ? null : instant(at);
}
