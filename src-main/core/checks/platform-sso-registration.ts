import type { RemedyId } from '../../contract/ids.ts';
import type { RegistrationState } from '../../contract/snapshot.ts';
import type { Check, CheckInputs, Finding } from './check.ts';

const remedies: Readonly<Record<RegistrationState, RemedyId | null>> = {
  registered: null,
  'not-configured': 'ask-it-for-profile',
  'agent-not-loaded': 'restart-for-registration',
  'other-provider': 'ask-it-other-provider',
  'device-not-registered': 'register-mac',
  'user-not-registered': 'register-user',
  'needs-registration': 'register-user',
  'needs-repair': 'repair-registration',
  'sign-in-needed': 'sign-in-again',
  unknown: 'look-again',
};

/** Are this Mac and this user registered with Entra through Platform SSO? */
export const platformSsoRegistrationCheck: Check = {
  id: 'platform-sso-registration',
  blocksByDefault: true,
  judge: ({ facts, registration }: CheckInputs): Finding => {
    const { report, problem } = registration;
    const remedy = remedies[report.state];
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
