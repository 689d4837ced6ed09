import { decideDoctor } from '../doctor/decide-doctor.ts';
import { readDoctorInputs } from '../doctor/doctor-inputs.ts';
import type { FleetAgent } from '../facts.ts';
import { elapsedMs } from '../instants.ts';
import { problem, type ProblemCode } from '../problem.ts';
import { isUnheard } from '../unheard.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

const tokenProblems: Readonly<Record<Exclude<FleetAgent['token'], 'present' | 'unreadable'>, ProblemCode>> = {
  missing: 'token-missing',
  'not-understood': 'token-not-understood',
};

/** Does the management agent on this Mac do its part: Fleet's answer its server, Jamf's tell Jamf of the registration? */
export const managementAgentCheck: Check = {
  id: 'management-agent',
  blocksByDefault: false,
  judge: (inputs: CheckInputs): Finding => {
    const found = judgeFleetAgent(inputs);
    return found.verdict === 'fail'
      ? found
      : (judgePartner(inputs) ?? judgeTicket(inputs) ?? judgeHearing(inputs) ?? found);
  },
};

/** DESIGN has the registration pass; that Jamf has not heard of it is Jamf's part. */
function judgePartner(inputs: CheckInputs): Finding | null {
  const { verdict, remedy } = decideDoctor(readDoctorInputs(inputs));
  const { jamf } = inputs.facts;
  if (verdict !== 'partner-not-informed' || remedy === null || jamf.kind !== 'known') return null;
  return {
    verdict: 'attention',
    summary: 'check.management-agent.partner-not-informed',
    evidence: { agent: 'jamf', entraId: jamf.value.entraId },
    remedy,
    observedAt: jamf.observedAt,
  };
}

/** The agent is in order; without the ticket there is nothing for it to hand on. */
function judgeTicket(inputs: CheckInputs): Finding | null {
  const { verdict, remedy } = decideDoctor(readDoctorInputs(inputs));
  const { appSso } = inputs.facts;
  if (verdict !== 'not-reported' || remedy === null || appSso.kind !== 'known') return null;
  return {
    verdict: 'attention',
    summary: 'check.management-agent.not-reported',
    evidence: { agent: 'fleet', ticket: 'empty' },
    remedy,
    observedAt: appSso.observedAt,
  };
}

/** The agent is in order, and has not reported since this Mac was registered. */
function judgeHearing(inputs: CheckInputs): Finding | null {
  if (!isUnheard(inputs) || inputs.registration.report.state !== 'registered') return null;
  return {
    verdict: 'attention',
    summary: 'check.management-agent.not-heard',
    evidence: { agent: 'fleet', heard: 'before-registering' },
    remedy: 'refetch-after-registering',
    observedAt: inputs.policies.evaluatedAt,
  };
}

function judgeFleetAgent({ facts, upstream }: CheckInputs): Finding {
  const fact = facts.fleetAgent;
  const host = upstream.host;
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
  const evidence = {
    agent: 'fleet',
    token: 'present',
    tokenRenewedAt: fact.value.tokenModifiedAt,
    desktopEnabled: fact.value.desktopEnabled,
    online: host?.online ?? null,
    ...(host === null ? {} : { group: host.group, actionRequired: host.actionRequired }),
  };
  // A token that the server still takes is good, however old its file is.
  if (upstream.state === 'token-stale' && isNotRenewed(fact.value.tokenModifiedAt, observedAt)) {
    return {
      verdict: 'fail',
      summary: 'check.management-agent.key-old',
      evidence,
      problem: problem('token-not-renewed'),
      remedy: 'ask-it-for-agent',
      observedAt,
    };
  }
  return { ...judgeAnswering(host?.online ?? null, evidence), observedAt };
}

/** orbit renews the token every hour if Fleet Desktop is on; a quarter of an hour is for a Mac that just woke up. */
const renewedWithinMs = 75 * 60_000;

function isNotRenewed(modifiedAt: string | null, now: string): boolean {
  return (elapsedMs(modifiedAt, now) ?? 0) > renewedWithinMs;
}

function judgeAnswering(online: boolean | null, evidence: NonNullable<Finding['evidence']>): Finding {
  if (online === false) {
    return { verdict: 'attention', summary: 'check.management-agent.offline', evidence, remedy: 'wake-agent' };
  }
  // Being there is no proof of answering: without the server's word it stays open.
  return online === null
    ? { verdict: 'undetermined', summary: 'check.management-agent.unknown', evidence }
    : { verdict: 'pass', summary: 'check.management-agent.answering', evidence };
}
