import type { RegistrationCode } from '../../contract/snapshot.ts';

/** Which single sign-on profile the Mac's management delivered. */
export type ManagedProfile = 'platform-sso' | 'sso-extension-only' | 'other-provider' | 'none';

/** Every registration a recorded Mac can be in, with the code it stands for and the profile that goes with it. */
export const registrationKinds = {
  registered: { code: 'P0', profile: 'platform-sso' },
  'no-cloud-ticket': { code: 'P0', profile: 'platform-sso' },
  'not-configured': { code: 'P1', profile: 'none' },
  'agent-not-loaded': { code: 'P2', profile: 'platform-sso' },
  'other-provider': { code: 'P3', profile: 'other-provider' },
  'device-not-registered': { code: 'P4', profile: 'platform-sso' },
  'user-null': { code: 'P5', profile: 'platform-sso' },
  'needs-registration': { code: 'P6', profile: 'platform-sso' },
  'new-password-user': { code: 'P6', profile: 'platform-sso' },
  'new-smart-card-user': { code: 'P6', profile: 'platform-sso' },
  'needs-new-keys': { code: 'P7', profile: 'platform-sso' },
  'user-key-invalid': { code: 'P7', profile: 'platform-sso' },
  'needs-binding': { code: 'P7', profile: 'platform-sso' },
  'tokens-expired': { code: 'P8', profile: 'platform-sso' },
  'empty-kerberos': { code: 'P8', profile: 'platform-sso' },
  'unnamed-user-state': { code: 'P9', profile: 'platform-sso' },
  'not-understood': { code: 'P9', profile: 'platform-sso' },
  'configuration-corrupt': { code: 'P9', profile: 'platform-sso' },
} as const satisfies Record<string, { readonly code: RegistrationCode; readonly profile: ManagedProfile }>;

/** The name of one such registration. */
export type RegistrationKind = keyof typeof registrationKinds;

/** How a Platform SSO user proves who they are. */
export type SignInMethod = 'secure-enclave' | 'password' | 'smart-card';

/** A sign-in method as `app-sso` prints it. */
export const loginTypes = {
  password: 'POLoginTypePassword (1)',
  'secure-enclave': 'POLoginTypeUserSecureEnclaveKey (2)',
  'smart-card': 'POLoginTypeSmartCard (3)',
} as const satisfies Record<SignInMethod, string>;

/** A sign-in method as the profile names it. */
export const authenticationMethods = {
  password: 'Password',
  'secure-enclave': 'UserSecureEnclaveKey',
  'smart-card': 'SmartCard',
} as const satisfies Record<SignInMethod, string>;

/** The extension of Company Portal, the only one that registers with Entra. */
export const microsoftExtension = 'com.microsoft.CompanyPortalMac.ssoextension';

/** An extension of another identity provider. */
export const otherExtension = 'com.okta.mobile.auth-service-extension';

const bound: ReadonlySet<RegistrationKind> = new Set([
  'registered',
  'no-cloud-ticket',
  'tokens-expired',
  'empty-kerberos',
  'needs-new-keys',
  'user-key-invalid',
  'unnamed-user-state',
  'not-understood',
  'configuration-corrupt',
]);

/** Whether the local directory binds the account to its sign-in name: once done it stays, whatever becomes of the keys. */
export function isBoundIn(kind: RegistrationKind): boolean {
  return bound.has(kind);
}
