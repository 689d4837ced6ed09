import type { RemedyId } from '../../contract/ids.ts';
import type { PoliciesReport } from '../../contract/snapshot.ts';
import { problem, problemCodes } from '../problem.ts';
import { turnOfUpstream } from '../turns.ts';
import type { UpstreamReading } from '../upstream-reading.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Do all policies that count for access pass, by the upstream's word? */
export const upstreamPoliciesCheck: Check = {
  id: 'upstream-policies',
  blocksByDefault: true,
  judge: ({ upstream, policies, policiesStale }: CheckInputs): Finding => {
    if (policies.state === 'none') {
      const summary =
        upstream.kind === 'report' ? 'check.upstream-policies.reported' : 'check.upstream-policies.switched-off';
      return { verdict: 'not-applicable', summary };
    }
    // Fleet's own list is not for sale here; what this Mac evaluates itself stands on its own.
    const hasOwn = policies.faults.length > 0 || policies.items.some(({ source }) => source === 'local');
    if (upstream.state === 'unlicensed' && !hasOwn) {
      return { verdict: 'not-applicable', summary: 'check.upstream-policies.unlicensed', problem: upstream.problem };
    }
    const isFailing = policies.items.some(({ blocks, verdict }) => blocks && verdict === 'fail');
    // What this Mac has found out itself stands in the way, whatever a server that does not answer would say.
    if (policies.state === 'unknown' && !isFailing) return unknownPolicies(upstream, policies);
    const observedAt = policies.source === 'local' ? policies.evaluatedAt : (upstream.host?.readAt ?? null);
    return { ...judgeItems(policies, policiesStale), observedAt };
  },
};

function unknownPolicies(upstream: UpstreamReading, { faults }: PoliciesReport): Finding {
  const unknown = { verdict: 'undetermined', summary: 'check.upstream-policies.unknown' } as const;
  const isOfServer = upstream.problem !== null || faults.length === 0;
  return isOfServer
    ? { ...unknown, problem: upstream.problem ?? problem('no-upstream'), remedy: remedyOf(upstream) }
    : {
        verdict: 'undetermined',
        summary: 'check.upstream-policies.unreadable',
        problem: problem('policy-list-not-understood'),
        remedy: 'ask-it-for-policies',
      };
}

/** Who can bring the answers back: most troubles pass, some need the person, some need IT. */
function remedyOf({ state, problem: trouble }: UpstreamReading): RemedyId {
  if (state === 'sign-in-required') return 'sign-in-upstream';
  if (trouble?.code === 'captive-portal') return 'sign-in-to-network';
  if (trouble?.code === 'token-missing' || trouble?.code === 'token-not-understood') return 'ask-it-for-agent';
  const isForIt = state === 'misconfigured' || turnOfUpstream({ state, problem: trouble }) === 'it';
  if (isForIt) return 'ask-it-for-server';
  // A restart brings neither a network nor a server's patience.
  if (state === 'rate-limited') return 'wait-for-server';
  return state === 'unreachable' ? 'check-connection' : 'look-again';
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
    const own = blocking.find(item => item.source === 'local' && item.verdict === 'undetermined')?.problem ?? null;
    return {
      verdict: 'undetermined',
      summary: own === null ? 'check.upstream-policies.pending' : 'check.upstream-policies.undetermined',
      args: { count: open },
      evidence,
      problem: problem(problemCodes.find(code => code === own?.code) ?? 'policies-pending'),
      remedy: own === null ? 'wake-agent' : remedyOfUndetermined(own.code),
    };
  }
  return { verdict: 'pass', summary: 'check.upstream-policies.passing', args: { count: blocking.length }, evidence };
}

/** What may pass by itself; anything else is IT's to mend: the policy, osquery, or what it may see. */
const passing: readonly string[] = ['query-timed-out', 'osquery-stopped', 'not-looked-yet'];

function remedyOfUndetermined(code: string): RemedyId {
  return passing.includes(code) ? 'look-again' : 'ask-it-for-policies';
}
