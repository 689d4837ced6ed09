import * as z from 'zod';
import type { TicketDocument } from '../contract/ticket.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/*
 * The ticket's shape as a schema: the source of resources/schemas/ticket.schema.json. What it shares with the snapshot is
 * the snapshot's.
 */
const { shape } = snapshotSchema;
const check = shape.checks.element.shape;
const { evidence, problem, verdict } = check;
const policy = shape.policies.shape.items.element.shape;
const text = z.string().nullable();
const steps = z.array(z.string());

/** Schema of one ticket, version 1. */
export const ticketSchema = z.strictObject({
  schemaVersion: z.literal(1),
  createdAt: shape.takenAt,
  takenAt: shape.takenAt,
  recording: z.strictObject({ recordedAt: shape.takenAt.nullable() }).nullable(),
  identifiers: z.enum(['full', 'masked']),
  headline: shape.headline.omit({ remedy: true }),
  registration: shape.registration,
  walk: z
    .strictObject({
      id: z.string(),
      title: z.string(),
      step: z.strictObject({ number: z.int().min(1), id: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
  mac: shape.mac,
  versions: z.strictObject({
    clearway: z.string(),
    macos: z.string(),
    companyPortal: text,
    extension: text,
    agent: text,
  }),
  obstacles: z.array(
    z.strictObject({
      kind: z.enum(['check', 'policy']),
      id: z.string(),
      name: z.string(),
      verdict: z.union([verdict, policy.verdict]),
      critical: z.boolean(),
      source: z.enum(['mac', 'fleet', 'local']),
      seen: text,
      problem,
      remedy: steps,
      fixedHere: z.boolean(),
    }),
  ),
  tried: z.strictObject({
    refetch: shape.refetch.omit({ deadlineAt: true, changes: true }),
    access: shape.access.omit({ offer: true }),
    registrations: text,
  }),
  journey: shape.journey,
  contradictions: shape.contradictions,
  doctor: shape.doctor.unwrap().extend({ remedy: steps, evidence }).nullable(),
  posture: z.array(
    z.strictObject({
      kind: z.enum(['check', 'policy']),
      id: z.string(),
      title: z.string(),
      verdict,
      summary: z.string(),
      problem,
      wayOut: z.strictObject({ turn: shape.headline.shape.turn, text: z.string() }),
    }),
  ),
  upstream: shape.upstream,
  report: shape.report,
  entra: shape.entra,
  policyFaults: shape.policies.shape.faults,
  settingFaults: z.array(z.object({ key: z.string(), what: z.enum(['unknown-key', 'wrong-value', 'unknown-check']) })),
  timeline: z.array(z.strictObject({ at: z.string(), kind: z.string(), text: z.string(), mayComeFrom: text })).max(20),
  places: z.array(z.strictObject({ id: z.string(), open: z.string(), look: z.string() })),
}) satisfies z.ZodType<TicketDocument>;
