import type { CheckId } from '../../src-main/contract/ids.ts';
import type { CheckReport } from '../../src-main/contract/snapshot.ts';

const seenAt = '2026-11-20T14:29:00.000Z';

type Said = { title: string; summary: string };

const inOrder: Readonly<Record<CheckId, Said>> = {
  'mdm-enrollment': { title: 'Device management', summary: 'This Mac is managed by your organization.' },
  'company-portal': { title: 'Company Portal', summary: 'Company Portal 5.2509.1 is installed.' },
  'platform-sso-profile': { title: 'Platform SSO profile', summary: 'The profile for signing in is on this Mac.' },
  'platform-sso-registration': {
    title: 'Platform SSO registration',
    summary: 'This Mac and you are registered with Microsoft Entra ID.',
  },
  'upstream-policies': { title: 'Policies', summary: 'Every policy that counts for access passes.' },
  'management-agent': { title: 'Management agent', summary: 'The agent is running and has answered in the last hour.' },
  'browser-sso': { title: 'Sign-in in your browser', summary: 'Safari can show that this Mac is registered.' },
  'disk-encryption': { title: 'Disk encryption', summary: 'FileVault is on.' },
  'os-version': { title: 'macOS version', summary: 'This Mac runs macOS 15.5.' },
};

function passing(id: CheckId): CheckReport {
  const blocks = id !== 'management-agent';
  return { id, verdict: 'pass', blocks, ...inOrder[id], evidence: {}, problem: null, remedy: null, observedAt: seenAt };
}

function replaced(...others: readonly CheckReport[]): readonly CheckReport[] {
  return passingChecks.map(check => others.find(other => other.id === check.id) ?? check);
}

/** All checks, all in order. */
export const passingChecks: readonly CheckReport[] = [
  passing('mdm-enrollment'),
  passing('company-portal'),
  passing('platform-sso-profile'),
  passing('platform-sso-registration'),
  passing('upstream-policies'),
  passing('management-agent'),
];

/** Two that count against the user, and one that is good to fix. */
export const failingChecks = replaced(
  {
    ...passing('platform-sso-registration'),
    verdict: 'fail',
    summary: 'This Mac has to be registered again. It takes about two minutes.',
    remedy: {
      id: 'repair-registration',
      steps: [
        'Open System Settings and click your name at the top.',
        'Click Repair next to Platform Single Sign-on.',
        'Sign in with your work account when you are asked.',
      ],
      action: 'open-own-account',
    },
  },
  {
    ...passing('upstream-policies'),
    verdict: 'fail',
    summary: '2 policies that count for access fail.',
    remedy: {
      id: 'fix-policies',
      steps: ['Do what each policy above says.', 'Then click Refetch.'],
      action: null,
    },
  },
  {
    ...passing('management-agent'),
    verdict: 'attention',
    summary: 'The agent has not answered the server for 3 hours.',
    remedy: { id: 'wake-agent', steps: ['Keep this Mac awake and online for a few minutes.'], action: null },
  },
);

/** One that does not count for access but is worth a look, and one that does not apply. */
export const worthALook = replaced(
  {
    ...passing('management-agent'),
    verdict: 'attention',
    summary: 'The agent has not answered the server for 3 hours.',
    remedy: { id: 'wake-agent', steps: ['Keep this Mac awake and online for a few minutes.'], action: null },
  },
  { ...passing('platform-sso-profile'), verdict: 'not-applicable', summary: 'Your organization does not use it.' },
);

/** Two that count for access and could not be answered. */
export const unknownChecks = replaced(
  {
    ...passing('platform-sso-registration'),
    verdict: 'undetermined',
    summary: 'Whether this Mac is registered could not be found out.',
    problem: { code: 'command-timed-out', text: 'macOS did not answer in time.' },
    remedy: { id: 'look-again', steps: ['Wait a minute and look again.'], action: null },
    observedAt: null,
  },
  {
    ...passing('upstream-policies'),
    verdict: 'undetermined',
    summary: 'The policies could not be read.',
    problem: { code: 'offline', text: 'This Mac has no network connection.' },
    remedy: null,
    observedAt: null,
  },
);
