import { describe, expect, it } from 'vitest';
import {
  checkReport,
  policiesNone,
  policiesReport,
  policiesUnknown,
  policy,
  refetchReport,
  upstreamReport,
} from './examples.ts';
import { checks, decide, failingPolicies, fails, order, registration, remedy } from './headline-inputs.ts';

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
