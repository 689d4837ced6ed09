import type { CheckReport, DoctorReport, JourneyStop, Snapshot, WalkReport } from '../../src-main/contract/snapshot.ts';
import { snapshots } from './snapshots.ts';

const steps = ['Click the notification “Registration Required”.', 'Follow the windows that appear.'];

/** The registration's check as it stands where this Mac is not registered. */
export const registrationCheck: CheckReport = {
  id: 'platform-sso-registration',
  verdict: 'fail',
  blocks: true,
  title: 'Registration',
  summary: 'This Mac is not registered with your organization yet.',
  evidence: { code: 'P4' },
  problem: null,
  remedy: { id: 'register-mac', steps, action: 'open-own-account' },
  observedAt: null,
};

export const doctor: DoctorReport = {
  id: 'register-by-notification',
  code: 'P4',
  text: 'This Mac has the profile and waits for you to register it.',
  turn: 'you',
  remedy: { id: 'register-mac', steps, action: 'open-own-account' },
  caveats: [
    { id: 'focus', text: 'A Focus hides the notification. Turn it off if you do not see one.' },
    { id: 'comes-back', text: 'The notification comes back about every 15 minutes.' },
  ],
  evidence: { portal: 'current' },
};

const common = { secret: 'none', secretText: null, say: 'Tell me what you see.', failure: null } as const;

export const walk: WalkReport = {
  id: '15/secure-enclave/fleet',
  title: 'macOS 15, with a key in this Mac’s Secure Enclave',
  steps: [
    {
      ...common,
      id: 'profile',
      number: 1,
      state: 'done',
      screen: 'Before you begin',
      text: 'Your organization’s profile is on this Mac.',
    },
    {
      ...common,
      id: 'notification',
      number: 2,
      state: 'current',
      screen: '“Registration Required”',
      text: 'Click the notification at the top right of the screen.',
      failure: { looks: 'There is no such notification.', then: 'Open Notification Centre by clicking the clock.' },
    },
    {
      ...common,
      id: 'mac-password',
      number: 3,
      state: 'pending',
      screen: 'macOS asks for a password',
      text: 'Type it and click OK.',
      secret: 'mac-password',
      secretText: 'The password you unlock this Mac with, not the one for work mail.',
    },
    {
      ...common,
      id: 'entra-sign-in',
      number: 4,
      state: 'pending',
      screen: 'Microsoft’s sign-in window',
      text: 'Sign in with your work address.',
      secret: 'work-password',
      secretText: 'The password of your work account.',
      failure: { looks: 'It says that something went wrong.', then: 'Close it and begin again with step 2.' },
    },
  ],
};

const stuck: Readonly<Record<string, Partial<JourneyStop>>> = {
  mac: { text: 'Something on this Mac needs fixing: Registration.' },
  told: { state: 'pending', at: null, text: 'Microsoft can be told only after this Mac is registered.' },
  access: { text: 'Sign in after the steps above are done.' },
};

const base: Snapshot = {
  ...snapshots.blocked,
  journey: snapshots.blocked.journey.map(stop => ({ ...stop, ...stuck[stop.stop] })),
  headline: {
    state: 'blocked',
    id: 'registration-needed',
    code: 'H5',
    text: 'Your organization can refuse sign-in from this Mac because it is not fully registered (P4).',
    turn: 'you',
    remedy: 'register-mac',
  },
  checks: [registrationCheck, ...snapshots.clear.checks.filter(({ id }) => id !== 'platform-sso-registration')],
  policies: snapshots.clear.policies,
  doctor,
  walk,
};

/** States on the way through registration, for pictures and tests. */
export const registrationSnapshots: Readonly<Record<string, Snapshot>> = {
  'not-registered': base,
  'registration-unknown': {
    ...base,
    checks: base.checks.map(check =>
      check.id === 'platform-sso-registration' ? { ...check, verdict: 'undetermined' } : check,
    ),
    walk: null,
  },
  'answers-differ': {
    ...snapshots.clear,
    contradictions: [
      {
        id: 'empty-kerberos',
        text: 'macOS says that you are registered, but holds no Kerberos realm of Microsoft’s. Fleet then never reports this Mac.',
        between: ['app-sso', 'fleet'],
        causes: [
          'The work account was removed in Company Portal.',
          'The registration was made before the last password change.',
        ],
      },
    ],
  },
};
