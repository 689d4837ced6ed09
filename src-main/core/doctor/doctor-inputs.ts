import type { RegistrationState } from '../../contract/snapshot.ts';
import type { Settings } from '../config.ts';
import { compareVersions } from '../dotted-version.ts';
import type { Facts, SsoProfile } from '../facts.ts';
import { macosReleaseOf, macosReleases, type MacosRelease } from '../macos-release.ts';
import { managingVendor } from '../managing-vendor.ts';
import { profileMethodOf } from '../profile-method.ts';
import { readTicket } from '../work-ticket.ts';
import { microsoftSsoExtension, type Registration } from '../registration.ts';
import { registrationMethods } from '../registration-method.ts';
import type { RegistrationMemory } from '../registration-memory.ts';

/** The states of the registration; not knowing it because macOS itself cannot read it any more is one more. */
const registrationStates = [
  'registered',
  'not-configured',
  'agent-not-loaded',
  'other-provider',
  'device-not-registered',
  'user-not-registered',
  'needs-registration',
  'needs-repair',
  'sign-in-needed',
  'unknown',
  'unknown-corrupt',
] as const satisfies readonly (RegistrationState | 'unknown-corrupt')[];

/** Every question of the doctor with all its answers: the table decides over their whole product. */
export const doctorAnswers = {
  registration: registrationStates,
  /** `too-old-for-setup`: good enough but for registering in Setup Assistant, which the profile asks for. */
  portal: ['missing', 'too-old', 'too-old-for-setup', 'current', 'unknown'],
  profile: ['missing', 'platform-sso', 'extension-only', 'other-provider', 'duplicate', 'unknown'],
  extension: ['enabled', 'disabled', 'not-listed', 'unknown'],
  macos: macosReleases,
  /** Whether this Mac is enrolled in anybody's device management. */
  mdm: ['on', 'off', 'unknown'],
  vendor: ['fleet', 'jamf', 'intune', 'other', 'none', 'unknown'],
  /** The method that IT asks for is not the one that was registered with: macOS will ask again. */
  methodChange: ['yes', 'no'],
  /** Only what the doctor decides by: registering with a smart card needs macOS 14. */
  method: ['smart-card', 'other', 'unknown'],
  tries: ['0', '1', '2+'],
  /** Whether IT named the Self Service policies, for registering and for the inventory. */
  selfService: ['yes', 'no'],
  inventory: ['yes', 'no'],
  /** Whether Jamf, where it manages this Mac, has its Entra id. */
  partner: ['informed', 'not-informed', 'unknown'],
  /** The work ticket (Kerberos), without which Fleet reports nobody; nobody needs it where Fleet has no agent. */
  ticket: ['seen', 'empty', 'not-needed', 'unknown'],
} as const;

export type DoctorQuestion = keyof typeof doctorAnswers;
export type DoctorInputs = { readonly [Q in DoctorQuestion]: (typeof doctorAnswers)[Q][number] };

/** What the doctor looks at. */
export type DoctorSources = {
  readonly facts: Facts;
  readonly registration: Registration;
  readonly settings: Settings;
  readonly memory: RegistrationMemory;
};

const corruptConfiguration: string = 'device-configuration-corrupt';

/** Reduces everything that was found to the doctor's closed answers. */
export function readDoctorInputs({ facts, registration, settings, memory }: DoctorSources): DoctorInputs {
  const macos = macosReleaseOf(facts.macosVersion.kind === 'known' ? facts.macosVersion.value : null);
  const isCorrupt = registration.problem?.code === corruptConfiguration;
  return {
    registration: isCorrupt ? 'unknown-corrupt' : registration.report.state,
    portal: readPortal(facts, settings.MinimumCompanyPortalVersion, macos),
    profile: readProfile(facts),
    extension: readExtension(facts.ssoExtension),
    macos,
    mdm: readMdm(facts),
    vendor: managingVendor(facts),
    methodChange: isMethodChanging(facts) ? 'yes' : 'no',
    tries: memory.tries >= 2 ? '2+' : memory.tries === 1 ? '1' : '0',
    selfService: settings.JamfRegistrationPolicyID === null ? 'no' : 'yes',
    inventory: settings.JamfInventoryPolicyID === null ? 'no' : 'yes',
    method: readMethod(facts, registration),
    partner: readPartner(facts.jamf),
    ticket: readTicket(facts),
  };
}

/** The first Company Portal that can register a Mac in Setup Assistant, which macOS 26 brought. */
const setupPortalVersion = '5.2604.0';

function readPortal(facts: Facts, minimum: string, macos: MacosRelease): DoctorInputs['portal'] {
  const { companyPortal, ssoExtension } = facts;
  if (companyPortal.kind !== 'known') return 'unknown';
  // An extension that macOS lists belongs to an app that lies somewhere.
  const isListed = ssoExtension.kind === 'known' && ssoExtension.value.listed;
  if (!companyPortal.value.installed) return isListed ? 'unknown' : 'missing';
  const version = companyPortal.value.shortVersion ?? companyPortal.value.buildVersion ?? '';
  const order = compareVersions(version, minimum);
  if (order === undefined) return 'unknown';
  if (order < 0) return 'too-old';
  const isForSetup = macos === '26' && profilesOf(facts).some(({ duringSetup }) => duringSetup);
  return isForSetup && compareVersions(version, setupPortalVersion) === -1 ? 'too-old-for-setup' : 'current';
}

function profilesOf({ ssoProfiles }: Facts): readonly SsoProfile[] {
  return ssoProfiles.kind === 'known' ? ssoProfiles.value : [];
}

/** Decides like the check of the profile, and sees besides whether two of Microsoft's are in each other's way. */
function readProfile(facts: Facts): DoctorInputs['profile'] {
  const profiles = profilesOf(facts);
  const microsoft = profiles.filter(({ extensionIdentifier }) => extensionIdentifier === microsoftSsoExtension);
  const [first, ...others] = microsoft;
  if (first !== undefined) {
    if (others.some(other => !isSameProfile(first, other))) return 'duplicate';
    return first.platformSso ? 'platform-sso' : 'extension-only';
  }
  if (profiles.length > 0) return 'other-provider';
  const { appSso, ssoProfiles } = facts;
  if (appSso.kind !== 'known') return 'unknown';
  const { device } = appSso.value;
  if (device === null) return ssoProfiles.kind === 'unknown' ? 'unknown' : 'missing';
  if (device.extensionIdentifier === null) return 'unknown';
  return device.extensionIdentifier === microsoftSsoExtension ? 'platform-sso' : 'other-provider';
}

/** macOS shows one profile of the computer to its user as well: twice the same is one. */
function isSameProfile(one: SsoProfile, other: SsoProfile): boolean {
  return (
    one.level !== other.level &&
    one.platformSso === other.platformSso &&
    one.method === other.method &&
    one.duringSetup === other.duringSetup
  );
}

function readExtension(extension: Facts['ssoExtension']): DoctorInputs['extension'] {
  if (extension.kind !== 'known') return 'unknown';
  if (!extension.value.listed) return 'not-listed';
  // Nobody chose: macOS then runs it.
  return extension.value.election === 'disabled' ? 'disabled' : 'enabled';
}

function readMdm({ mdmEnrollment }: Facts): DoctorInputs['mdm'] {
  return mdmEnrollment.kind !== 'known' ? 'unknown' : mdmEnrollment.value.enrolled ? 'on' : 'off';
}

function isMethodChanging({ appSso, ...facts }: Facts): boolean {
  if (appSso.kind !== 'known') return false;
  const profiles = profilesOf({ appSso, ...facts });
  const profile = profiles.find(
    ({ platformSso, extensionIdentifier }) => platformSso && extensionIdentifier === microsoftSsoExtension,
  );
  const wanted = profileMethodOf(profile, facts.macosVersion) ?? appSso.value.device?.method ?? null;
  const registered = appSso.value.user?.method ?? null;
  return wanted !== null && registered !== null && wanted !== registered;
}

/** Signing in again goes by what was registered with, registering by what is set up now. */
function readMethod(facts: Facts, { report }: Registration): DoctorInputs['method'] {
  const { configured, registered } = registrationMethods(facts);
  const method = report.state === 'sign-in-needed' ? (registered ?? configured) : (configured ?? registered);
  return method === null || method === 'smart-card' ? (method ?? 'unknown') : 'other';
}

function readPartner(jamf: Facts['jamf']): DoctorInputs['partner'] {
  const entraId = jamf.kind === 'known' ? jamf.value.entraId : null;
  return entraId === null ? 'unknown' : entraId === 'acquired' ? 'informed' : 'not-informed';
}
