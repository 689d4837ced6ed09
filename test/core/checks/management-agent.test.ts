import { describe, expect, it } from 'vitest';
import { managementAgentCheck } from '../../../src-main/core/checks/management-agent.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import { checkInputs, fleetAgent, host, notApplicable, observedAt, unreadable } from '../examples.ts';

function judge(fact: Facts['fleetAgent'], online: boolean | null = true) {
  return managementAgentCheck.judge(checkInputs({ facts: { fleetAgent: fact }, upstream: { host: host({ online }) } }));
}

describe('the management agent check', () => {
  it('informs, and does not count for access', () => {
    expect(managementAgentCheck).toMatchObject({ id: 'management-agent', blocksByDefault: false });
  });

  it('passes when the server calls this Mac online', () => {
    expect(judge(fleetAgent())).toEqual({
      verdict: 'pass',
      summary: 'check.management-agent.answering',
      evidence: {
        agent: 'fleet',
        token: 'present',
        tokenRenewedAt: observedAt,
        desktopEnabled: true,
        online: true,
        group: null,
        actionRequired: null,
      },
      observedAt,
    });
  });

  it('asks for attention when the server calls this Mac offline', () => {
    expect(judge(fleetAgent(), false)).toMatchObject({
      verdict: 'attention',
      summary: 'check.management-agent.offline',
      remedy: 'wake-agent',
    });
  });

  it.each([
    ['missing', 'token-missing'],
    ['not-understood', 'token-not-understood'],
  ] as const)('fails when the token is %s, whatever the server says', (token, code) => {
    expect(judge(fleetAgent({ token }))).toEqual({
      verdict: 'fail',
      summary: 'check.management-agent.no-token',
      evidence: { agent: 'fleet', token },
      problem: { code },
      remedy: 'ask-it-for-agent',
      observedAt,
    });
  });

  it('says undetermined, and why, when the token is there but cannot be read', () => {
    expect(judge(fleetAgent({ token: 'unreadable', tokenProblem: { code: 'permission-denied' } }))).toMatchObject({
      verdict: 'undetermined',
      problem: { code: 'permission-denied' },
    });
  });

  it.each([
    [-5, 'token-stale', 'pass'],
    [75, 'token-stale', 'pass'],
    [76, 'token-stale', 'fail'],
    [600, 'token-stale', 'fail'],
    [600, 'ok', 'pass'],
    [600, 'unreachable', 'pass'],
  ] as const)('with a key %i minutes old, whose server is %s, says %s', (minutes, state, verdict) => {
    const tokenModifiedAt = new Date(Date.parse(observedAt) - minutes * 60_000).toISOString();
    const facts = { fleetAgent: fleetAgent({ tokenModifiedAt }) };
    const finding = managementAgentCheck.judge(checkInputs({ facts, upstream: { state } }));
    expect(finding.verdict).toBe(verdict);
    if (verdict === 'fail') {
      expect(finding).toMatchObject({ problem: { code: 'token-not-renewed' }, remedy: 'ask-it-for-agent' });
    }
  });

  it('blames nobody for a refused key whose age is not known', () => {
    const facts = { fleetAgent: fleetAgent({ tokenModifiedAt: null }) };
    const finding = managementAgentCheck.judge(checkInputs({ facts, upstream: { state: 'token-stale' } }));
    expect(finding).toMatchObject({ verdict: 'pass', evidence: { tokenRenewedAt: null } });
  });

  it('shows which group the server holds this Mac in, and what its profiles wait for', () => {
    const upstream = { host: host({ group: 'Laptops', actionRequired: 'log_out' }) };
    const { evidence } = managementAgentCheck.judge(checkInputs({ upstream }));
    expect(evidence).toMatchObject({ group: 'Laptops', actionRequired: 'log_out' });
  });

  it('is not applicable where there is no agent', () => {
    expect(judge(fleetAgent({ present: false, token: 'missing' }))).toEqual({
      verdict: 'not-applicable',
      summary: 'check.management-agent.none',
      observedAt,
    });
  });

  it('says undetermined when the server does not say, or was not heard', () => {
    const unknown = { verdict: 'undetermined', summary: 'check.management-agent.unknown' };
    expect(judge(fleetAgent(), null)).toMatchObject(unknown);
    expect(managementAgentCheck.judge(checkInputs({ upstream: { host: null } }))).toMatchObject(unknown);
  });

  it("says undetermined when the agent's files cannot be read", () => {
    expect(judge(unreadable)).toEqual({
      verdict: 'undetermined',
      summary: 'check.management-agent.unknown',
      problem: { code: 'permission-denied' },
    });
    expect(judge(notApplicable).verdict).toBe('undetermined');
  });
});
