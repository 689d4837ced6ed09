import * as z from 'zod';

const text = z.string().max(10_000);
const verdict = z.string().max(64);

/** As much of a report as this receiver looks at. Whatever else is in it is kept and not looked at. */
const report = z.object({
  schemaVersion: z.literal(1),
  idempotencyKey: z.string().min(1).max(200),
  sequence: z.number().int().positive(),
  createdAt: z.iso.datetime({ offset: true }),
  source: z.object({ stream: z.string().min(1).max(200), appVersion: text }),
  dropped: z.number().int().nonnegative(),
  mac: z.object({ name: text, macosVersion: text, user: text }),
  policies: z.array(z.object({ name: text, verdict, blocks: z.boolean() })).max(20_000),
  snapshot: z.object({
    headline: z.object({ state: text, code: text, text }),
    checks: z.array(z.object({ id: text, verdict, blocks: z.boolean() })).max(1000),
    registration: z.object({ code: text }),
    policies: z.object({ state: text }),
  }),
});
export type ReceivedReport = z.output<typeof report>;

/** The report in a body; null when it is none. */
export function readReport(body: string): ReceivedReport | null {
  try {
    return report.safeParse(JSON.parse(body)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether everything that counts for access passes; null when that cannot be told, also where nothing counts. */
export function isCompliant({ policies, snapshot }: ReceivedReport): boolean | null {
  const counted = [...policies, ...snapshot.checks].filter(({ blocks }) => blocks).map(one => one.verdict);
  if (counted.includes('fail')) return false;
  const isKnown =
    snapshot.policies.state !== 'unknown' &&
    snapshot.headline.state !== 'unknown' &&
    snapshot.registration.code !== unknownRegistration;
  return isKnown && counted.length > 0 && counted.every(one => passing.includes(one)) ? true : null;
}

const unknownRegistration = 'P9';
const passing = ['pass', 'attention', 'not-applicable'];
