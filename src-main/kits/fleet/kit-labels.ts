import type { RegistrationState } from '../../contract/snapshot.ts';
import { registrationCodes } from '../../core/registration.ts';
import { bundleId } from '../clearway-names.ts';
import { settingSchemas } from '../../core/config.ts';
import { maxAgeHours } from '../scripts/max-age-hours.ts';
import type { YamlValue } from '../yaml-text.ts';
import type { FleetKitInput } from './fleet-kit-input.ts';
import { isCurrent, parsedFiles, statusFile, valueOf } from './kept-files.ts';

/** The label that releases the Platform SSO profile: without the app, its extension is not there to be configured. */
export const companyPortalLabel = 'Company Portal installed';

/** What a label says of each state. Fleet's reports list Macs; its labels count them. */
const meanings: readonly (readonly [state: RegistrationState, meaning: string])[] = [
  ['registered', 'registered'],
  ['not-configured', 'without the Platform SSO profile'],
  ['agent-not-loaded', 'with the profile, which macOS has not put to use yet'],
  ['other-provider', 'set up for Platform SSO with another sign-in service than Microsoft’s'],
  ['device-not-registered', 'not registered'],
  ['user-not-registered', 'registered, but not for this person'],
  ['needs-registration', 'registered, but the person has to register anew'],
  ['needs-repair', 'registered, but the registration needs repair'],
  ['sign-in-needed', 'registered, but signed out of single sign-on'],
  ['unknown', 'not known to be registered'],
];

/** Labels belong to the whole server, so they stand in its default.yml. */
export function kitLabels({ settings }: FleetKitInput): YamlValue {
  const hours = maxAgeHours(settings);
  return [
    label(
      companyPortalLabel,
      `Macs with Microsoft Company Portal ${firstPortal()} or later.`,
      // Never the version that IT forces: raising that would take the profile, and so the registration, off Macs.
      installedSince(portalId, firstPortal()),
    ),
    label('Clearway installed', 'Macs with Clearway.', installed(bundleId)),
    ...meanings.map(([state, meaning]) =>
      label(
        `Clearway ${registrationCodes[state]}`,
        `Macs that are ${meaning}, by their own account of the last ${hours} hours.`,
        `SELECT 1 ${parsedFiles(statusFile)}\nHAVING ${valueOf('registration/code')} = '${registrationCodes[state]}'\nAND ${isCurrent(hours)};`,
      ),
    ),
    label(
      'Clearway stale',
      `Macs with somebody’s account that is older than ${hours} hours, or that cannot be read.`,
      `SELECT 1 FROM file WHERE path LIKE '${statusFile}' AND path NOT IN (\nSELECT f.path ${parsedFiles(statusFile)}\nHAVING ${isCurrent(hours)}\n);`,
    ),
  ];
}

export const portalId = 'com.microsoft.CompanyPortalMac';

/** The first Company Portal that can register a Mac by Platform SSO. */
export function firstPortal(): string {
  return settingSchemas.MinimumCompanyPortalVersion.parse(undefined);
}

/** In just this form Clearway knows the answer for Company Portal without asking osquery. */
export function installedSince(app: string, version: string): string {
  return `SELECT 1 FROM apps WHERE bundle_identifier = '${app}' AND version_compare(bundle_short_version, '${version}') >= 0;`;
}

function installed(app: string): string {
  return `SELECT 1 FROM apps WHERE bundle_identifier = '${app}';`;
}

function label(name: string, description: string, query: string): YamlValue {
  return { name, description, platform: 'darwin', label_membership_type: 'dynamic', query };
}
