import type { Check } from './check.ts';
import { companyPortalCheck } from './company-portal.ts';
import { managementAgentCheck } from './management-agent.ts';
import { mdmEnrollmentCheck } from './mdm-enrollment.ts';
import { platformSsoProfileCheck } from './platform-sso-profile.ts';
import { platformSsoRegistrationCheck } from './platform-sso-registration.ts';
import { upstreamPoliciesCheck } from './upstream-policies.ts';

/** Every check, in the order in which a person has to get them right: MDM first, the upstream's word last. */
export const checkCatalogue: readonly Check[] = [
  mdmEnrollmentCheck,
  companyPortalCheck,
  platformSsoProfileCheck,
  platformSsoRegistrationCheck,
  upstreamPoliciesCheck,
  managementAgentCheck,
];
