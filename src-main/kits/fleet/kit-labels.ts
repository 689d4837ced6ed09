import type { YamlValue } from '../yaml-text.ts';
import { statusFile } from './kit-reports.ts';

/** The label that releases the Platform SSO profile: without the app, its extension is not there to be configured. */
export const companyPortalLabel = 'Company Portal installed';

/** How the states of a registration are counted: Fleet's reports list Macs, its labels count them. */
const registrationCodes: Readonly<Record<string, string>> = {
  P0: 'no Platform SSO profile',
  P1: 'profile there, not in use yet',
  P2: 'another company’s sign-on',
  P3: 'Mac not registered yet',
  P4: 'Mac registered, this person not',
  P5: 'registration interrupted',
  P6: 'registration broken',
  P7: 'person has to sign in again',
  P8: 'registered',
  P9: 'not known',
};

/** Labels belong to the whole server, so they stand in its default.yml. */
export function kitLabels(): YamlValue {
  return [
    label(companyPortalLabel, 'Macs with Microsoft Company Portal.', installed('com.microsoft.CompanyPortalMac')),
    label('Clearway installed', 'Macs with Clearway.', installed('com.clearway.companion')),
    ...Object.entries(registrationCodes).map(([code, meaning]) =>
      label(
        `Clearway ${code}`,
        `Macs whose registration with Microsoft Entra stands at ${code}: ${meaning}.`,
        `SELECT 1 FROM parse_json WHERE path LIKE '${statusFile}' AND fullkey = 'registration/code' AND value = '${code}';`,
      ),
    ),
  ];
}

/** Word for word as Fleet's guide has it, so that Clearway knows the answer without asking osquery. */
export function installed(bundleId: string): string {
  return `SELECT 1 FROM apps WHERE bundle_identifier = '${bundleId}';`;
}

function label(name: string, description: string, query: string): YamlValue {
  return { name, description, platform: 'darwin', label_membership_type: 'dynamic', query };
}
