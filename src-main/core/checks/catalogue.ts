import { browserSsoCheck } from './browser-sso.ts';
import type { Check } from './check.ts';
import { companyPortalCheck } from './company-portal.ts';
import { diskEncryptionCheck } from './disk-encryption.ts';
import { managementAgentCheck } from './management-agent.ts';
import { mdmEnrollmentCheck } from './mdm-enrollment.ts';
import { osVersionCheck } from './os-version.ts';
import { platformSsoProfileCheck } from './platform-sso-profile.ts';
import { platformSsoRegistrationCheck } from './platform-sso-registration.ts';
import { upstreamPoliciesCheck } from './upstream-policies.ts';

/** Every check, in the order in which a person has to get them right: MDM first, what only informs last. */
export const checkCatalogue: readonly Check[] = [
  mdmEnrollmentCheck,
  companyPortalCheck,
  platformSsoProfileCheck,
  platformSsoRegistrationCheck,
  browserSsoCheck,
  upstreamPoliciesCheck,
  managementAgentCheck,
  diskEncryptionCheck,
  osVersionCheck,
];
