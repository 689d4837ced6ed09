import { remedyActions, type HeadlineId, type RemedyId } from '../../src-main/contract/ids.ts';
import type { CheckReport, HeadlineReport, RemedyReport } from '../../src-main/contract/snapshot.ts';
import { reportAccess, untriedAccess } from '../../src-main/core/access.ts';
import { decideHeadline, type HeadlineInputs } from '../../src-main/core/headline.ts';
import {
  checkReport,
  policiesReport,
  policiesUnknown,
  policy,
  refetchReport,
  serverInstant,
  upstreamReport,
  words,
} from './examples.ts';

export function remedy(id: RemedyId): RemedyReport {
  return { id, steps: words.steps(id), action: remedyActions[id] };
}
export const order = [
  'mdm-enrollment',
  'company-portal',
  'platform-sso-profile',
  'platform-sso-registration',
  'upstream-policies',
  'management-agent',
] as const;
/** Checks of which the given ones are as they are and the others pass. */
export function checks(...changed: readonly CheckReport[]): readonly CheckReport[] {
  return order.map(id => changed.find(check => check.id === id) ?? checkReport(id));
}

const inOrder: HeadlineInputs = {
  checks: checks(),
  policies: policiesReport(),
  policiesStale: false,
  upstream: upstreamReport(),
  refetch: refetchReport(),
  access: reportAccess(untriedAccess, false),
  push: null,
  isOld: false,
};
export function decide(change: Partial<HeadlineInputs>): HeadlineReport {
  return decideHeadline({ ...inOrder, ...change }, words);
}

export const fails = { verdict: 'fail', remedy: remedy('turn-on-mdm') } as const;
const undetermined = { verdict: 'undetermined', remedy: remedy('look-again') } as const;
const oldResults = { verdict: 'undetermined', remedy: remedy('wake-agent') } as const;
const keyOld = {
  verdict: 'fail',
  problem: { code: 'token-not-renewed', text: 'an example' },
  remedy: remedy('ask-it-for-agent'),
} as const;
const notLooked = { code: 'not-looked-yet', text: 'an example' };
export const registration = checkReport('platform-sso-registration', {
  verdict: 'fail',
  evidence: { code: 'P4' },
  remedy: remedy('register-mac'),
});
export const failingPolicies = policiesReport({ items: [policy({ verdict: 'fail', name: 'Firewall is on' })] });
const agentBlocks = checkReport('management-agent', { ...fails, blocks: true, remedy: remedy('wake-agent') });

type Expected = Pick<HeadlineReport, 'state' | 'id' | 'turn' | 'remedy'>;
function says(state: Expected['state'], id: HeadlineId, who: readonly [Expected['turn'], RemedyId | null]): Expected {
  return { state, id, turn: who[0], remedy: who[1] };
}
const upstreamIs = (state: HeadlineInputs['upstream']['state']) => ({
  upstream: upstreamReport({ state }),
  policies: policiesUnknown,
});

const troubleOf = (state: HeadlineInputs['upstream']['state'], code: string) => ({
  upstream: upstreamReport({ state, problem: { code, text: 'an example' } }),
  policies: policiesUnknown,
});

/** In the order of the rules: each row's situation is named before every later one. */
export const table: readonly (readonly [what: string, change: Partial<HeadlineInputs>, expected: Expected])[] = [
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
