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
}) satisfies z.ZodType<ReportAnswerDocument>;

/** As above, but what is odd about a nicety only means that it was not said: whether it was accepted is what counts. */
const readAnswer = z.object({
  accepted: z.boolean().optional(),
  evaluatedAt: stamp.catch(null),
  compliant: verdict.catch(null),
  nextReportAfterSeconds: askedSeconds.optional(),
});

const nothingSaid: HeardAnswer = { judges: false, evaluatedAt: null, compliant: null, nextReportAfterSeconds: null };

/** What a 2xx says; null where it is no answer of a receiver, such as a proxy's page. An empty one means taken. */
export function parseAnswer(body: string): { readonly accepted: boolean; readonly answer: HeardAnswer } | null {
  if (body.trim() === '') return { accepted: true, answer: nothingSaid };
  const parsed = readAnswer.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const { accepted = true, evaluatedAt = null, compliant = null, nextReportAfterSeconds = null } = parsed.data;
  // To say that it has not evaluated yet is to say that it will.
  const judges = parsed.data.evaluatedAt !== undefined || parsed.data.compliant !== undefined;
  const at = evaluatedAt === null ? Number.NaN : Date.parse(evaluatedAt);
  return {
    accepted,
    answer: { judges, evaluatedAt: Number.isNaN(at) ? null : instant(at), compliant, nextReportAfterSeconds },
  };
}
