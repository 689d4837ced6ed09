import { inventedIds } from './invented-ids.ts';
import { plistXml } from './plist-xml.ts';
import { answer, type RecordedCommand } from './recorded-commands.ts';

/** What is on a Mac that Jamf looks after. */
export type JamfOnMac = {
  readonly server?: string;
  /** MSAL's number; null where the helper is too old for the question. */
  readonly ssoStatus?: 0 | 1 | 2 | 3 | 'timed-out' | 'hangs' | null;
  /** Null where this user has no settings of the helper. */
  readonly entraId?: 'acquired' | 'pending' | null;
};

const jamfContents = '/Library/Application Support/JAMF/Jamf.app/Contents';
const jamfHelper = `${jamfContents}/MacOS/Jamf Conditional Access.app/Contents/MacOS/Jamf Conditional Access`;

/** Jamf's files by absolute path. */
export function jamfFiles({ server = 'https://larkfield.jamfcloud.com/', entraId = 'acquired' }: JamfOnMac) {
  return {
    [`${jamfContents}/Info.plist`]: plistXml({
      CFBundleIdentifier: 'com.jamf.management.Jamf',
      CFBundleShortVersionString: '11.21.1',
    }),
    '/Library/Preferences/com.jamfsoftware.jamf.plist': plistXml({ jss_url: server, microsoftCAEnabled: true }),
    ...(entraId !== null && {
      [`/Users/${inventedIds.userName}/Library/Preferences/com.jamf.management.jamfAAD.plist`]: plistXml(
        entraId === 'acquired'
          ? { have_an_Azure_id: true, last_aad_token_timestamp: 1_781_000_000 }
          : { have_an_Azure_id: false },
      ),
    }),
  };
}

/** What Jamf's helper answers. SYNTHETIC: put together from the scripts that take the output apart. */
export function jamfCommands({ ssoStatus = 2 }: JamfOnMac): Readonly<Record<string, RecordedCommand>> {
  const argv = [jamfHelper, 'getPSSOStatus'] as const;
  if (ssoStatus === null) return { 'jamf-psso.json': { argv, exit: 64, stdout: '', stderr: 'Unknown verb\n' } };
  if (ssoStatus === 'hangs') return { 'jamf-psso.json': { ...answer(argv, ''), fails: 'hangs' } };
  if (ssoStatus === 'timed-out') return { 'jamf-psso.json': answer(argv, 'Warning:Timedout\n') };
  return { 'jamf-psso.json': answer(argv, `${ssoStatus}\n${details(ssoStatus === 2)}\n`) };
}

function details(isRegistered: boolean): string {
  const entries = {
    isSSOExtensionInFullMode: 'Yes',
    ...(isRegistered && {
      primary_registration_metadata_cloud_host: 'login.microsoftonline.com',
      primary_registration_metadata_device_id: inventedIds.deviceId,
      primary_registration_metadata_upn: inventedIds.userPrincipalName,
      primary_registration_metadata_tenant_id: inventedIds.tenantId,
    }),
  };
  const list = Object.entries(entries).map(([key, value]) => `AnyHashable("${key}"): ${value}`);
  return `extraDeviceInformation [${list.join(', ')}]`;
}

/** Intune's agent by absolute path. */
export function intuneFiles(version: string): Readonly<Record<string, string>> {
  return {
    '/Library/Intune/Microsoft Intune Agent.app/Contents/Info.plist': plistXml({
      CFBundleIdentifier: 'com.microsoft.intuneMDMAgent',
      CFBundleShortVersionString: version,
    }),
  };
}
