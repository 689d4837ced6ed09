import type { FleetAgent } from '../facts.ts';
import { problem, type ProblemCode } from '../problem.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

const tokenProblems: Readonly<Record<Exclude<FleetAgent['token'], 'present' | 'unreadable'>, ProblemCode>> = {
  missing: 'token-missing',
  'not-understood': 'token-not-understood',
};

/** Does the management agent on this Mac answer its server? Only Fleet's agent is known so far. */
export const managementAgentCheck: Check = {
  id: 'management-agent',
  blocksByDefault: false,
  judge: ({ facts, upstream }: CheckInputs): Finding => {
    const fact = facts.fleetAgent;
    if (fact.kind !== 'known') {
      return {
        verdict: 'undetermined',
        summary: 'check.management-agent.unknown',
        problem: fact.kind === 'unknown' ? fact.problem : null,
      };
    }
    const observedAt = fact.observedAt;
    if (!fact.value.present) {
      return { verdict: 'not-applicable', summary: 'check.management-agent.none', observedAt };
    }
    if (fact.value.token === 'unreadable') {
      return {
        verdict: 'undetermined',
        summary: 'check.management-agent.unknown',
        evidence: { agent: 'fleet', token: 'unreadable' },
        problem: fact.value.tokenProblem ?? null,
        observedAt,
      };
    }
    if (fact.value.token !== 'present') {
      return {
        verdict: 'fail',
        summary: 'check.management-agent.no-token',
        evidence: { agent: 'fleet', token: fact.value.token },
        problem: problem(tokenProblems[fact.value.token]),
        remedy: 'ask-it-for-agent',
        observedAt,
      };
    }
    return { ...judgeAnswering(upstream.host?.online ?? null), observedAt };
  },
};

function judgeAnswering(online: boolean | null): Finding {
  const evidence = { agent: 'fleet', token: 'present', online };
  if (online === false) {
    return { verdict: 'attention', summary: 'check.management-agent.offline', evidence, remedy: 'wake-agent' };
  }
  // Being there is no proof of answering: without the server's word it stays open.
  return online === null
    ? { verdict: 'undetermined', summary: 'check.management-agent.unknown', evidence }
    : { verdict: 'pass', summary: 'check.management-agent.answering', evidence };
}
