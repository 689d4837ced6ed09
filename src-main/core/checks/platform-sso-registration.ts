import type { RemedyId } from '../../contract/ids.ts';
import { decideDoctor } from '../doctor/decide-doctor.ts';
import { readDoctorInputs } from '../doctor/doctor-inputs.ts';
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
      summary: `check.platform-sso-registration.${report.state}`,
      args: { code: report.code },
      evidence: { code: report.code, method: report.method, tokensExpireAt: report.tokensExpireAt },
      problem,
      ...(remedy === null ? {} : { remedy }),
      observedAt: facts.appSso.kind === 'known' ? facts.appSso.observedAt : null,
    };
  },
};

/** The doctor's, so that nothing says two things. What comes before has a check of its own that says it first. */
function chooseRemedy(sources: CheckInputs): RemedyId | null {
  const inputs = readDoctorInputs(sources);
  const isPortalBad = inputs.portal === 'missing' || inputs.portal === 'too-old';
  return decideDoctor({
    ...inputs,
    mdm: inputs.mdm === 'off' ? 'on' : inputs.mdm,
    portal: isPortalBad ? 'current' : inputs.portal,
  }).remedy;
}
