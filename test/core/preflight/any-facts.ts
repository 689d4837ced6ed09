import fc from 'fast-check';
import type { UpstreamReport } from '../../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../../src-main/core/config.ts';
import type { Fact } from '../../../src-main/core/fact.ts';
import type { PreflightFacts } from '../../../src-main/core/preflight/preflight-facts.ts';
import { problemCodes } from '../../../src-main/core/problem.ts';
import { known, now } from './mac-in-order.ts';

const notKnown = fc.constantFrom(...problemCodes).map((code): Fact<never> => ({ kind: 'unknown', problem: { code } }));
const fact = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> => fc.oneof(value.map(known), notKnown);
const text = fc.constantFrom('13.0', '15.5', '12.7', '5.2404.0', '5.1', 'odd');
const instants = fc.constantFrom(now, '2026-06-10T11:30:00.000Z', '2026-06-09T12:00:00.000Z', 'never');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const tenant = fc.constantFrom('7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4', '11111111-5b08-4f63-9a27-e03d8b61c5f4');

const settings = fc
  .record(
    {
      Upstream: fc.constantFrom('auto', 'fleet', 'jamf', 'intune', 'report', 'none'),
      ReportURL: fc.constant('https://reports.larkfield.example/'),
      EntraTenantID: tenant,
      MinimumMacOSVersion: fc.constantFrom('14', '26'),
      Enabled: fc.boolean(),
      Nonsense: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map(values => ({
    settings: parseSettings([values]).settings,
    complaints: 'Nonsense' in values ? [{ key: 'Nonsense', text: 'Leave it out.', isInEffect: false }] : [],
    isForced: Object.keys(values).length > 0,
  }));

const fleetAgent = fc.record({
  present: fc.boolean(),
  token: fc.constantFrom('present' as const, 'missing' as const, 'not-understood' as const, 'unreadable' as const),
  tokenModifiedAt: optional(instants),
  desktopEnabled: optional(fc.boolean()),
  browserHost: fc.constant(null),
  server: fc.constant({ kind: 'none' as const }),
});

export const anyUpstream: fc.Arbitrary<UpstreamReport> = fc.record({
  kind: fc.constantFrom('fleet', 'jamf', 'intune', 'report', 'none'),
  server: optional(fc.constant('fleet.larkfield.example')),
  state: fc.constantFrom(
    'ok',
    'unreachable',
    'token-stale',
    'sign-in-required',
    'unlicensed',
    'rate-limited',
    'misconfigured',
    'error',
    'none',
  ),
  problem: optional(fc.constantFrom(...problemCodes).map(code => ({ code, text: code }))),
  lastContactAt: optional(instants),
  macLastSeenAt: fc.constant(null),
  next: fc.constant(null),
  deadline: fc.constant(null),
});

/** Facts of any kind in any combination, also such as no Mac has. */
export const anyFacts: fc.Arbitrary<PreflightFacts> = fc.record({
  now: fc.constant(now),
  version: fc.constant('1.2.3'),
  ranAs: fc.record({
    user: fc.constant('sam'),
    asRoot: fc.boolean(),
    basis: fc.constantFrom('direct' as const, 'launchctl-asuser' as const, 'status-json' as const),
    ageSeconds: optional(fc.nat()),
  }),
  uid: fc.constant(501),
  settings: fact(settings),
  look: fc.record({
    macosVersion: fact(text),
    mdmEnrollment: fact(
      fc.record({
        enrolled: fc.boolean(),
        userApproved: optional(fc.boolean()),
        viaDep: fc.constant(null),
        server: fc.constant(null),
        vendor: fc.constant(null),
      }),
    ),
    fleetAgent: fact(fleetAgent),
    jamf: notKnown,
    intune: fact(fc.record({ present: fc.boolean(), version: fc.constant(null) })),
    companyPortal: fact(
      fc.oneof(
        fc.record({
          installed: fc.constant(true as const),
          shortVersion: optional(text),
          buildVersion: fc.constant(null),
        }),
        fc.record({ installed: fc.constant(false as const), foundBundleId: fc.constant(null) }),
      ),
    ),
    ssoExtension: fact(fc.constant({ listed: false } as const)),
    ssoProfiles: fact(fc.constant([])),
    appSso: notKnown,
  }),
  registration: fact(
    fc.record({
      state: fc.constant('registered' as const),
      code: fc.constantFrom('P0' as const, 'P1' as const, 'P6' as const, 'P9' as const),
      method: fc.constant(null),
      deviceId: fc.constant(null),
      tenantId: optional(tenant),
      userPrincipalName: fc.constant(null),
      tokensExpireAt: fc.constant(null),
    }),
  ),
  upstream: fact(anyUpstream),
  serverClock: fact(fc.record({ host: fc.constant('fleet.larkfield.example'), aheadMs: fc.integer() })),
  app: fact(
    fc.oneof(
      fc.constant({ installed: false } as const),
      fc.record({ installed: fc.constant(true as const), version: optional(fc.constantFrom('1.2.3', '1.2.2')) }),
    ),
  ),
  signature: fact(
    fc.record({
      isValid: fc.boolean(),
      team: optional(fc.constant('LARKFIELD1')),
      isHardened: fc.boolean(),
      isAccepted: optional(fc.boolean()),
    }),
  ),
  fuses: fact(
    fc.array(
      fc.record({
        version: fc.constantFrom(1, 2),
        states: fc.array(fc.constantFrom('on', 'off', 'removed', 'inherited', 'unknown')),
      }),
    ),
  ),
  loginItem: fact(
    fc.record({
      hasFile: fc.boolean(),
      isLoaded: fc.boolean(),
      isRunning: fc.boolean(),
      isDisabled: fc.boolean(),
      isTwice: optional(fc.boolean()),
    }),
  ),
  managedNotifications: fact(optional(fc.boolean())),
  health: fact(
    optional(
      fc.record({
        schemaVersion: fc.constant(1 as const),
        version: fc.constantFrom('1.2.3', '1.2.2'),
        pid: fc.nat(),
        startedAt: instants,
        at: instants,
        icon: fc.constantFrom('visible', 'hidden', 'hidden-by-choice', 'unknown'),
        notifications: fc.constantFrom('shown', 'denied', 'unknown'),
      }),
    ),
  ),
  stateRoom: fact(
    fc.record({
      freeKib: fc.nat(),
      folder: fc.oneof(
        fc.constant({ kind: 'absent' } as const),
        fc.constant({ kind: 'other', what: 'Symbolic Link' } as const),
        fc.record({
          kind: fc.constant('folder' as const),
          mode: fc.constantFrom('700', '755'),
          ownerUid: fc.constantFrom(501, 0),
        }),
      ),
    }),
  ),
  osquery: fact(text),
});
