import { describe, expect, it } from 'vitest';
import { headlineCodes, type HeadlineId, type RemedyId } from '../../src-main/contract/ids.ts';
import type { HeadlineReport } from '../../src-main/contract/snapshot.ts';
import { reportAccess } from '../../src-main/core/access.ts';
import type { HeadlineInputs } from '../../src-main/core/headline.ts';
import {
  checkReport,
  policiesReport,
  policiesUnknown,
  policy,
  refetchReport,
  reporting,
  serverInstant,
  upstreamReport,
} from './examples.ts';
import { checks, decide, failingPolicies, fails, registration, remedy } from './headline-inputs.ts';

/** Codes that were ever read out on a phone: rows are added at the end, and none is changed. */
const committedCodes = {
  'nothing-in-the-way': 'H0',
  'done-try-signing-in': 'H1',
  'mdm-off': 'H2',
  'company-portal-needed': 'H3',
  'profile-missing': 'H4',
  'registration-needed': 'H5',
  'policies-failing': 'H6',
  'check-failing': 'H7',
  'sign-in-required': 'H8',
  'refetch-under-way': 'H9',
  'refetch-queued': 'H10',
  'upstream-unreachable': 'H11',
  'upstream-token-stale': 'H12',
  'upstream-rate-limited': 'H13',
  'upstream-misconfigured': 'H14',
  'upstream-error': 'H15',
  'upstream-none': 'H16',
  'check-undetermined': 'H17',
  'policies-undetermined': 'H18',
  'policies-stale': 'H19',
  'good-to-fix': 'H20',
  'not-looked-yet': 'H21',
  'mdm-off-upstream': 'H22',
  'still-refused': 'H23',
  'not-checked-lately': 'H24',
  'mac-offline': 'H25',
  'network-sign-in': 'H26',
  'upstream-token-not-renewed': 'H27',
  'push-failed': 'H28',
  'service-refuses': 'H29',
  'not-reported': 'H30',
  'not-heard': 'H31',
  'switched-off': 'H32',
} as const satisfies Record<HeadlineId, string>;

const undetermined = { verdict: 'undetermined', remedy: remedy('look-again') } as const;
const oldResults = { verdict: 'undetermined', remedy: remedy('wake-agent') } as const;
const keyOld = {
  verdict: 'fail',
  problem: { code: 'token-not-renewed', text: 'an example' },
  remedy: remedy('ask-it-for-agent'),
} as const;
const notLooked = { code: 'not-looked-yet', text: 'an example' };
const agentBlocks = checkReport('management-agent', { ...fails, blocks: true, remedy: remedy('wake-agent') });

type Expected = Pick<HeadlineReport, 'state' | 'id' | 'turn' | 'remedy'>;
function says(state: Expected['state'], id: HeadlineId, who: readonly [Expected['turn'], RemedyId | null]): Expected {
  return { state, id, turn: who[0], remedy: who[1] };
}
const upstreamIs = (state: HeadlineInputs['upstream']['state']) => ({
  upstream: upstreamReport({ state }),
  policies: policiesUnknown,
});

const inventory = { turn: 'you', remedy: remedy('find-inventory') } as const;

const troubleOf = (state: HeadlineInputs['upstream']['state'], code: string) => ({
  upstream: upstreamReport({ state, problem: { code, text: 'an example' } }),
  policies: policiesUnknown,
});

/** In the order of the rules: each row's situation is named before every later one. */
const table: readonly (readonly [what: string, change: Partial<HeadlineInputs>, expected: Expected])[] = [
  ['that IT has switched Clearway off', { isEnabled: false }, says('unknown', 'switched-off', ['it', null])],
  [
    'a queued refetch',
    { refetch: refetchReport({ state: 'queued' }) },
    says('waiting', 'refetch-queued', ['mac', null]),
  ],
  [
    'a refetch under way',
    { refetch: refetchReport({ state: 'accepted' }) },
    says('waiting', 'refetch-under-way', ['mac', null]),
  ],
  [
    'MDM off',
    { checks: checks(checkReport('mdm-enrollment', fails)) },
    says('blocked', 'mdm-off', ['you', 'turn-on-mdm']),
  ],
  [
    'MDM off by the server’s word',
    { checks: checks(checkReport('mdm-enrollment', { verdict: 'fail', remedy: remedy('tell-server-mdm') })) },
    says('blocked', 'mdm-off-upstream', ['you', 'tell-server-mdm']),
  ],
  [
    'no Company Portal',
    { checks: checks(checkReport('company-portal', { verdict: 'fail', remedy: remedy('install-company-portal') })) },
    says('blocked', 'company-portal-needed', ['it', 'install-company-portal']),
  ],
  [
    'no profile',
    { checks: checks(checkReport('platform-sso-profile', { verdict: 'fail', remedy: remedy('ask-it-for-profile') })) },
    says('blocked', 'profile-missing', ['it', 'ask-it-for-profile']),
  ],
  [
    'no registration',
    { checks: checks(registration) },
    says('blocked', 'registration-needed', ['you', 'register-mac']),
  ],
  [
    'a failing agent that counts',
    { checks: checks(agentBlocks) },
    says('blocked', 'check-failing', ['you', 'wake-agent']),
  ],
  ['a failing policy', { policies: failingPolicies }, says('blocked', 'policies-failing', ['you', 'fix-policies'])],
  [
    'a sign-in at the server',
    upstreamIs('sign-in-required'),
    says('action', 'sign-in-required', ['you', 'sign-in-upstream']),
  ],
  ['a look of hours ago', { isOld: true }, says('unknown', 'not-checked-lately', ['mac', null])],
  ['a Mac without a network', troubleOf('unreachable', 'offline'), says('unknown', 'mac-offline', ['you', null])],
  [
    'a network with a page of its own',
    troubleOf('unreachable', 'captive-portal'),
    says('unknown', 'network-sign-in', ['you', null]),
  ],
  [
    'a key that nobody renews',
    { ...upstreamIs('token-stale'), checks: checks(checkReport('management-agent', keyOld)) },
    says('unknown', 'upstream-token-not-renewed', ['it', 'ask-it-for-agent']),
  ],
  ['an unreachable server', upstreamIs('unreachable'), says('unknown', 'upstream-unreachable', ['you', null])],
  ['a refused key', upstreamIs('token-stale'), says('unknown', 'upstream-token-stale', ['mac', null])],
  ['a busy server', upstreamIs('rate-limited'), says('unknown', 'upstream-rate-limited', ['management', null])],
  ['wrong settings', upstreamIs('misconfigured'), says('unknown', 'upstream-misconfigured', ['it', null])],
  ["a server's error", upstreamIs('error'), says('unknown', 'upstream-error', ['management', null])],
  ['no server', upstreamIs('none'), says('unknown', 'upstream-none', ['it', null])],
  [
    'no look yet',
    { upstream: upstreamReport({ state: 'none', problem: notLooked }), policies: policiesUnknown },
    says('unknown', 'not-looked-yet', ['mac', null]),
  ],
  [
    'an undetermined check',
    { checks: checks(checkReport('company-portal', undetermined)) },
    says('unknown', 'check-undetermined', ['mac', 'look-again']),
  ],
  [
    'old policies',
    { policiesStale: true, checks: checks(checkReport('upstream-policies', oldResults)) },
    says('unknown', 'policies-stale', ['you', 'wake-agent']),
  ],
  [
    'undetermined policies',
    { checks: checks(checkReport('upstream-policies', undetermined)) },
    says('unknown', 'policies-undetermined', ['mac', 'look-again']),
  ],
  ['unknown policies', { policies: policiesUnknown }, says('unknown', 'policies-undetermined', ['mac', null])],
  [
    'a registration that Fleet cannot see, before what else is good to fix',
    {
      checks: checks(
        checkReport('browser-sso', { verdict: 'attention', remedy: remedy('set-up-chrome') }),
        checkReport('management-agent', {
          verdict: 'attention',
          evidence: { ticket: 'empty' },
          remedy: remedy('sign-in-for-ticket'),
        }),
      ),
    },
    says('action', 'not-reported', ['you', 'sign-in-for-ticket']),
  ],
  [
    'a server that has not heard of the registration yet',
    {
      checks: checks(
        checkReport('browser-sso', { verdict: 'attention', remedy: remedy('set-up-chrome') }),
        checkReport('management-agent', {
          verdict: 'attention',
          evidence: { heard: 'before-registering' },
          remedy: remedy('refetch-after-registering'),
        }),
      ),
    },
    says('action', 'not-heard', ['you', 'refetch-after-registering']),
  ],
  [
    'something good to fix',
    { checks: checks(checkReport('management-agent', { verdict: 'attention', remedy: remedy('wake-agent') })) },
    says('action', 'good-to-fix', ['you', 'wake-agent']),
  ],
  [
    'a failing policy that does not count',
    { policies: policiesReport({ items: [policy({ verdict: 'fail', blocks: false })] }) },
    says('action', 'good-to-fix', ['you', 'fix-policies']),
  ],
  [
    'a push to Microsoft that failed',
    { push: { outcome: 'failed', at: serverInstant(19) } },
    says('action', 'push-failed', ['it', null]),
  ],
  [
    'a service that does not count this Mac as compliant',
    {
      upstream: upstreamReport({ kind: 'report', server: 'reports.example.com' }),
      report: reporting({ compliant: false }),
    },
    says('action', 'service-refuses', ['it', null]),
  ],
  [
    'a person who was turned away',
    { access: reportAccess({ triedAt: 1, told: { answer: 'did-not-work', at: 2 } }, true) },
    says('action', 'still-refused', ['it', null]),
  ],
  [
    'a settled refetch',
    { refetch: refetchReport({ state: 'settled' }) },
    says('clear', 'done-try-signing-in', ['you', null]),
  ],
  ['nothing', {}, says('clear', 'nothing-in-the-way', ['nobody', null])],
];

describe('the headline', () => {
  it('has a code for the phone that is never changed and never reused', () => {
    expect(headlineCodes).toEqual(committedCodes);
    expect(new Set(Object.values(headlineCodes)).size).toBe(Object.keys(headlineCodes).length);
  });

  it.each(table)('names %s', (_what, change, expected) => {
    const headline = decide(change);
    expect(headline).toEqual({ ...expected, code: committedCodes[expected.id], text: headline.text });
    expect(headline.text).not.toBe('');
  });

  it('has every id in the table above', () => {
    const reached = new Set(table.map(([, , { id }]) => id));
    expect([...reached].sort()).toEqual(Object.keys(headlineCodes).sort());
  });

  it.each(table)('names %s before everything that comes later', (_what, change, expected) => {
    const index = table.findIndex(([, other]) => other === change);
    for (const [, later] of table.slice(index + 1)) {
      // Two rows may change the same part; the earlier one is laid over the later one.
      const merged = { ...later, ...change, checks: mergeChecks(change.checks, later.checks) };
      // Whose turn it is while a refetch waits depends on what it waits for.
      const { turn, ...rest } = expected;
      expect(decide(merged)).toMatchObject(expected.id === 'refetch-queued' ? rest : { ...rest, turn });
    }
  });

  it('never claims what only Entra or the user can know', () => {
    for (const [, change] of table) {
      expect(decide(change).text).not.toMatch(/compliant in entra|you are blocked|you can sign in/i);
    }
  });

  it('says that the organization can refuse sign-in whenever it is blocked', () => {
    for (const [, change, { state }] of table.filter(([, , expected]) => expected.state === 'blocked')) {
      expect(state).toBe('blocked');
      expect(decide(change).text).toMatch(/^Your organization can refuse sign-in from this Mac because/);
    }
  });
});

function mergeChecks(strong: HeadlineInputs['checks'] = checks(), weak: HeadlineInputs['checks'] = checks()) {
  return strong.map((check, index) => (check.verdict === 'pass' ? (weak[index] ?? check) : check));
}

describe('where no server can be asked', () => {
  it.each(['none', 'misconfigured', 'token-stale'] as const)('%s: what the person can do is their turn', state => {
    const headline = decide({ ...upstreamIs(state), doctor: inventory });
    expect(headline).toMatchObject({ id: `upstream-${state}`, turn: 'you', remedy: 'find-inventory' });
    expect(headline.text).not.toContain('IT has to');
  });

  it.each([
    ['none', 'it'],
    ['misconfigured', 'it'],
    ['token-stale', 'mac'],
  ] as const)('%s: what IT can do for the registration changes no turn', (state, turn) => {
    const doctor = { turn: 'it', remedy: remedy('ask-it-for-repair') } as const;
    expect(decide({ ...upstreamIs(state), doctor })).toMatchObject({ turn, remedy: null });
  });
});
