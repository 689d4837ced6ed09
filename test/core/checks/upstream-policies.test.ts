import { describe, expect, it } from 'vitest';
import type { PolicyReport } from '../../../src-main/contract/snapshot.ts';
import { upstreamPoliciesCheck } from '../../../src-main/core/checks/upstream-policies.ts';
import { reportPolicies } from '../../../src-main/core/policies.ts';
import { problem } from '../../../src-main/core/problem.ts';
import { checkInputs, host, policy, serverInstant, serverNow as observedAt, switchedOff, own } from '../examples.ts';

function judge(...policies: Partial<PolicyReport>[]) {
  const listed = policies.map((change, index) => policy({ id: String(index), ...change }));
  return upstreamPoliciesCheck.judge(checkInputs({ upstream: { policies: listed } }));
}

describe('the policies check', () => {
  it('counts for access', () => {
    expect(upstreamPoliciesCheck).toMatchObject({ id: 'upstream-policies', blocksByDefault: true });
  });

  it.each([
    ['no policy', [], 'pass', 'passing'],
    ['a passing policy', [{}], 'pass', 'passing'],
    ['a failing policy that does not count', [{}, { verdict: 'fail', blocks: false }], 'pass', 'passing'],
    ['a pending policy that does not count', [{ verdict: 'pending', blocks: false }], 'pass', 'passing'],
    [
      'a failing critical policy that does not count',
      [{ verdict: 'fail', blocks: false, critical: true }],
      'pass',
      'passing',
    ],
    ['a failing policy', [{}, { verdict: 'fail' }], 'fail', 'failing'],
    ['a failing and a pending policy', [{ verdict: 'pending' }, { verdict: 'fail' }], 'fail', 'failing'],
    ['a pending policy', [{}, { verdict: 'pending' }], 'undetermined', 'pending'],
    ['a policy without a verdict', [{}, { verdict: 'undetermined' }], 'undetermined', 'pending'],
  ] as const)('says with %s', (...[, policies, verdict, outcome]) => {
    expect(judge(...policies)).toMatchObject({ verdict, summary: `check.upstream-policies.${outcome}`, observedAt });
  });

  it('counts what it judged by', () => {
    const finding = judge({}, { verdict: 'fail' }, { verdict: 'fail' }, { verdict: 'pending' }, { blocks: false });
    expect(finding).toEqual({
      verdict: 'fail',
      summary: 'check.upstream-policies.failing',
      args: { count: 2 },
      evidence: { counted: 4, failing: 2, open: 1, all: 5 },
      remedy: 'fix-policies',
      observedAt,
    });
  });

  it('says that results are missing while some are pending', () => {
    expect(judge({ verdict: 'pending' })).toMatchObject({
      args: { count: 1 },
      problem: { code: 'policies-pending' },
      remedy: 'wake-agent',
    });
  });

  it('says undetermined when all pass by results that are old', () => {
    const old = { host: host({ policyUpdatedAt: serverInstant(180), detailUpdatedAt: serverInstant(180) }) };
    expect(upstreamPoliciesCheck.judge(checkInputs({ upstream: old }))).toEqual({
      verdict: 'undetermined',
      summary: 'check.upstream-policies.stale',
      evidence: { counted: 1, failing: 0, open: 0, all: 1 },
      problem: { code: 'policies-stale' },
      remedy: 'wake-agent',
      observedAt,
    });
    const failing = { ...old, policies: [policy({ verdict: 'fail' })] };
    expect(upstreamPoliciesCheck.judge(checkInputs({ upstream: failing })).verdict).toBe('fail');
  });

  it.each([
    ['unreachable', 'offline', 'check-connection'],
    ['token-stale', 'token-stale', 'look-again'],
    ['unreachable', 'captive-portal', 'sign-in-to-network'],
    ['unreachable', 'certificate-not-trusted', 'ask-it-for-server'],
    ['error', 'server-error', 'look-again'],
    ['rate-limited', 'rate-limited', 'wait-for-server'],
    ['misconfigured', 'url-not-https', 'ask-it-for-server'],
    ['misconfigured', 'token-missing', 'ask-it-for-agent'],
    ['misconfigured', 'token-not-understood', 'ask-it-for-agent'],
    ['sign-in-required', 'sign-in-required', 'sign-in-upstream'],
  ] as const)('says undetermined when the server is %s (%s), and what to do: %s', (state, code, remedy) => {
    const upstream = { state, problem: problem(code), policies: null };
    expect(upstreamPoliciesCheck.judge(checkInputs({ upstream }))).toEqual({
      verdict: 'undetermined',
      summary: 'check.upstream-policies.unknown',
      problem: { code },
      remedy,
    });
  });

  it('says undetermined when nothing was listed and nothing went wrong', () => {
    expect(upstreamPoliciesCheck.judge(checkInputs({ upstream: { policies: null } }))).toMatchObject({
      verdict: 'undetermined',
      problem: { code: 'no-upstream' },
    });
  });

  it.each([null, [policy()], [policy({ verdict: 'fail' })]])(
    'is not applicable without a licence, whatever policies there are, and so never passes',
    policies => {
      const upstream = { state: 'unlicensed', problem: problem('unlicensed'), policies } as const;
      expect(upstreamPoliciesCheck.judge(checkInputs({ upstream }))).toEqual({
        verdict: 'not-applicable',
        summary: 'check.upstream-policies.unlicensed',
        problem: { code: 'unlicensed' },
      });
    },
  );

  it('is not applicable where IT switched the upstream off', () => {
    const inputs = { ...checkInputs(), upstream: switchedOff, policies: reportPolicies(switchedOff, own) };
    expect(upstreamPoliciesCheck.judge(inputs)).toEqual({
      verdict: 'not-applicable',
      summary: 'check.upstream-policies.switched-off',
    });
  });

  it('says undetermined where no upstream was found', () => {
    const upstream = { ...switchedOff, problem: problem('no-upstream') };
    const inputs = { ...checkInputs(), upstream, policies: reportPolicies(upstream, own) };
    expect(upstreamPoliciesCheck.judge(inputs)).toMatchObject({
      verdict: 'undetermined',
      problem: { code: 'no-upstream' },
    });
  });
});
