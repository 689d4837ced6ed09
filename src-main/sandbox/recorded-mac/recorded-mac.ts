import { appSsoOutput } from './app-sso-output.ts';
import { browserFiles, type RecordedBrowsers } from './browser-files.ts';
import { clearwayCommands, clearwayFiles, type ClearwayOnMac } from './installed-clearway.ts';
import { fleetAgentFiles, tokenPath, type FleetEnrolment } from './fleet-agent-files.ts';
import { inventedIds } from './invented-ids.ts';
import { intuneFiles, jamfCommands, jamfFiles, type JamfOnMac } from './management-agents.ts';
import { companyPortalPath, companyPortalPlist, ssoProfilePath, ssoProfilePlist } from './microsoft-plists.ts';
import { plistXml, type PlistValue } from './plist-xml.ts';
import { recordedCommands, type MdmEnrolment, type RecordedCommand } from './recorded-commands.ts';
import { registrationCommands, type RegistrationAnswers } from './registration-commands.ts';
import { isBoundIn, registrationKinds, type ManagedProfile } from './registration-kinds.ts';
import type { RegistrationKind, SignInMethod } from './registration-kinds.ts';

type MdmVendor = 'fleet' | 'jamf' | 'intune' | 'other';

const preferencesPath = '/Library/Managed Preferences/com.clearway.companion.plist';

/** A recorded Mac as a value: change what a test needs, then write it. */
export type RecordedMac = {
  /** What `mac.json` says; a made-up Mac has no `takenAt`. */
  readonly mac: {
    readonly name: string;
    readonly macosVersion: string;
    readonly user: { readonly name: string; readonly uid: number };
  };
  /** Text files by their absolute path on that Mac. */
  readonly files: Readonly<Record<string, string>>;
  /** Recorded commands by the name of their JSON file. */
  readonly commands: Readonly<Record<string, RecordedCommand>>;
  /** What osquery answers on that Mac, by the question; null where it has no osquery. */
  readonly osquery?: OsqueryAnswers | null;
  /** What lies in its Keychain. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** When some of the files were last changed, in milliseconds since the epoch. */
  readonly modified?: Readonly<Record<string, number>>;
};

/** Rows by the question that they answer. */
export type OsqueryAnswers = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/** What may differ from a Mac on which everything is done. */
export type RecordedMacOptions = {
  readonly now: number;
  /** The server it belongs to; null for a Mac without a Fleet agent. */
  readonly fleet: FleetEnrolment | null;
  readonly registration?: RegistrationKind;
  /** By default the profile that goes with the registration. */
  readonly profile?: ManagedProfile;
  readonly method?: SignInMethod;
  readonly mdm?: MdmEnrolment;
  readonly macosVersion?: string;
  /** Null for a Mac without Company Portal. */
  readonly companyPortal?: string | null;
  /** What IT forces on Clearway itself; null for nothing. */
  readonly preferences?: Readonly<Record<string, PlistValue>> | null;
  readonly osquery?: OsqueryAnswers | null;
  /** The key for reports in its Keychain. */
  readonly reportToken?: string | null;
  /** How long ago the agent renewed its token file; it does so hourly. */
  readonly tokenAgeMs?: number;
  /** By default Safari alone. */
  readonly browsers?: RecordedBrowsers;
  /** What `fdesetup status` prints; by default that FileVault is on. */
  readonly fileVault?: string;
  /** macOS 26: the profile wants registration already in Setup Assistant. */
  readonly duringSetup?: boolean;
  /** Whose address the MDM server has; by default it is Fleet's own. */
  readonly mdmVendor?: MdmVendor;
  /** Null for a Mac without Jamf. */
  readonly jamf?: JamfOnMac | null;
  /** The version of Intune's agent; null where there is none. */
  readonly intune?: string | null;
  /** Null for a Mac without Clearway itself. */
  readonly clearway?: ClearwayOnMac | null;
} & Partial<RegistrationAnswers>;

const mdmServers: Readonly<Record<Exclude<MdmVendor, 'fleet'>, string>> = {
  jamf: 'https://larkfield.jamfcloud.com/mdm/ServerURL',
  intune: 'https://i.manage.microsoft.com/DeviceGatewayProxy/ioshandler.ashx',
  other: 'https://mdm.larkfield.example/connect',
};

/** Makes a recorded Mac on which everything is done, but for what the options say. */
export function recordedMac(options: RecordedMacOptions): RecordedMac {
  const { now, fleet, registration = 'registered', method = 'secure-enclave', macosVersion = '15.5' } = options;
  const { profile = registrationKinds[registration].profile, mdm = 'user-approved' } = options;
  const { companyPortal = '5.2604.1', tokenAgeMs = 20 * 60_000 } = options;
  const { preferences = null, osquery = null, reportToken = null } = options;
  const { duringSetup = false, mdmVendor = 'fleet', jamf = null, intune = null, clearway = null } = options;
  const ssoProfile = ssoProfilePlist(profile, method, { macosVersion, duringSetup });
  return {
    mac: {
      name: inventedIds.computerName,
      macosVersion,
      user: { name: inventedIds.userName, uid: inventedIds.userId },
    },
    files: {
      ...browserFiles(options.browsers ?? {}),
      ...(companyPortal !== null && { [companyPortalPath]: companyPortalPlist(companyPortal) }),
      ...(ssoProfile !== null && { [ssoProfilePath]: ssoProfile }),
      ...(fleet !== null && fleetAgentFiles(fleet)),
      ...(preferences !== null && { [preferencesPath]: plistXml(preferences) }),
      ...(jamf !== null && jamfFiles(jamf)),
      ...(intune !== null && intuneFiles(intune)),
      ...(clearway !== null && clearwayFiles(clearway)),
    },
    commands: {
      ...recordedCommands({
        appSso: appSsoOutput({ registration, now, macosVersion, method }),
        mdm,
        mdmServer:
          mdmVendor === 'fleet'
            ? `${fleet?.url ?? 'https://mdm.larkfield.example'}/mdm/apple/mdm`
            : mdmServers[mdmVendor],
        macosVersion,
        fileVault: options.fileVault ?? 'FileVault is On.\n',
      }),
      ...registrationCommands({ ...usualAnswers(options, { companyPortal, registration }), ...said(options) }),
      ...(jamf !== null && jamfCommands(jamf)),
      ...(clearway !== null && clearwayCommands()),
    },
    osquery,
    secrets: reportToken === null ? {} : { 'report-token': reportToken },
    modified: typeof fleet?.token === 'string' ? { [tokenPath]: now - tokenAgeMs } : {},
  };
}

/** What the tools say by themselves on a Mac with this Company Portal and this registration. */
function usualAnswers(
  { now }: RecordedMacOptions,
  mac: { readonly companyPortal: string | null; readonly registration: RegistrationKind },
): RegistrationAnswers {
  const { companyPortal: version, registration } = mac;
  return {
    ssoExtension: version === null ? null : { election: 'enabled', version },
    portalReceipt: version === null ? null : { version, installedAt: now - 30 * 86_400_000 },
    directory: isBoundIn(registration) ? inventedIds.userPrincipalName : null,
    workplaceJoin: null,
    serialNumber: inventedIds.serialNumber,
  };
}

/** The answers that the options name; what is undefined is not named. */
function said(options: Partial<RegistrationAnswers>): Partial<RegistrationAnswers> {
  const { ssoExtension, portalReceipt, directory, workplaceJoin, serialNumber } = options;
  return {
    ...(ssoExtension !== undefined && { ssoExtension }),
    ...(portalReceipt !== undefined && { portalReceipt }),
    ...(directory !== undefined && { directory }),
    ...(workplaceJoin !== undefined && { workplaceJoin }),
    ...(serialNumber !== undefined && { serialNumber }),
  };
}
