import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runDoctor } from '../../../src-main/commands/run-doctor.ts';
import type { UpstreamReport } from '../../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../../src-main/core/config.ts';
import type { Fact } from '../../../src-main/core/fact.ts';
import { decidePreflight, worstOf } from '../../../src-main/core/preflight/decide-preflight.ts';
import { expectedFuses } from '../../../src-main/core/preflight/expected-fuses.ts';
import type { PreflightFacts } from '../../../src-main/core/preflight/preflight-facts.ts';
import { preflightTable } from '../../../src-main/core/preflight/preflight-table.ts';
import { problemCodes } from '../../../src-main/core/problem.ts';

const now = '2026-06-10T12:00:00.000Z';
const at = { observedAt: now, source: 'a test' };
const known = <T>(value: T): Fact<T> => ({ kind: 'known', value, ...at });

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
    complaints: 'Nonsense' in values ? [{ key: 'Nonsense', text: 'Leave it out.' }] : [],
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

const upstream: fc.Arbitrary<UpstreamReport> = fc.record({
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

const anyFacts: fc.Arbitrary<PreflightFacts> = fc.record({
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
  upstream: fact(upstream),
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

const exitOf = { ok: 0, warn: 10, fail: 11, unknown: 13 } as const;

/** The fact that each of these rows is about. */
const subject: Readonly<Record<string, (facts: PreflightFacts) => Fact<unknown>>> = {
  'macos-supported': ({ look }) => look.macosVersion,
  'mdm-enrolled': ({ look }) => look.mdmEnrollment,
  'settings-forced': ({ settings: seen }) => seen,
  'settings-valid': ({ settings: seen }) => seen,
  'token-fresh': ({ look }) => look.fleetAgent,
  'server-reached': ({ upstream: seen }) => seen,
  'server-licence': ({ upstream: seen }) => seen,
  'clock-right': ({ serverClock }) => serverClock,
  'company-portal': ({ look }) => look.companyPortal,
  'sso-extension': ({ look }) => look.ssoExtension,
  'sso-profile': ({ look }) => look.ssoProfiles,
  registration: ({ registration }) => registration,
  'registration-tenant': ({ settings: seen }) => seen,
  'app-installed': ({ app }) => app,
  'app-signed': ({ app }) => app,
  'app-fuses': ({ app }) => app,
  'login-item': ({ loginItem }) => loginItem,
  'app-running': ({ loginItem }) => loginItem,
  'icon-visible': ({ health }) => health,
  'notifications-allowed': ({ managedNotifications }) => managedNotifications,
  'state-room': ({ stateRoom }) => stateRoom,
  'state-private': ({ stateRoom }) => stateRoom,
  osquery: ({ osquery }) => osquery,
};

describe('the preflight, of any facts at all', () => {
  it('has a row for every id, and the worst of them is the result and the exit code', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async facts => {
        const report = decidePreflight(facts);
        expect(report.rows.map(({ id }) => id)).toEqual(preflightTable.map(({ id }) => id));
        const rank = ['ok', 'warn', 'unknown', 'fail'];
        const worst = Math.max(...report.rows.map(({ result }) => rank.indexOf(result)));
        expect(report.result).toBe(rank[worst]);
        const ask = { report: async () => report, print: () => undefined };
        expect(await runDoctor({ json: true, format: null }, ask)).toBe(exitOf[report.result]);
        expect(await runDoctor({ json: false, format: 'fleet' }, ask)).toBe(0);
      }),
    );
  });

  it('says what to do wherever something is not in order, and only there', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { result, seen, todo } of decidePreflight(facts).rows) {
          expect(seen).toMatch(/\S/);
          expect(todo === null).toBe(result === 'ok');
        }
      }),
    );
  });

  it('never makes ok, nor anything else, of what is not known', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const { id, result } of decidePreflight(facts).rows) {
          if (subject[id]?.(facts).kind === 'unknown') expect([id, result]).toEqual([id, 'unknown']);
        }
      }),
    );
  });

  it.each([
    ['fleet.larkfield.example', true],
    ['127.0.0.1:8412', false],
    ['localhost', false],
  ])('speaks of the certificate of %s only where there has to be one', (server, has) => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const reached: UpstreamReport = {
          kind: 'fleet',
          server,
          state: 'ok',
          problem: null,
          lastContactAt: now,
          macLastSeenAt: null,
          next: null,
          deadline: null,
        };
        const { rows } = decidePreflight({
          ...facts,
          upstream: { kind: 'known', value: reached, observedAt: now, source: 'look' },
        });
        expect(rows.find(({ id }) => id === 'server-reached')?.seen.includes('certificate is trusted')).toBe(has);
      }),
      { numRuns: 20 },
    );
  });

  it('knows nothing of a server, nor of osquery, where there was no Mac to ask', () => {
    fc.assert(
      fc.property(anyFacts, upstream, (facts, report) => {
        const nowhere = {
          ...report,
          state: 'misconfigured' as const,
          problem: { code: 'not-a-mac' as const, text: '' },
        };
        const { rows } = decidePreflight({
          ...facts,
          settings: { kind: 'unknown', problem: { code: 'not-a-mac' } },
          upstream: { kind: 'known', value: nowhere, observedAt: now, source: 'look' },
          osquery: { kind: 'not-applicable', because: 'LocalPolicies is not set' },
        });
        const results = rows
          .filter(({ id }) => id === 'server-reached' || id === 'osquery')
          .map(({ result }) => result);
        expect(results).toEqual(['unknown', 'unknown']);
      }),
      { numRuns: 50 },
    );
  });

  it('has ids that are written like ids, each once', () => {
    const ids = preflightTable.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('is not known where there is not even a row', () => {
    expect(worstOf([])).toBe('unknown');
  });
});

describe('the fuses that are expected', () => {
  it('stand where Electron has them', async () => {
    const { FuseV1Options } = await import('@electron/fuses');
    for (const { wire, id } of expectedFuses) expect(FuseV1Options[wire]).toBe(id);
  });
});
