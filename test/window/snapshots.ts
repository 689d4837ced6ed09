import type { HeadlineState } from '../../src-main/contract/ids.ts';
import type { HeadlineReport, RefetchReport, Snapshot } from '../../src-main/contract/snapshot.ts';
import { failingChecks, passingChecks, unknownChecks, worthALook } from './example-checks.ts';
import { journeys } from './example-journeys.ts';
import { examplePolicies, fixedPolicies } from './example-policies.ts';
import { ago } from './present-moment.ts';

const idle: RefetchReport = {
  state: 'idle',
  reason: null,
  startedAt: null,
  updatedAt: null,
  nextTryAt: null,
  deadlineAt: null,
  changes: null,
};

const base: Snapshot = {
  schemaVersion: 1,
  takenAt: ago(180),
  revision: 7,
  mac: { name: 'Sam’s MacBook Pro', macosVersion: '15.5', user: 'sam', serialNumber: null },
  headline: {
    state: 'clear',
    id: 'nothing-in-the-way',
    code: 'H0',
    text: 'Nothing known here stands in the way.',
    turn: 'nobody',
    remedy: null,
  },
  checks: passingChecks,
  registration: {
    state: 'registered',
    code: 'P0',
    method: 'secure-enclave',
    deviceId: '00000000-aaaa-4bbb-8ccc-000000000001',
    tenantId: '00000000-aaaa-4bbb-8ccc-000000000002',
    userPrincipalName: 'sam@example.com',
    tokensExpireAt: null,
  },
  policies: { state: 'known', source: 'fleet', evaluatedAt: ago(4140), items: fixedPolicies, faults: [] },
  upstream: {
    kind: 'fleet',
    server: 'fleet.example.com',
    state: 'ok',
    problem: null,
    lastContactAt: ago(180),
    macLastSeenAt: ago(240),
    next: null,
    deadline: null,
  },
  refetch: idle,
  journey: journeys.clear,
  report: null,
  access: { offer: null, triedAt: null, answer: null, answeredAt: null },
  entra: { state: 'not-configured', checkedAt: null },
  contradictions: [],
  doctor: null,
  walk: null,
};

const blockedHeadline: HeadlineReport = {
  state: 'blocked',
  id: 'policies-failing',
  code: 'H6',
  text: 'Your organization can refuse sign-in from this Mac because 2 policies fail.',
  turn: 'you',
  remedy: 'fix-policies',
};

const blocked: Snapshot = {
  ...base,
  headline: blockedHeadline,
  checks: failingChecks,
  policies: { ...base.policies, items: examplePolicies },
  journey: journeys.blocked,
};

const waiting: Snapshot = {
  ...base,
  takenAt: ago(2),
  revision: 8,
  headline: {
    state: 'waiting',
    id: 'refetch-under-way',
    code: 'H9',
    text: 'The management server is checking this Mac again.',
    turn: 'management',
    remedy: null,
  },
  refetch: { ...idle, state: 'accepted', startedAt: ago(42), updatedAt: ago(12), deadlineAt: ago(-1758) },
  journey: journeys.waiting,
};

const unknown: Snapshot = {
  ...base,
  takenAt: ago(5400),
  headline: {
    state: 'unknown',
    id: 'upstream-unreachable',
    code: 'H11',
    text: 'The management server could not be reached, so nobody can tell from here.',
    turn: 'mac',
    remedy: 'look-again',
  },
  checks: unknownChecks,
  policies: { state: 'unknown', source: null, evaluatedAt: null, items: [], faults: [] },
  upstream: {
    ...base.upstream,
    state: 'unreachable',
    problem: { code: 'offline', text: 'This Mac has no network connection.' },
  },
  journey: journeys.unknown,
};

const action: Snapshot = {
  ...base,
  headline: {
    state: 'action',
    id: 'good-to-fix',
    code: 'H20',
    text: 'Nothing known here stands in the way, but one thing is good to fix.',
    turn: 'you',
    remedy: 'wake-agent',
  },
  checks: worthALook,
  contradictions: [
    {
      id: 'policy-local',
      text: 'This Mac says that disk encryption is on; the server’s answer from an hour ago says that it is off.',
      between: ['mac', 'fleet'],
      causes: [],
    },
  ],
};

/** A whole snapshot for every state a headline can have. All names and ids in them are invented. */
export const snapshots: Readonly<Record<HeadlineState, Snapshot>> = { clear: base, action, blocked, waiting, unknown };

/** A refetch that waits for its next try, and what to say about it. */
export const queued: Snapshot = {
  ...waiting,
  headline: {
    ...waiting.headline,
    id: 'refetch-queued',
    code: 'H10',
    text: 'This Mac is offline. Clearway asks again by itself.',
  },
  refetch: {
    ...waiting.refetch,
    state: 'queued',
    reason: 'offline',
    startedAt: ago(400),
    nextTryAt: ago(-120),
    deadlineAt: null,
  },
};
