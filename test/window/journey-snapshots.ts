import type { JourneyStop, PolicyChange, Snapshot } from '../../src-main/contract/snapshot.ts';
import { examplePolicies, fixedPolicies } from './example-policies.ts';
import { ago } from './present-moment.ts';
import { queued, snapshots } from './snapshots.ts';

const { action, blocked, clear, unknown, waiting } = snapshots;

type Changed = Partial<Omit<JourneyStop, 'stop'>>;

function withStop(snapshot: Snapshot, stop: JourneyStop['stop'], changed: Changed): Snapshot {
  const journey = snapshot.journey.map(one => (one.stop === stop ? { ...one, ...changed } : one));
  return { ...snapshot, journey };
}

/** One policy of every way to move, in the order in which a server might list them. */
export const changes: readonly PolicyChange[] = [
  { id: '11', name: 'Screen locks after 5 minutes', blocks: false, from: 'pending', to: 'fail' },
  { id: '15', name: 'Gatekeeper is on', blocks: true, from: 'fail', to: 'pass' },
  { id: '12', name: 'macOS is up to date', blocks: true, from: 'pass', to: 'fail' },
  { id: '14', name: 'Firewall is on', blocks: true, from: null, to: 'pending' },
  { id: '16', name: 'Guest account is off', blocks: false, from: 'pass', to: null },
];

const settled = {
  ...waiting.refetch,
  state: 'settled',
  startedAt: ago(64),
  updatedAt: ago(20),
  deadlineAt: null,
  changes: [],
} as const;

const endedWithChanges: Snapshot = {
  ...blocked,
  takenAt: ago(20),
  refetch: { ...settled, changes },
  policies: { ...blocked.policies, evaluatedAt: ago(20), items: examplePolicies.map(one => ({ ...one, local: null })) },
};

const tryNow: Snapshot = {
  ...withStop(clear, 'access', { text: 'Everything here is done. Try signing in.' }),
  takenAt: ago(20),
  headline: {
    ...clear.headline,
    id: 'done-try-signing-in',
    code: 'H1',
    text: 'Everything here is done. Try signing in.',
    turn: 'you',
  },
  access: { ...clear.access, offer: 'try' },
  refetch: {
    ...settled,
    changes: [{ id: '13', name: 'Disk encryption is on', blocks: true, from: 'fail', to: 'pass' }],
  },
};

const didItWork: Snapshot = {
  ...withStop(tryNow, 'access', { state: 'current', at: ago(90), text: 'You went off to sign in. Did it work?' }),
  access: { ...clear.access, offer: 'answer', triedAt: ago(90) },
};

const answeredYes: Snapshot = {
  ...withStop(didItWork, 'access', {
    state: 'done',
    basis: 'reported',
    at: ago(10),
    turn: 'nobody',
    text: 'You said that signing in works.',
  }),
  headline: clear.headline,
  access: { offer: null, triedAt: ago(90), answer: 'worked', answeredAt: ago(10) },
};

const answeredNo: Snapshot = {
  ...withStop(didItWork, 'access', {
    state: 'failed',
    basis: 'reported',
    at: ago(10),
    turn: 'it',
    text: 'You said that signing in does not work, although everything here is done. Tell IT the code at the top.',
  }),
  headline: {
    ...clear.headline,
    state: 'action',
    id: 'still-refused',
    code: 'H23',
    text: 'Nothing known here stands in the way, but you said that signing in does not work. IT can look it up with the code.',
    turn: 'it',
  },
  access: { offer: 'try', triedAt: ago(90), answer: 'did-not-work', answeredAt: ago(10) },
};

const stopped: Snapshot = {
  ...withStop(blocked, 'evaluated', {
    state: 'failed',
    at: ago(60),
    turn: 'mac',
    text: 'The management agent on this Mac does not answer its server.',
  }),
  refetch: {
    ...settled,
    state: 'stopped',
    reason: 'agent-not-answering',
    startedAt: ago(240),
    updatedAt: ago(60),
    changes: null,
  },
};

const queuedWithNext: Snapshot = {
  ...withStop(queued, 'asked', {
    state: 'current',
    text: 'The server cannot be asked right now. It is tried again by itself.',
  }),
  headline: { ...queued.headline, turn: 'mac' },
  upstream: {
    ...unknown.upstream,
    next: { text: 'Clearway asks the server again as soon as there is a network.', at: ago(-120) },
  },
};

const signInRequired: Snapshot = {
  ...unknown,
  takenAt: ago(60),
  headline: {
    state: 'action',
    id: 'sign-in-required',
    code: 'H8',
    text: 'Your management server wants you to sign in before it shows anything about this Mac.',
    turn: 'you',
    remedy: 'sign-in-upstream',
  },
  checks: unknown.checks.map(check =>
    check.id === 'upstream-policies'
      ? {
          ...check,
          problem: { code: 'sign-in-required', text: 'The server wants you to sign in on its own page first.' },
          remedy: {
            id: 'sign-in-upstream',
            steps: ['Open your management server’s page and sign in there.', 'Press Refetch on that page.'],
            action: 'open-upstream-page',
          },
        }
      : check,
  ),
  upstream: {
    ...clear.upstream,
    state: 'sign-in-required',
    problem: { code: 'sign-in-required', text: 'The server wants you to sign in on its own page first.' },
    next: { text: 'Once you have signed in there, Clearway sees it.', at: null },
  },
};

const fixedHere: Snapshot = {
  ...blocked,
  policies: {
    ...blocked.policies,
    items: examplePolicies.map(one => (one.verdict === 'fail' && one.critical ? { ...one, local: 'pass' } : one)),
  },
};

const stale: Snapshot = {
  ...unknown,
  takenAt: ago(9000),
  headline: {
    ...unknown.headline,
    id: 'not-checked-lately',
    code: 'H24',
    text: 'What is shown here is too old to rely on. Clearway is looking again.',
    remedy: null,
  },
  checks: clear.checks,
  policies: { ...clear.policies, items: fixedPolicies },
  journey: clear.journey,
  upstream: { ...clear.upstream, next: { text: 'Clearway is looking again.', at: null } },
};

/** The states between a Refetch and "it works", each as main would send it. All names and ids in them are invented. */
export const journeySnapshots = {
  queued,
  'queued-with-next': queuedWithNext,
  'ended-with-changes': endedWithChanges,
  'ended-unchanged': { ...action, refetch: settled },
  'try-now': tryNow,
  'did-it-work': didItWork,
  'answered-yes': answeredYes,
  'answered-no': answeredNo,
  'stopped-with-reason': stopped,
  'sign-in-required': signInRequired,
  'fixed-here': fixedHere,
  stale,
} as const satisfies Readonly<Record<string, Snapshot>>;
