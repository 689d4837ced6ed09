import fc from 'fast-check';
import { checkIds } from '../../src-main/contract/ids.ts';
import type { RefetchStateName, UpstreamState, Verdict } from '../../src-main/contract/snapshot.ts';
import type { SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import type { Settings } from '../../src-main/core/config.ts';
import { policyFaultCodes, type LocalAnswer, type PolicyFault } from '../../src-main/core/local-policies.ts';
import { problemCodes } from '../../src-main/core/problem.ts';
import { idleRefetch, type RefetchState } from '../../src-main/core/refetch-state.ts';
import type { ReportingState } from '../../src-main/core/reporting.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading, PolicyReading, UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import { facts, observedAt, reading, serverNow, settings } from './examples.ts';
import { anyFacts, anyProblem } from './any-facts.ts';
import { anyMemory } from './more-facts.ts';

export * from './any-facts.ts';

export const verdicts = ['pass', 'fail', 'attention', 'undetermined', 'not-applicable'] as const satisfies Verdict[];
export const upstreamFailures = [
  'unreachable',
  'token-stale',
  'sign-in-required',
  'unlicensed',
  'rate-limited',
  'misconfigured',
  'error',
  'none',
] as const satisfies UpstreamState[];
export const refetchStates = [
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
] as const satisfies RefetchStateName[];

/** For parts that stand in the snapshot as they are: a clone has the usual prototype. */
const plain = { noNullPrototype: true };
const nullable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
export const anyVerdict = fc.constantFrom(...verdicts);
/** A stamp by the server's clock within about two days before its present moment. */
export const anyStamp = fc
  .integer({ min: 0, max: 3000 })
  .map(minutes => new Date(Date.parse(serverNow) - minutes * 60_000).toISOString());

export const anyHost: fc.Arbitrary<HostReading> = fc.record({
  refetchRequested: fc.boolean(),
  detailUpdatedAt: nullable(anyStamp),
  policyUpdatedAt: nullable(anyStamp),
  lastSeenAt: nullable(anyStamp),
  serverNow: nullable(fc.constant(serverNow)),
  readAt: anyStamp,
  serverNowAt: anyStamp,
  distributedIntervalMs: nullable(fc.integer({ min: 1000, max: 600_000 })),
  licensed: nullable(fc.boolean()),
  mayTellPushes: fc.boolean(),
  group: nullable(fc.string({ maxLength: 8 })),
  actionRequired: nullable(fc.constantFrom('log_out', 'rotate_key')),
  online: nullable(fc.boolean()),
  mdm: nullable(fc.constantFrom('on', 'pending', 'off')),
});

export const anyPolicy: fc.Arbitrary<PolicyReading> = fc.record(
  {
    id: fc.nat(99).map(String),
    name: fc.string({ maxLength: 20 }),
    verdict: fc.constantFrom('pass', 'fail', 'pending', 'undetermined'),
    blocks: fc.boolean(),
    critical: fc.boolean(),
    description: fc.string({ maxLength: 20 }),
    resolution: nullable(fc.string({ maxLength: 20 })),
    links: fc.constant([]),
    local: fc.constant(null),
    query: nullable(fc.constantFrom('SELECT 1', "SELECT 1 FROM mdm WHERE enrolled = 'true';")),
  },
  plain,
);

/** What any upstream may have said, however little it fits together. */
export const anyReading: fc.Arbitrary<UpstreamReading> = fc.record({
  kind: fc.constantFrom('fleet', 'jamf', 'intune', 'report', 'none'),
  server: nullable(fc.domain()),
  state: fc.oneof(fc.constant('ok' as const), fc.constantFrom(...upstreamFailures)),
  problem: nullable(anyProblem),
  lastContactAt: nullable(fc.constant(observedAt)),
  host: nullable(anyHost),
  policies: nullable(fc.array(anyPolicy, { maxLength: 4 })),
  listEvaluatedAt: nullable(anyStamp),
  failingCount: nullable(fc.nat(4)),
  push: nullable(fc.record({ outcome: fc.constantFrom('ran', 'failed'), at: anyStamp })),
  browserHost: nullable(fc.domain()),
});

export const anyFailure: fc.Arbitrary<UpstreamFailure> = fc.record({
  upstreamState: fc.constantFrom(...upstreamFailures),
  problem: anyProblem,
  retryAfterMs: nullable(fc.integer({ min: 1, max: 7_200_000 })),
});

/** Those that a refetch can be in without Entra's verdict. */
const reachable = refetchStates.filter(state => state !== 'telling' && state !== 'confirmed');
const anyMoment = nullable(fc.integer({ min: 0, max: 4_000_000_000_000 }));
export const anyRefetch: fc.Arbitrary<RefetchState> = fc
  .record({
    state: fc.oneof(fc.constant('idle' as const), fc.constantFrom(...reachable)),
    reason: nullable(fc.constantFrom(...problemCodes)),
    startedAt: anyMoment,
    updatedAt: anyMoment,
    nextTryAt: anyMoment,
    postedAt: anyMoment,
    silentSince: anyMoment,
    tokenStaleSince: anyMoment,
    clearedSince: anyMoment,
    isJoined: fc.boolean(),
  })
  .map(change => ({ ...idleRefetch, ...change }));

const anyChecks = fc.uniqueArray(fc.constantFrom(...checkIds));
export const anySettings: fc.Arbitrary<Settings> = fc
  .record({ BlockingChecks: nullable(anyChecks), HiddenChecks: anyChecks })
  .map(change => ({ ...settings, ...change }));

const anyAnswer: fc.Arbitrary<LocalAnswer> = fc.oneof(
  fc.constantFrom('pass', 'fail').map((verdict): LocalAnswer => ({ verdict, problem: null })),
  fc.constantFrom(...problemCodes).map((code): LocalAnswer => ({ verdict: 'undetermined', problem: { code } })),
);

const anyLocalPolicy = fc.record({
  id: fc.string(),
  name: fc.string(),
  query: fc.string(),
  blocks: fc.boolean(),
  critical: fc.boolean(),
  description: fc.string(),
  resolution: nullable(fc.string()),
});

const anyFault: fc.Arbitrary<PolicyFault> = fc.record({
  code: fc.constantFrom(...policyFaultCodes),
  line: nullable(fc.nat()),
  entry: nullable(fc.nat()),
  name: nullable(fc.string()),
  key: nullable(fc.string()),
  isLeftOut: fc.boolean(),
  blocks: fc.boolean(),
});

/** What this Mac can say of policies by itself. */
export const anyLocal: fc.Arbitrary<SnapshotInputs['local']> = fc.record({
  reading: nullable(
    fc.record({
      evaluatedAt: fc.constant(observedAt),
      results: fc.array(fc.record({ policy: anyLocalPolicy, answer: anyAnswer }), { maxLength: 4 }),
      faults: fc.array(anyFault, { maxLength: 3 }),
    }),
  ),
  answers: fc.array(fc.tuple(fc.string(), anyAnswer), { maxLength: 3 }).map(entries => new Map(entries)),
});

export const anyReporting: fc.Arbitrary<ReportingState> = fc.record({
  server: nullable(fc.constant('reports.example.com')),
  pending: fc.nat(5),
  dropped: fc.nat(5),
  quarantined: fc.nat(5),
  lastDeliveredAt: nullable(fc.nat(2_000_000_000)),
  nextTryAt: nullable(fc.nat(2_000_000_000)),
  answer: nullable(
    fc.record({
      judges: fc.boolean(),
      evaluatedAt: nullable(fc.constant(observedAt)),
      compliant: nullable(fc.boolean()),
      deadline: nullable(fc.constant(observedAt)),
    }),
  ),
  reported: nullable(fc.string()),
  problem: nullable(fc.constantFrom(...problemCodes).map(code => ({ code }))),
});

const noLocal: SnapshotInputs['local'] = { reading: null, answers: new Map() };

/** Everything a snapshot can be made of. */
export const anySnapshotInputs: fc.Arbitrary<SnapshotInputs> = fc.record({
  takenAt: fc.constant(observedAt),
  revision: fc.nat(),
  mac: fc.record({ name: fc.string(), macosVersion: fc.string(), user: fc.string() }, plain),
  // One in two in order, so that all that can go wrong is also met alone.
  facts: fc.oneof(anyFacts, fc.constant(facts())),
  settings: anySettings,
  upstream: fc.oneof(anyReading, fc.constant(reading())),
  // Most Macs have neither, and all that can go wrong is also met without them.
  local: fc.oneof({ weight: 2, arbitrary: fc.constant(noLocal) }, { weight: 1, arbitrary: anyLocal }),
  reporting: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyReporting }),
  refetch: anyRefetch,
  access: fc.record({
    triedAt: anyMoment,
    told: nullable(
      fc.record({
        answer: fc.constantFrom('worked', 'did-not-work'),
        at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      }),
    ),
  }),
  memory: anyMemory,
  changes: fc.constant(null),
  durationsMs: fc.array(fc.nat(600_000), { maxLength: 5 }),
  nextLook: nullable(fc.record({ at: fc.integer({ min: 0, max: 4_000_000_000_000 }) })),
  isOld: fc.boolean(),
});
