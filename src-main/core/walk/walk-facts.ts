import type { RegistrationState } from '../../contract/snapshot.ts';
import type { CheckInputs } from '../checks/check.ts';
import { companyPortalCheck } from '../checks/company-portal.ts';
import type { WalkFact } from './walk-step.ts';

/** What each state of the registration shows; a later one holds what an earlier one brought. */
const brings: Readonly<Record<RegistrationState, readonly WalkFact[]>> = {
  unknown: [],
  'not-configured': [],
  'other-provider': [],
  'agent-not-loaded': [],
  'device-not-registered': ['profile-in-use'],
  'user-not-registered': ['profile-in-use', 'device-registered'],
  'needs-registration': ['profile-in-use', 'device-registered'],
  'needs-repair': ['profile-in-use', 'device-registered'],
  'sign-in-needed': ['profile-in-use', 'device-registered', 'user-registered'],
  registered: ['profile-in-use', 'device-registered', 'user-registered', 'signed-in'],
};

/** What of the way was observed. What is not known is not in it, and so ticks nothing. */
export function observeWalk(inputs: CheckInputs): ReadonlySet<WalkFact> {
  const { jamf } = inputs.facts;
  const seen = new Set<WalkFact>(brings[inputs.registration.report.state]);
  // A registration that was seen needed Company Portal; only an app that was seen missing or too old says otherwise.
  if (isPortalReady(inputs) ?? seen.has('device-registered')) seen.add('company-portal-ready');
  if (jamf.kind === 'known' && jamf.value.entraId === 'acquired') seen.add('partner-informed');
  return seen;
}

/** Undefined where it is not known. */
function isPortalReady(inputs: CheckInputs): boolean | undefined {
  switch (companyPortalCheck.judge(inputs).verdict) {
    case 'pass':
    case 'attention':
      return true;
    case 'fail':
      return false;
    case 'undetermined':
    case 'not-applicable':
      return undefined;
  }
}
