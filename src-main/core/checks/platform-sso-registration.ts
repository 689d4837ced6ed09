import type { RemedyId } from '../../contract/ids.ts';
import { decideDoctor } from '../doctor/decide-doctor.ts';
import { readDoctorInputs } from '../doctor/doctor-inputs.ts';
import type { Facts } from '../facts.ts';
import type { CheckMessageId } from '../words.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

/** Are this Mac and this user registered with Entra through Platform SSO? */
export const platformSsoRegistrationCheck: Check = {
  id: 'platform-sso-registration',
  blocksByDefault: true,
  judge: (inputs: CheckInputs): Finding => {
    const { facts, registration } = inputs;
    const { report, problem } = registration;
    const remedy = report.state === 'registered' ? null : chooseRemedy(inputs);
    return {
      verdict: report.state === 'registered' ? 'pass' : report.state === 'unknown' ? 'undetermined' : 'fail',
      summary: summaryOf(inputs),
      args: { code: report.code },
      evidence: {
        code: report.code,
        method: report.method,
        tokensExpireAt: report.tokensExpireAt,
        tokensExpired: tokensOf(facts.appSso),
        workplaceJoin: joinOf(facts.workplaceJoin),
      },
      problem,
      ...(remedy === null ? {} : { remedy }),
      observedAt: facts.appSso.kind === 'known' ? facts.appSso.observedAt : null,
    };
  },
};

function summaryOf(inputs: CheckInputs): CheckMessageId {
  const { report, problem } = inputs.registration;
  if (problem?.code === 'device-configuration-corrupt') return 'check.platform-sso-registration.unreadable';
  return isExpiryUnknown(inputs)
    ? 'check.platform-sso-registration.registered-expiry-unknown'
    : `check.platform-sso-registration.${report.state}`;
}

/** A sign-in whose end nobody can tell still counts as one, and it is said. */
function isExpiryUnknown({ facts, registration }: CheckInputs): boolean {
  return registration.report.state === 'registered' && tokensOf(facts.appSso) === 'unknown';
}

function tokensOf(fact: Facts['appSso']): 'yes' | 'no' | 'none' | 'unknown' {
  if (fact.kind !== 'known') return 'unknown';
  const { tokens } = fact.value;
  if (tokens === null) return 'none';
  return tokens.expired === null ? 'unknown' : tokens.expired ? 'yes' : 'no';
}

/** An older join, or one without Platform SSO, is a registration too. That none is found proves nothing. */
function joinOf(fact: Facts['workplaceJoin']): 'found' | 'not-found' | 'unknown' {
  if (fact.kind !== 'known') return 'unknown';
  return fact.value.found ? 'found' : 'not-found';
}

/** The doctor's, so that nothing says two things. What comes before has a check of its own that says it first. */
function chooseRemedy(sources: CheckInputs): RemedyId | null {
  const inputs = readDoctorInputs(sources);
  const isPortalBad = inputs.portal === 'missing' || inputs.portal === 'too-old';
  return decideDoctor({
    ...inputs,
    mdm: inputs.mdm === 'off' ? 'on' : inputs.mdm,
    ...(isPortalBad && { portal: 'current', extension: 'enabled' }),
  }).remedy;
}
