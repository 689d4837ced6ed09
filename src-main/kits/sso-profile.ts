import type { PlistValue } from '../ports.ts';
import type { KitInput } from './kit.ts';

/** Where Microsoft's extension takes over a sign-in. Each cloud's, because a Mac refuses no address it never meets. */
const signInAddresses = [
  'https://login.microsoftonline.com',
  'https://login.microsoft.com',
  'https://sts.windows.net',
  'https://login.partner.microsoftonline.cn',
  'https://login.chinacloudapi.cn',
  'https://login.microsoftonline.us',
  'https://login-us.microsoftonline.com',
] as const;

/** A key in the Secure Enclave: the Mac's own password stays as it is, and nobody can copy the key to another Mac. */
const secureEnclaveKey = 'UserSecureEnclaveKey';

/**
 * Renders the profile that makes Company Portal's extension register a Mac with Entra. macOS 13 reads the outer
 * `AuthenticationMethod`, macOS 14 and later the one in `PlatformSSO`; each leaves the other alone.
 */
export function renderSsoProfile({ organization, formatPlist, namedUuid }: KitInput): string {
  const identifier = 'com.clearway.kit.platform-sso';
  const uuid = (part: string): string => namedUuid(`${organization}/platform-sso/${part}`);
  return formatPlist({
    PayloadContent: [
      {
        ...extension,
        PayloadDisplayName: 'Company Portal single sign-on',
        PayloadIdentifier: `${identifier}.extension`,
        PayloadOrganization: organization,
        PayloadType: 'com.apple.extensiblesso',
        PayloadUUID: uuid('extension'),
        PayloadVersion: 1,
      },
    ],
    PayloadDescription: 'Registers this Mac with Microsoft Entra through Company Portal.',
    PayloadDisplayName: 'Platform single sign-on for Microsoft Entra',
    PayloadIdentifier: identifier,
    PayloadOrganization: organization,
    // Shared device keys are for the device channel alone; in a user's profile macOS would ignore them.
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuid('profile'),
    PayloadVersion: 1,
  });
}

const extension: { readonly [key: string]: PlistValue } = {
  // macOS 13 knows no other place for it; later ones call this place deprecated and still take both.
  AuthenticationMethod: secureEnclaveKey,
  // It is part of Company Portal: without the app the profile does nothing, so it goes to Macs that have the app.
  ExtensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
  PlatformSSO: {
    AuthenticationMethod: secureEnclaveKey,
    // What the claims of Entra are called; macOS asks for them when it makes or updates a local account.
    TokenToUserMapping: { AccountName: 'preferred_username', FullName: 'name' },
    // Entra registers the Mac once, not once per account: a second user must find the same device.
    UseSharedDeviceKeys: true,
  },
  // Mail and chat fetch behind a locked screen; Cancel would end their sign-in instead of letting it go on without.
  ScreenLockedBehavior: 'DoNotHandle',
  // macOS loads an extension only of the team that is named here: Microsoft's.
  TeamIdentifier: 'UBF8T346G9',
  // Entra's sign-in is a web page that the extension answers in place of.
  Type: 'Redirect',
  URLs: signInAddresses,
};
