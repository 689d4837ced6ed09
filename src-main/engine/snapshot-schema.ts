import * as z from 'zod';
import { actionIds, checkIds, headlineCodes, remedyActions, type HeadlineId, type RemedyId } from '../contract/ids.ts';
import type { Snapshot } from '../contract/snapshot.ts';

/*
 * The snapshot's shape as a schema: the source of resources/schemas/snapshot.schema.json, and the edge where a kept
 * snapshot is read back. The assignment at the end proves that schema and type say the same.
 */
const instant = z.iso.datetime({ offset: true });
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] => {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  const [first, ...rest] = keys;
  if (first === undefined) throw new Error('an id table is empty');
  return [first, ...rest];
};

const turn = z.enum(['you', 'mac', 'management', 'microsoft', 'it', 'nobody']);
const remedyId = z.enum(keysOf<RemedyId>(remedyActions));
const problem = z.strictObject({ code: z.string(), text: z.string() }).nullable();
const evidence = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const remedy = z
  .strictObject({ id: remedyId, steps: z.array(z.string()), action: z.enum(actionIds).nullable() })
  .nullable();
const registrationCode = z.enum(['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9']);

const headline = z.strictObject({
  state: z.enum(['clear', 'action', 'blocked', 'waiting', 'unknown']),
  id: z.enum(keysOf<HeadlineId>(headlineCodes)),
  code: z.string().regex(/^H\d+$/),
  text: z.string(),
  turn,
  remedy: remedyId.nullable(),
});

const check = z.strictObject({
  id: z.enum(checkIds),
  verdict: z.enum(['pass', 'fail', 'attention', 'undetermined', 'not-applicable']),
  blocks: z.boolean(),
  title: z.string(),
  summary: z.string(),
  evidence,
  problem,
  remedy,
  observedAt: instant.nullable(),
});

const registration = z.strictObject({
  state: z.enum([
    'not-configured',
    'agent-not-loaded',
    'other-provider',
    'device-not-registered',
    'user-not-registered',
    'needs-registration',
    'needs-repair',
    'sign-in-needed',
    'registered',
    'unknown',
  ]),
  code: registrationCode,
  method: z.enum(['secure-enclave', 'password', 'smart-card']).nullable(),
  deviceId: z.string().nullable(),
  tenantId: z.string().nullable(),
  userPrincipalName: z.string().nullable(),
  tokensExpireAt: instant.nullable(),
});

const policySource = z.enum(['fleet', 'local']);

const policyVerdict = z.enum(['pass', 'fail', 'pending', 'undetermined']);

const policy = z.strictObject({
  id: z.string(),
  name: z.string(),
  verdict: policyVerdict,
  blocks: z.boolean(),
  critical: z.boolean(),
  description: z.string(),
  resolution: z.string().nullable(),
  links: z.array(z.strictObject({ start: z.number().int(), end: z.number().int(), host: z.string() })),
  local: z.enum(['pass', 'fail', 'undetermined']).nullable(),
  source: policySource,
  problem,
});

const policyFault = z.strictObject({
  code: z.string(),
  text: z.string(),
  line: z.number().int().nullable(),
  entry: z.number().int().nullable(),
  name: z.string().nullable(),
});

const reporting = z.strictObject({
  server: z.string().nullable(),
  pending: z.number().int().nonnegative(),
  dropped: z.number().int().nonnegative(),
  quarantined: z.number().int().nonnegative(),
  lastDeliveredAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  judges: z.boolean().nullable(),
  evaluatedAt: instant.nullable(),
  compliant: z.boolean().nullable(),
  problem,
});

const upstream = z.strictObject({
  kind: z.enum(['fleet', 'jamf', 'intune', 'report', 'none']),
  server: z.string().nullable(),
  state: z.enum([
    'ok',
    'unreachable',
    'token-stale',
    'sign-in-required',
    'unlicensed',
    'rate-limited',
    'misconfigured',
    'error',
    'none',
  ]),
  problem,
  lastContactAt: instant.nullable(),
  macLastSeenAt: instant.nullable(),
  next: z.strictObject({ text: z.string(), at: instant.nullable() }).nullable(),
  deadline: instant.nullable(),
});

/** Every state that a refetch can be in. */
export const refetchStateName = z.enum([
  'idle',
  'requesting',
  'queued',
  'accepted',
  'answered',
  'evaluated',
  'telling',
  'confirmed',
  'settled',
  'stopped',
]);

const refetch = z.strictObject({
  state: refetchStateName,
  reason: z.string().nullable(),
  startedAt: instant.nullable(),
  updatedAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  deadlineAt: instant.nullable(),
  changes: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        blocks: z.boolean(),
        from: policyVerdict.nullable(),
        to: policyVerdict.nullable(),
      }),
    )
    .nullable(),
});

const access = z.strictObject({
  offer: z.enum(['try', 'answer']).nullable(),
  triedAt: instant.nullable(),
  answer: z.enum(['worked', 'did-not-work']).nullable(),
  answeredAt: instant.nullable(),
});

const journeyStop = z.strictObject({
  stop: z.enum(['mac', 'asked', 'evaluated', 'told', 'access']),
  state: z.enum(['done', 'current', 'pending', 'failed', 'unknown']),
  basis: z.enum(['observed', 'assumed', 'reported']),
  at: instant.nullable(),
  turn,
  text: z.string(),
});

const doctor = z.strictObject({
  id: z.string(),
  code: registrationCode,
  text: z.string(),
  turn,
  remedy,
  caveats: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  evidence,
});

const walk = z.strictObject({
  id: z.string(),
  title: z.string(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      number: z.number().int().positive(),
      state: z.enum(['done', 'current', 'pending']),
      screen: z.string(),
      text: z.string(),
      secret: z.enum(['mac-password', 'work-password', 'smart-card-pin', 'none']),
      secretText: z.string().nullable(),
      say: z.string(),
      failure: z.strictObject({ looks: z.string(), then: z.string() }).nullable(),
    }),
  ),
});

/** Schema of one snapshot, version 1. */
export const snapshotSchema = z.strictObject({
  schemaVersion: z.literal(1),
  takenAt: instant,
  revision: z.number().int().nonnegative(),
  mac: z.strictObject({
    name: z.string(),
    macosVersion: z.string(),
    user: z.string(),
    serialNumber: z.string().nullable(),
  }),
  headline,
  checks: z.array(check),
  registration,
  policies: z.strictObject({
    state: z.enum(['known', 'unknown', 'none']),
    source: policySource.nullable(),
    evaluatedAt: instant.nullable(),
    items: z.array(policy),
    faults: z.array(policyFault),
  }),
  upstream,
  refetch,
  journey: z.array(journeyStop).length(5),
  access,
  report: reporting.nullable(),
  entra: z.strictObject({
    state: z.enum(['compliant', 'not-compliant', 'unmanaged', 'unknown', 'not-configured']),
    checkedAt: instant.nullable(),
  }),
  contradictions: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      between: z.tuple([z.string(), z.string()]),
      causes: z.array(z.string()),
    }),
  ),
  doctor: doctor.nullable(),
  walk: walk.nullable(),
}) satisfies z.ZodType<Snapshot>;
