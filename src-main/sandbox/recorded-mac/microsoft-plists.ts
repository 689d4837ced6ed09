import { plistXml, type PlistValue } from './plist-xml.ts';
import { authenticationMethods, microsoftExtension, otherExtension } from './registration-kinds.ts';
import type { ManagedProfile, SignInMethod } from './registration-kinds.ts';

/** Where Company Portal keeps its version. */
export const companyPortalPath = '/Applications/Company Portal.app/Contents/Info.plist';

/** Where a Mac shows what its management set for single sign-on. */
export const ssoProfilePath = '/Library/Managed Preferences/com.apple.extensiblesso.plist';

/** The Info.plist of Company Portal, as far as anyone reads it. */
export function companyPortalPlist(version: string): string {
  return plistXml({
    CFBundleDisplayName: 'Company Portal',
    CFBundleExecutable: 'Company Portal',
    CFBundleIdentifier: 'com.microsoft.CompanyPortalMac',
    CFBundleName: 'Company Portal',
    CFBundlePackageType: 'APPL',
    CFBundleShortVersionString: version,
    CFBundleVersion: `${version}000`,
    LSMinimumSystemVersion: '13.0',
  });
}

/** The managed single sign-on settings of one profile kind, or null where there is no profile. */
export function ssoProfilePlist(
  profile: ManagedProfile,
  method: SignInMethod,
  shape: { readonly macosVersion?: string; readonly duringSetup?: boolean } = {},
): string | null {
  switch (profile) {
    case 'none':
      return null;
    case 'other-provider':
      return plistXml({ ...redirect, ExtensionIdentifier: otherExtension, TeamIdentifier: 'OTHER00000', URLs: [] });
    case 'sso-extension-only':
      return plistXml(microsoftRedirect);
    case 'platform-sso':
      // macOS 13 knows no settings of their own for Platform SSO.
      return shape.macosVersion?.startsWith('13.') === true
        ? plistXml({ ...microsoftRedirect, AuthenticationMethod: authenticationMethods[method] })
        : plistXml({
            ...microsoftRedirect,
            PlatformSSO: {
              ...platformSso(method),
              ...(shape.duringSetup === true && { EnableRegistrationDuringSetup: true }),
            },
          });
  }
}

const redirect = { ScreenLockedBehavior: 'DoNotHandle', Type: 'Redirect' };

const microsoftRedirect = {
  ...redirect,
  ExtensionIdentifier: microsoftExtension,
  TeamIdentifier: 'UBF8T346G9',
  URLs: ['https://login.microsoftonline.com', 'https://login.microsoft.com', 'https://sts.windows.net'],
};

function platformSso(method: SignInMethod): Readonly<Record<string, PlistValue>> {
  return {
    AccountDisplayName: 'Microsoft Entra',
    AuthenticationMethod: authenticationMethods[method],
    TokenToUserMapping: { AccountName: 'preferred_username', FullName: 'name' },
    UseSharedDeviceKeys: true,
  };
}
