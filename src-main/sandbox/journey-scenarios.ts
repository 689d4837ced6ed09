import { usualPolicies } from './sandbox-policies.ts';
import { allPass, lockFails, readyMac, type Scenario } from './scenario.ts';
import { blocked, clear, settles, undecided } from './scenario-ends.ts';

const many = ['firewall-on', 'password-manager', 'screen-lock', 'gatekeeper', 'browser-up-to-date'] as const;
const manyFail = {
  'firewall-on': 'fail',
  'password-manager': 'fail',
  'screen-lock': 'fail',
  gatekeeper: '',
  'browser-up-to-date': 'fail',
} as const;

/** What the way back in can look like while the server answers. */
export const journeyScenarios = {
  'two-fail-one-fixed': {
    description: 'Two policies that count fail, a refetch finds one of them fixed and another one newly failing.',
    mac: readyMac,
    server: {
      ...allPass,
      responses: { 'screen-lock': 'fail', gatekeeper: 'fail' },
      responsesAfter: { gatekeeper: 'fail', 'system-up-to-date': 'fail' },
    },
    expected: { ...blocked, ...settles },
  },
  'still-failing': {
    description: 'A policy that counts fails, and fails after the refetch as before.',
    mac: readyMac,
    server: { ...lockFails, responsesAfter: lockFails.responses },
    expected: { ...blocked, ...settles },
  },
  'policies-pending': {
    description: 'A policy that counts has never run on this Mac, and runs with the refetch.',
    mac: readyMac,
    server: { ...allPass, responses: { gatekeeper: '' } },
    expected: { ...undecided, ...settles },
  },
  'never-evaluated': {
    description: 'This Mac is new to the server, which has neither details nor results of it yet.',
    mac: readyMac,
    server: {
      ...allPass,
      recordAgeMs: null,
      responses: {
        'disk-encryption': '',
        'screen-lock': '',
        gatekeeper: '',
        'system-up-to-date': '',
        'password-manager': '',
      },
    },
    expected: { ...undecided, ...settles },
  },
  'no-policies': {
    description: 'The server has no policy for this Mac at all.',
    mac: readyMac,
    server: { ...allPass, record: { policies: [] } },
    expected: { ...clear, ...settles },
  },
  'critical-first': {
    description:
      'Several policies fail, some of them critical, some without weight for access, and one has yet to run.',
    mac: readyMac,
    server: { ...allPass, record: { policies: many }, responses: manyFail, responsesAfter: manyFail },
    expected: { ...blocked, ...settles },
  },
  'mdm-off': {
    description: 'Device management is off, on this Mac and in the record of the server.',
    mac: { ...readyMac, mdm: 'off' },
    server: { ...allPass, record: { mdm: 'Off' } },
    expected: { ...blocked, ...settles },
  },
  'mdm-off-at-server': {
    description: 'Device management is on, and the server learns of it with the refetch.',
    mac: readyMac,
    server: { ...allPass, record: { mdm: 'Off' }, answer: { mdmAfter: 'On (automatic)' } },
    expected: { ...blocked, ...settles },
  },
  'mdm-never-reported': {
    description: 'Device management is on, and the server has never been told anything about it.',
    mac: readyMac,
    server: { ...allPass, record: { mdm: null } },
    expected: { ...clear, ...settles },
  },
  'user-not-registered': {
    description: 'This Mac is registered with Entra, and the person in front of it is not (P5).',
    mac: { ...readyMac, registration: 'user-null' },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'company-portal-missing': {
    description: 'Company Portal is not on this Mac, so nothing can register it.',
    mac: { ...readyMac, companyPortal: null },
    server: allPass,
    expected: { ...blocked, ...settles },
  },
  'push-failed': {
    description: 'Every policy passes, but the server could not tell Microsoft after it had evaluated them.',
    mac: readyMac,
    server: { ...allPass, push: 'failed' },
    expected: { ...clear, statusExit: 10, headlineState: 'action', ...settles },
  },
  'push-ran': {
    description: 'A policy that counts fails, and the server has told Microsoft so.',
    mac: readyMac,
    server: { ...lockFails, responsesAfter: lockFails.responses, push: 'ran' },
    expected: { ...blocked, ...settles },
  },
  'upgraded-server': {
    description: 'The server runs the newest release, which leaves old keys out and sends unknown ones.',
    mac: readyMac,
    server: { ...allPass, behaviour: { shape: 'newest' } },
    expected: { ...clear, ...settles },
  },
  'older-server': {
    description:
      'The server runs an old release that still sends the queries, one of which this Mac can answer itself.',
    mac: readyMac,
    server: {
      ...allPass,
      record: { policies: [...usualPolicies, 'company-portal'] },
      responses: { 'company-portal': 'fail' },
      behaviour: { shape: 'older' },
    },
    expected: { ...blocked, ...settles },
  },
  'alternative-browser-host': {
    description: 'Browsers reach the server by another name than this Mac does.',
    mac: readyMac,
    server: { ...allPass, behaviour: { browserHost: 'my-mac.larkfield.example' } },
    expected: { ...clear, ...settles },
  },
} as const satisfies Readonly<Record<string, Scenario>>;
