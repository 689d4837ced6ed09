import * as z from 'zod';
import type { PolicyChange } from '../contract/snapshot.ts';
import { untriedAccess, type AccessState } from '../core/access.ts';
import type { PolicyStanding } from '../core/policy-changes.ts';
import { problemCodes } from '../core/problem.ts';
import { idleRefetch, type RefetchState } from '../core/refetch-state.ts';
import type { Log, StateStore } from '../ports.ts';
import type { KeptBackOff } from '../upstreams/select-upstream.ts';
import { createKeeper, readKept } from './kept-document.ts';
import { refetchStateName } from './snapshot-schema.ts';

/** What outlives the app: where the journey stands, and for how long the server is to be left alone. No secrets in it. */
export type KeptJourney = {
  readonly version: 1;
  /** Which server the refetch was asked of; null where none was. */
  readonly server: string | null;
  readonly refetch: RefetchState;
  /** The policies as they were when the refetch was pressed; null where they were not known. */
  readonly before: readonly PolicyStanding[] | null;
  readonly changes: readonly PolicyChange[] | null;
  readonly access: AccessState;
  readonly durationsMs: readonly number[];
  readonly backOff: KeptBackOff | null;
};

/** The journey of a Mac that has none yet. */
export const noJourney: KeptJourney = {
  version: 1,
  server: null,
  refetch: idleRefetch,
  before: null,
  changes: null,
  access: untriedAccess,
  durationsMs: [],
  backOff: null,
};

/** The document's name in the state folder. */
export const journeyDocument = 'journey.json';

const instant = z.number();
const stamp = z.string().max(64).nullable();
const code = z.enum(problemCodes);
const verdict = z.enum(['pass', 'fail', 'pending', 'undetermined']);
const policy = { id: z.string(), name: z.string(), blocks: z.boolean() };

const refetch = z.strictObject({
  state: refetchStateName,
  reason: code.nullable(),
  startedAt: instant.nullable(),
  updatedAt: instant.nullable(),
  nextTryAt: instant.nullable(),
  baseline: z.strictObject({ detailUpdatedAt: stamp, policyUpdatedAt: stamp }).nullable(),
  postedAt: instant.nullable(),
  failures: z.number().int().nonnegative(),
  silentSince: instant.nullable(),
  tokenStaleSince: instant.nullable(),
  clearedSince: instant.nullable(),
  awaits: z.enum(['evaluation', 'list', 'answer']),
  lastReadAt: instant.nullable(),
  isJoined: z.boolean(),
  distributedIntervalMs: z.number().positive().nullable(),
});

const journeySchema = z.strictObject({
  version: z.literal(1),
  server: z.string().nullable(),
  refetch,
  before: z.array(z.strictObject({ ...policy, verdict })).nullable(),
  changes: z.array(z.strictObject({ ...policy, from: verdict.nullable(), to: verdict.nullable() })).nullable(),
  access: z.strictObject({
    triedAt: instant.nullable(),
    told: z.strictObject({ answer: z.enum(['worked', 'did-not-work']), at: instant }).nullable(),
  }),
  durationsMs: z.array(z.number().nonnegative()).max(100),
  backOff: z
    .strictObject({
      server: z.string(),
      backOff: z.strictObject({
        failures: z.number().int().nonnegative(),
        failedAt: instant,
        until: z.number(),
        state: z.enum(['unreachable', 'rate-limited', 'error']),
        problem: z.strictObject({ code, detail: z.string().exactOptional() }),
      }),
    })
    .nullable(),
}) satisfies z.ZodType<KeptJourney>;

/** The kept journey; a clean one where there is none, or none that can be used. */
export async function readKeptJourney(state: StateStore, log: Log): Promise<KeptJourney> {
  return (await readKept<KeptJourney>(journeyDocument, journeySchema, { state, log })) ?? noJourney;
}

/** Keeps the journey on disk. */
export function createJourneyKeeper(state: StateStore, log: Log): (journey: KeptJourney) => Promise<void> {
  return createKeeper(journeyDocument, state, log);
}
