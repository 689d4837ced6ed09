import type { HeadlineReport, ReportingReport, Snapshot } from '../../src-main/contract/snapshot.ts';
import { problem } from '../../src-main/core/problem.ts';
import { hostileFaults, hostilePolicies, turnedRound, unbrokenName } from './example-hostile.ts';
import {
  checksWith,
  explain,
  failingCheck,
  failingHeadline,
  localPolicies,
  openCheck,
  undeterminedHeadline,
} from './example-local-policies.ts';
import { examplePolicies, hostileMarkup } from './example-policies.ts';
import { ago } from './present-moment.ts';
import { snapshots } from './snapshots.ts';

const { blocked, clear, unknown } = snapshots;

/** Everything sent, and nothing said about it. */
export const sent: ReportingReport = {
  server: 'reports.example.com',
  pending: 0,
  dropped: 0,
  quarantined: 0,
  lastDeliveredAt: ago(20),
  nextTryAt: null,
  judges: null,
  evaluatedAt: null,
  compliant: null,
  problem: null,
};

const upstream = { ...clear.upstream, kind: 'report', server: 'reports.example.com' } as const;

const onItsOwn: Snapshot = { ...clear, takenAt: ago(20), upstream, policies: localPolicies.met, report: sent };

const notKnown: HeadlineReport = {
  ...unknown.headline,
  id: 'policies-undetermined',
  code: 'H18',
  text: undeterminedHeadline,
  turn: 'it',
  remedy: 'ask-it-for-policies',
};

const failing: Snapshot = {
  ...onItsOwn,
  headline: { ...blocked.headline, text: failingHeadline(1, 'The screen locks after 5 minutes') },
  checks: checksWith(failingCheck(1)),
  policies: localPolicies.failing,
  journey: blocked.journey,
  report: { ...sent, evaluatedAt: ago(18), compliant: false },
};

const unanswered: Snapshot = {
  ...onItsOwn,
  headline: notKnown,
  checks: checksWith(openCheck(2, 'osquery-missing')),
  policies: localPolicies.unanswered,
  journey: unknown.journey,
};

const halfAnswered: Snapshot = {
  ...unanswered,
  checks: checksWith(openCheck(2, 'needs-root')),
  policies: localPolicies.halfAnswered,
};

const mistaken: Snapshot = {
  ...unanswered,
  checks: checksWith(openCheck(1, 'policy-not-understood')),
  policies: localPolicies.mistaken,
};

const waitingToSend: Snapshot = {
  ...onItsOwn,
  upstream: { ...upstream, state: 'unreachable', problem: explain(problem('offline')) },
  report: {
    ...sent,
    pending: 2,
    lastDeliveredAt: ago(7200),
    nextTryAt: ago(-120),
    compliant: true,
    problem: explain(problem('offline')),
  },
};

const refused: Snapshot = {
  ...onItsOwn,
  upstream: { ...upstream, state: 'error', problem: explain(problem('report-quarantined')) },
  report: {
    ...sent,
    dropped: 1200,
    quarantined: 3,
    lastDeliveredAt: null,
    problem: explain(problem('report-quarantined')),
  },
};

const mixed: Snapshot = {
  ...blocked,
  headline: { ...blocked.headline, text: failingHeadline(3, '') },
  checks: blocked.checks.map(check =>
    check.id === 'upstream-policies' ? { ...check, ...failingCheck(3), title: 'Policies' } : check,
  ),
  policies: { ...blocked.policies, items: [...localPolicies.failing.items, ...examplePolicies] },
  report: { ...sent, evaluatedAt: ago(18), compliant: true },
};

const hostile: Snapshot = {
  ...failing,
  headline: { ...failing.headline, text: failingHeadline(1, `${turnedRound}${unbrokenName}`) },
  checks: checksWith(failingCheck(3)),
  policies: { ...failing.policies, items: hostilePolicies, faults: hostileFaults },
  refetch: {
    ...failing.refetch,
    state: 'settled',
    startedAt: ago(30),
    updatedAt: ago(20),
    changes: hostilePolicies.map(({ id, name, blocks, verdict }) => ({ id, name, blocks, from: 'pass', to: verdict })),
  },
  report: {
    ...sent,
    server: `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.example.com:65535`,
    pending: 12_345,
    dropped: 1_234_567,
    nextTryAt: ago(-86_400),
    problem: { code: 'report-not-accepted', text: `${turnedRound}${hostileMarkup}${unbrokenName}` },
  },
};

const hostileAndOpen: Snapshot = {
  ...hostile,
  headline: notKnown,
  checks: checksWith(openCheck(1, 'query-failed')),
  policies: { ...hostile.policies, items: hostilePolicies.filter(({ verdict }) => verdict === 'undetermined') },
};

/** What a Mac shows that evaluates policies itself and reports them to a service. All names in it are invented. */
export const localSnapshots = {
  'local-in-order': onItsOwn,
  'local-failing': failing,
  'local-unanswered': unanswered,
  'local-half-answered': halfAnswered,
  'local-mistaken': mistaken,
  'report-waiting': waitingToSend,
  'report-refused': refused,
  'local-beside-fleet': mixed,
  'local-hostile': hostile,
  'local-hostile-open': hostileAndOpen,
} as const satisfies Readonly<Record<string, Snapshot>>;
