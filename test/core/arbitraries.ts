import fc from 'fast-check';
import { checkIds } from '../../src-main/contract/ids.ts';
import type { RefetchStateName, UpstreamState, Verdict } from '../../src-main/contract/snapshot.ts';
import type { SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import type { Settings } from '../../src-main/core/config.ts';
import { known, unknown, type Fact } from '../../src-main/core/fact.ts';
import type {
  AppSso,
  AppSsoDevice,
  AppSsoUser,
  CompanyPortal,
  Facts,
  FleetAgent,
  MdmEnrollment,
  SsoProfile,
} from '../../src-main/core/facts.ts';
import { policyFaultCodes, type LocalAnswer, type PolicyFault } from '../../src-main/core/local-policies.ts';
import { problem, problemCodes, type Problem } from '../../src-main/core/problem.ts';
import { idleRefetch, type RefetchState } from '../../src-main/core/refetch-state.ts';
import { microsoftSsoExtension } from '../../src-main/core/registration.ts';
import type { ReportingState } from '../../src-main/core/reporting.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import type { HostReading, PolicyReading, UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import { facts, observedAt, reading, serverNow, settings } from './examples.ts';
import {
  anyBrowsers,
  anyDirectory,
  anyDiskEncryption,
  anyHardware,
  anyIntune,
  anyJamf,
  anyMacosVersion,
  anyMemory,
  anyReceipt,
  anySsoExtension,
  anyWorkplaceJoin,
} from './more-facts.ts';

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
const method = nullable(fc.constantFrom('secure-enclave', 'password', 'smart-card'));
const extension = fc.constantFrom(microsoftSsoExtension, 'com.example.other.ssoextension');
const version = fc.oneof(fc.constantFrom('5.2404.0', '5.2403.9', '5.2410.1', '53.1'), fc.string({ maxLength: 12 }));

export const anyVerdict = fc.constantFrom(...verdicts);
export const anyProblem: fc.Arbitrary<Problem> = fc.constantFrom(...problemCodes).map(code => problem(code));

const observed = { observedAt, source: 'example' };
export const notKnown: fc.Arbitrary<Fact<never>> = fc.oneof(
  anyProblem.map(why => unknown(why)),
  fc.constant({ kind: 'not-applicable' as const, because: 'an example' }),
);
function anyFact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  return fc.oneof(
    { weight: 4, arbitrary: value.map(found => known(found, observed)) },
    { weight: 1, arbitrary: notKnown },
  );
}

const anyCompanyPortal: fc.Arbitrary<CompanyPortal> = fc.oneof(
  fc.record({ installed: fc.constant(false as const), foundBundleId: nullable(fc.string({ maxLength: 20 })) }),
  fc.record({
    installed: fc.constant(true as const),
    shortVersion: nullable(version),
    buildVersion: nullable(version),
  }),
);
const anyProfile: fc.Arbitrary<SsoProfile> = fc.record({
  level: fc.constantFrom('user', 'computer'),
  extensionIdentifier: extension,
  platformSso: fc.boolean(),
  method,
  duringSetup: fc.boolean(),
});
const anyDevice: fc.Arbitrary<AppSsoDevice> = fc.record({
  extensionIdentifier: nullable(extension),
  registrationCompleted: nullable(fc.boolean()),
  method,
  deviceId: nullable(fc.uuid()),
  tenantId: nullable(fc.uuid()),
});
const anyUser: fc.Arbitrary<AppSsoUser> = fc.record({
  state: nullable(
    fc.oneof(
      fc.constantFrom('POUserStateNormal', 'POUserStateNeedsRegistration', 'POUserStateNeedsNewKeys'),
      fc.string({ maxLength: 12 }),
    ),
  ),
  method,
  userPrincipalName: nullable(fc.string({ maxLength: 20 })),
  kerberosCount: nullable(fc.nat(3)),
});
export const anyAppSso: fc.Arbitrary<AppSso> = fc.record({
  device: nullable(anyDevice),
  user: fc.option(nullable(anyUser), { nil: undefined }),
  tenantIdFromIssuer: nullable(fc.uuid()),
  tokens: nullable(fc.record({ expireAt: fc.constantFrom(null, observedAt), expired: nullable(fc.boolean()) })),
});
const anyMdm: fc.Arbitrary<MdmEnrollment> = fc.record({
  enrolled: fc.boolean(),
  userApproved: nullable(fc.boolean()),
  viaDep: nullable(fc.boolean()),
  server: nullable(fc.domain()),
  vendor: fc.constantFrom(null, 'fleet', 'jamf', 'intune', 'other'),
});
const anyAgent: fc.Arbitrary<FleetAgent> = fc.record({
  present: fc.boolean(),
  token: fc.constantFrom('present', 'missing', 'not-understood', 'unreadable'),
  tokenModifiedAt: nullable(fc.constant(observedAt)),
  desktopEnabled: nullable(fc.boolean()),
  browserHost: nullable(fc.domain()),
  server: fc.constant({ kind: 'none' as const }),
});

export const anyProfiles = anyFact(fc.array(anyProfile, { maxLength: 3 }));

/** Facts of any Mac whatever, each known or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  companyPortal: anyFact(anyCompanyPortal),
  ssoProfiles: anyProfiles,
  appSso: anyFact(anyAppSso),
  mdmEnrollment: anyFact(anyMdm),
  fleetAgent: anyFact(anyAgent),
  ssoExtension: anyFact(anySsoExtension),
  portalReceipt: anyFact(anyReceipt),
  directory: anyFact(anyDirectory),
  workplaceJoin: anyFact(anyWorkplaceJoin),
  jamf: anyFact(anyJamf),
  intune: anyFact(anyIntune),
  macosVersion: anyFact(anyMacosVersion),
  diskEncryption: anyFact(anyDiskEncryption),
  browsers: anyFact(anyBrowsers),
  hardware: anyFact(anyHardware),
});

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
