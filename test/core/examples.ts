import { loadWords } from '../../src-main/adapters/words.ts';
import type { CheckId } from '../../src-main/contract/ids.ts';
import type {
  CheckReport,
  PoliciesReport,
  PolicyReport,
  RefetchReport,
  ReportingReport,
  UpstreamReport,
} from '../../src-main/contract/snapshot.ts';
import { untriedAccess } from '../../src-main/core/access.ts';
import { checkCatalogue } from '../../src-main/core/checks/catalogue.ts';
import type { CheckInputs } from '../../src-main/core/checks/check.ts';
import type { SnapshotInputs } from '../../src-main/core/compose-snapshot.ts';
import { parseSettings, type Settings } from '../../src-main/core/config.ts';
import type { Facts } from '../../src-main/core/facts.ts';
import { arePoliciesStale, reportPolicies } from '../../src-main/core/policies.ts';
import { noMemory } from '../../src-main/core/registration-memory.ts';
import { idleRefetch, reportRefetch } from '../../src-main/core/refetch-state.ts';
import { decideRegistration } from '../../src-main/core/registration.ts';
import {
  emptyReading,
  type HostReading,
  type PolicyReading,
  type UpstreamReading,
} from '../../src-main/core/upstream-reading.ts';
import { appSso, facts, observedAt, platformProfile, ssoProfiles } from './example-facts.ts';

export * from './example-facts.ts';

/** The English words, as the product loads them. */
export const words = loadWords(['en']);

/** Instants of the server's clock, which has nothing to do with this Mac's. */
export const serverNow = '2026-11-20T09:30:00.000Z';
export function serverInstant(minutesAgo: number): string {
  return new Date(Date.parse(serverNow) - minutesAgo * 60_000).toISOString();
}

export const settings: Settings = parseSettings([]).settings;

export function settingsWith(change: Partial<Settings>): Settings {
  return { ...settings, ...change };
}

export function host(change: Partial<HostReading> = {}): HostReading {
  return {
    refetchRequested: false,
    detailUpdatedAt: serverInstant(20),
    policyUpdatedAt: serverInstant(20),
    lastSeenAt: serverInstant(1),
    serverNow,
    // This Mac's clock goes by its own time; the two agree here.
    readAt: serverNow,
    serverNowAt: serverNow,
    distributedIntervalMs: 10_000,
    licensed: true,
    mayTellPushes: false,
    group: null,
    actionRequired: null,
    online: true,
    mdm: 'on',
    ...change,
  };
}

/** As the server tells of it and as it stands in the snapshot: the two share all but a few keys. */
export function policy(change: Partial<PolicyReading & PolicyReport> = {}): PolicyReading & PolicyReport {
  return {
    id: '1',
    name: 'Disk encryption is on',
    verdict: 'pass',
    blocks: true,
    critical: false,
    description: '',
    resolution: null,
    links: [],
    local: null,
    source: 'fleet',
    problem: null,
    query: null,
    ...change,
  };
}

/** A Fleet server that answers everything well, but for what is changed. */
export function reading(change: Partial<UpstreamReading> = {}): UpstreamReading {
  return {
    ...emptyReading('fleet', 'ok'),
    server: 'fleet.example.com',
    lastContactAt: observedAt,
    host: host(),
    policies: [policy()],
    listEvaluatedAt: change.host === null ? null : (change.host ?? host()).policyUpdatedAt,
    failingCount: 0,
    ...change,
  };
}

/** What a Mac in order knows by itself. */
export const own = { facts: facts(), registration: decideRegistration(appSso(), ssoProfiles(platformProfile)) };

/** Where a Mac on which everything is done stands with its registration. */
export const registered = own.registration.report;

/** The reading of a Mac whose IT switched the upstream off. */
export const switchedOff: UpstreamReading = emptyReading('none', 'none');

/** What a check sees of a Mac in order, but for what is changed. */
export function checkInputs(
  change: { facts?: Partial<Facts>; upstream?: Partial<UpstreamReading>; settings?: Partial<Settings> } = {},
): CheckInputs {
  const gathered = facts(change.facts);
  const upstream = reading(change.upstream);
  const registration = decideRegistration(gathered.appSso, gathered.ssoProfiles);
  return {
    facts: gathered,
    registration,
    upstream,
    policies: reportPolicies(upstream, { facts: gathered, registration }),
    policiesStale: arePoliciesStale(upstream),
    settings: settingsWith(change.settings ?? {}),
    memory: noMemory,
  };
}

export function snapshotInputs(change: Partial<SnapshotInputs> = {}): SnapshotInputs {
  return {
    takenAt: observedAt,
    revision: 7,
    mac: { name: 'Invented Mac', macosVersion: '15.5', user: 'sam' },
    facts: facts(),
    settings,
    upstream: reading(),
    local: { reading: null, answers: new Map() },
    reporting: null,
    refetch: idleRefetch,
    access: untriedAccess,
    memory: noMemory,
    changes: null,
    durationsMs: [],
    nextLook: null,
    isOld: false,
    ...change,
  };
}

/** A check as it stands in the snapshot. */
export function checkReport(id: CheckId, change: Partial<CheckReport> = {}): CheckReport {
  return {
    id,
    verdict: 'pass',
    blocks: checkCatalogue.some(check => check.id === id && check.blocksByDefault),
    title: words.say(`check.${id}.title`),
    summary: 'an example',
    evidence: {},
    problem: null,
    remedy: null,
    observedAt,
    ...change,
  };
}

export function upstreamReport(change: Partial<UpstreamReport> = {}): UpstreamReport {
  return {
    kind: 'fleet',
    server: 'fleet.example.com',
    state: 'ok',
    problem: null,
    lastContactAt: observedAt,
    macLastSeenAt: serverInstant(1),
    next: null,
    deadline: null,
    ...change,
  };
}

export function policiesReport(change: Partial<PoliciesReport> = {}): PoliciesReport {
  return { state: 'known', source: 'fleet', evaluatedAt: serverInstant(20), items: [policy()], faults: [], ...change };
}
export const policiesUnknown: PoliciesReport = {
  state: 'unknown',
  source: null,
  evaluatedAt: null,
  items: [],
  faults: [],
};
export const policiesNone: PoliciesReport = { ...policiesUnknown, state: 'none' };

export function refetchReport(change: Partial<RefetchReport> = {}): RefetchReport {
  return { ...reportRefetch(idleRefetch), ...change };
}

/** Where reports to IT's service stand after one that was delivered and evaluated. */
export function reporting(change: Partial<ReportingReport> = {}): ReportingReport {
  return {
    server: 'reports.example.com',
    pending: 0,
    dropped: 0,
    quarantined: 0,
    lastDeliveredAt: observedAt,
    nextTryAt: null,
    judges: true,
    evaluatedAt: serverInstant(20),
    compliant: null,
    problem: null,
    ...change,
  };
}
