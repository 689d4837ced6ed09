import type { AppHealth } from '../../../src-main/contract/app-health.ts';
import type { UpstreamReport } from '../../../src-main/contract/snapshot.ts';
import { parseSettings } from '../../../src-main/core/config.ts';
import type { Fact } from '../../../src-main/core/fact.ts';
import type { FleetAgent } from '../../../src-main/core/facts.ts';
import { decidePreflight, type PreflightRow } from '../../../src-main/core/preflight/decide-preflight.ts';
import type { PreflightFacts, SettingsSeen } from '../../../src-main/core/preflight/preflight-facts.ts';
import type { ProblemCode } from '../../../src-main/core/problem.ts';

export const now = '2026-06-10T12:00:00.000Z';

export function known<T>(value: T): Fact<T> {
  return { kind: 'known', value, observedAt: now, source: 'a test' };
}

export function unknown(code: ProblemCode): Fact<never> {
  return { kind: 'unknown', problem: { code } };
}

/** What IT forces, as it is read. */
export function forced(values: Readonly<Record<string, unknown>>): Fact<SettingsSeen> {
  const { settings, complaints } = parseSettings([values]);
  return known({
    settings,
    complaints: complaints.map(({ key, what }) => ({ key, text: what, isInEffect: false })),
    isForced: Object.keys(values).length > 0,
  });
}

/** An instant that lies so many minutes before now. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString();
}

export function upstreamOf(change: Partial<UpstreamReport>, code: ProblemCode | null = null): Fact<UpstreamReport> {
  return known({
    kind: 'fleet',
    server: 'fleet.larkfield.example',
    state: 'ok',
    problem: code === null ? null : { code, text: code },
    lastContactAt: null,
    macLastSeenAt: null,
    next: null,
    deadline: null,
    ...change,
  });
}

export function agentOf(change: Partial<FleetAgent>): Fact<FleetAgent> {
  return known({
    present: true,
    token: 'present',
    tokenModifiedAt: minutesAgo(5),
    desktopEnabled: true,
    browserHost: null,
    server: { kind: 'found', url: 'https://fleet.larkfield.example' },
    ...change,
  });
}

export function toldBy(change: Partial<AppHealth>): Fact<AppHealth> {
  return known({
    schemaVersion: 1,
    version: '1.2.3',
    pid: 812,
    startedAt: minutesAgo(600),
    at: minutesAgo(1),
    icon: 'visible',
    notifications: 'shown',
    ...change,
  });
}

const tenant = '7c1e94d2-5b08-4f63-9a27-e03d8b61c5f4';

/** The facts of a Mac of which some rows are asked; whatever those do not need is not known. */
export const macInOrder: PreflightFacts = {
  now,
  version: '1.2.3',
  ranAs: { user: 'sam', asRoot: false, basis: 'direct', ageSeconds: null },
  uid: 501,
  settings: forced({ EntraTenantID: tenant }),
  look: {
    macosVersion: known('15.5'),
    mdmEnrollment: unknown('not-recorded'),
    fleetAgent: agentOf({}),
    jamf: unknown('not-recorded'),
    intune: unknown('not-recorded'),
    companyPortal: known({ installed: true, shortVersion: '5.2404.0', buildVersion: null }),
    ssoExtension: unknown('not-recorded'),
    ssoProfiles: unknown('not-recorded'),
    appSso: unknown('not-recorded'),
  },
  registration: known({
    state: 'registered',
    code: 'P0',
    method: null,
    deviceId: null,
    tenantId: tenant,
    userPrincipalName: null,
    tokensExpireAt: null,
  }),
  upstream: upstreamOf({}),
  serverClock: known({ host: 'fleet.larkfield.example', aheadMs: 0 }),
  app: known({ installed: true, version: '1.2.3' }),
  signature: unknown('not-recorded'),
  fuses: unknown('not-recorded'),
  loginItem: known({ hasFile: true, isLoaded: true, isRunning: true, isDisabled: false, isTwice: null }),
  managedNotifications: known(null),
  health: toldBy({}),
  stateRoom: unknown('not-recorded'),
  osquery: { kind: 'not-applicable', because: 'LocalPolicies is not set' },
};

/** One row of that Mac, with these facts in place of its own. */
export function rowOf(id: string, change: Partial<PreflightFacts> = {}): PreflightRow {
  const row = decidePreflight({ ...macInOrder, ...change }).rows.find(one => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}
