import type { RemedyId } from '../../contract/ids.ts';
import type { PoliciesReport } from '../../contract/snapshot.ts';
import { problem } from '../problem.ts';
import { turnOfUpstream } from '../turns.ts';
import type { UpstreamReading } from '../upstream-reading.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Do all policies that count for access pass, by the upstream's word? */
export const upstreamPoliciesCheck: Check = {
  id: 'upstream-policies',
  blocksByDefault: true,
  judge: ({ upstream, policies, policiesStale }: CheckInputs): Finding => {
    if (policies.state === 'none') {
      return { verdict: 'not-applicable', summary: 'check.upstream-policies.switched-off' };
    }
    if (upstream.state === 'unlicensed') {
      return { verdict: 'not-applicable', summary: 'check.upstream-policies.unlicensed', problem: upstream.problem };
    }
    if (policies.state === 'unknown') {
      return {
        verdict: 'undetermined',
        summary: 'check.upstream-policies.unknown',
        problem: upstream.problem ?? problem('no-upstream'),
        remedy: remedyOf(upstream),
      };
    }
    return { ...judgeItems(policies, policiesStale), observedAt: upstream.host?.readAt ?? null };
  },
};

/** Who can bring the answers back: most troubles pass, some need the person, some need IT. */
function remedyOf({ state, problem: trouble }: UpstreamReading): RemedyId {
  if (state === 'sign-in-required') return 'sign-in-upstream';
  if (trouble?.code === 'captive-portal') return 'sign-in-to-network';
  if (trouble?.code === 'token-missing' || trouble?.code === 'token-not-understood') return 'ask-it-for-agent';
  const isForIt = state === 'misconfigured' || turnOfUpstream({ state, problem: trouble }) === 'it';
  return isForIt ? 'ask-it-for-server' : 'look-again';
}

function judgeItems({ items }: PoliciesReport, stale: boolean): Finding {
  const blocking = items.filter(item => item.blocks);
  const failing = blocking.filter(item => item.verdict === 'fail').length;
  const open = blocking.filter(item => item.verdict === 'pending' || item.verdict === 'undetermined').length;
  const evidence = { counted: blocking.length, failing, open, all: items.length };
  if (failing > 0) {
    return {
      verdict: 'fail',
      summary: 'check.upstream-policies.failing',
      args: { count: failing },
      evidence,
      remedy: 'fix-policies',
    };
  }
  if (stale) {
    return {
      verdict: 'undetermined',
      summary: 'check.upstream-policies.stale',
      evidence,
      problem: problem('policies-stale'),
      remedy: 'wake-agent',
    };
  }
  if (open > 0) {
    return {
      verdict: 'undetermined',
      summary: 'check.upstream-policies.pending',
      args: { count: open },
      evidence,
      problem: problem('policies-pending'),
      remedy: 'wake-agent',
    };
  }
  return { verdict: 'pass', summary: 'check.upstream-policies.passing', args: { count: blocking.length }, evidence };
}
