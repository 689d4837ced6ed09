import * as z from 'zod';
import type { ReportDocument } from '../../contract/report.ts';
import type { MacReport, PolicyVerdict, Snapshot } from '../../contract/snapshot.ts';

const verdicts = ['pass', 'fail', 'pending', 'undetermined'] as const satisfies PolicyVerdict[];

/**
 * The schema of a report around that of a snapshot: the source of resources/schemas/report.schema.json. Its use as a
 * `ZodType` of the contract's type proves that both say the same.
 */
export function createReportSchema(snapshot: z.ZodType<Snapshot>): z.ZodType<ReportDocument> {
  const mac: z.ZodType<MacReport> = z.strictObject({
    name: z.string(),
    macosVersion: z.string(),
    user: z.string(),
    serialNumber: z.string().nullable(),
  });
  return z.strictObject({
    schemaVersion: z.literal(1),
    idempotencyKey: z.string().min(1),
    sequence: z.number().int().positive(),
    createdAt: z.iso.datetime({ offset: true }),
    cause: z.enum(['verdicts-changed', 'refetch', 'scheduled']),
    source: z.strictObject({ stream: z.string().min(1), appVersion: z.string() }),
    dropped: z.number().int().nonnegative(),
    identifiers: z.enum(['full', 'masked']),
    mac,
    policies: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        verdict: z.enum(verdicts),
        blocks: z.boolean(),
        critical: z.boolean(),
        source: z.enum(['fleet', 'local']),
        problem: z.string().nullable(),
      }),
    ),
    snapshot,
  });
}
