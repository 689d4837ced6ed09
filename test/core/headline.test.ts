import { describe, expect, it } from 'vitest';
import { headlineCodes, type HeadlineId } from '../../src-main/contract/ids.ts';
import type { HeadlineInputs } from '../../src-main/core/headline.ts';
import {
  policiesNone,
  policiesReport,
  policiesUnknown,
  policy,
  refetchReport,
  upstreamReport,
  checkReport,
} from './examples.ts';
import { checks, decide, failingPolicies, fails, order, registration, remedy, table } from './headline-rows.ts';

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
} as const satisfies Record<HeadlineId, string>;

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

describe('the headline of', () => {
  it('a Mac with everything wrong names MDM first', () => {
    const everything = order.map(id => checkReport(id, { ...fails, blocks: true }));
    expect(decide({ checks: everything, policies: failingPolicies }).id).toBe('mdm-off');
  });

  it('an incomplete registration says its code', () => {
    expect(decide({ checks: checks(registration) }).text).toContain('(P4)');
  });

  it('one failing policy names it, and of several counts them', () => {
    expect(decide({ policies: failingPolicies }).text).toContain('Firewall is on');
    const two = [...failingPolicies.items, policy({ id: '2', verdict: 'fail' })];
    expect(decide({ policies: policiesReport({ items: two }) }).text).toMatch(/because 2 /);
  });

  it('a failing policies check names the policy as well', () => {
    const check = checkReport('upstream-policies', { verdict: 'fail', remedy: remedy('fix-policies') });
    const headline = decide({ checks: checks(check), policies: failingPolicies });
    expect(headline).toMatchObject({ id: 'policies-failing', remedy: 'fix-policies', turn: 'you' });
    expect(headline.text).toContain('Firewall is on');
  });

  it("a failing check without a remedy is IT's turn", () => {
    const check = checkReport('company-portal', { verdict: 'fail' });
    expect(decide({ checks: checks(check) })).toMatchObject({ turn: 'it', remedy: null });
  });

  it('a check that does not count never blocks and never makes it unknown', () => {
    const mild = { blocks: false, verdict: 'fail', remedy: remedy('install-company-portal') } as const;
    expect(decide({ checks: checks(checkReport('company-portal', mild)) })).toMatchObject({
      state: 'action',
      id: 'good-to-fix',
    });
    const open = checkReport('company-portal', { blocks: false, verdict: 'undetermined' });
    expect(decide({ checks: checks(open) }).state).toBe('clear');
  });

  it('a Mac with old policies is unknown although the policies check does not count', () => {
    expect(decide({ policiesStale: true })).toMatchObject({ id: 'policies-stale', turn: 'mac', remedy: 'wake-agent' });
  });

  it('a server without a licence for policies can be clear', () => {
    const upstream = upstreamReport({ state: 'unlicensed' });
    expect(decide({ upstream, policies: policiesUnknown }).state).toBe('clear');
  });

  it('a Mac whose IT set no upstream can be clear', () => {
    const upstream = upstreamReport({ kind: 'none', state: 'none' });
    expect(decide({ upstream, policies: policiesNone }).state).toBe('clear');
    expect(decide({ upstream, policies: policiesUnknown }).state).toBe('unknown');
  });

  it.each([
    ['requesting', 'refetch-under-way', 'management'],
    ['queued', 'refetch-queued', 'mac'],
    ['accepted', 'refetch-under-way', 'mac'],
    ['answered', 'refetch-under-way', 'management'],
    ['evaluated', 'refetch-under-way', 'management'],
    ['telling', 'refetch-under-way', 'management'],
  ] as const)('a refetch that is %s waits, whoever blocks', (state, id, turn) => {
    const refetch = refetchReport({ state });
    expect(decide({ refetch, policies: failingPolicies })).toMatchObject({ state: 'waiting', id, turn });
  });
  it.each(['settled', 'stopped', 'confirmed', 'idle'] as const)('a refetch that is %s waits no more', state => {
    expect(decide({ refetch: refetchReport({ state }), policies: failingPolicies }).state).toBe('blocked');
  });

  it('a confirmed refetch invites to sign in, and a stopped one does not', () => {
    expect(decide({ refetch: refetchReport({ state: 'confirmed' }) }).id).toBe('done-try-signing-in');
    expect(decide({ refetch: refetchReport({ state: 'stopped', reason: 'cancelled' }) }).id).toBe('nothing-in-the-way');
  });
});
