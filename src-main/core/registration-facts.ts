/** What else this Mac tells about its registration without root, beside `app-sso` and the managed profile. */

/** Company Portal's single sign-on extension as PlugInKit lists it. */
export type SsoExtension =
  | { readonly listed: false }
  | {
      readonly listed: true;
      /** What the user or an administrator chose; `default` where nobody chose. */
      readonly election: 'enabled' | 'disabled' | 'default';
      readonly version: string | null;
    };

/** The installer's receipt of Company Portal. It outlives the app, so it is a hint and never a verdict. */
export type PortalReceipt = {
  readonly found: boolean;
  readonly packageId: string | null;
  readonly version: string | null;
  readonly installedAt: string | null;
};

/** Whether this account is bound to Platform SSO according to the local directory. */
export type DirectoryBinding = { readonly bound: boolean; readonly userPrincipalName: string | null };

/** The older Workplace Join in the login keychain. Its absence proves nothing: newer joins do not lie there. */
export type WorkplaceJoin = {
  readonly found: boolean;
  readonly deviceId: string | null;
  readonly userPrincipalName: string | null;
};

/** Jamf's word on Platform SSO, by MSAL's header: `registered` says nothing about compliance. */
export type JamfSsoStatus = 'not-enabled' | 'not-registered' | 'registered' | 'needs-repair';

/** What is on this Mac of Jamf, and what its helper says. */
export type JamfAgent = {
  readonly present: boolean;
  /** Host name only. */
  readonly server: string | null;
  /** Null where the helper is too old for the question, or did not answer in a way that is understood. */
  readonly ssoStatus: JamfSsoStatus | null;
  readonly deviceId: string | null;
  readonly tenantId: string | null;
  readonly userPrincipalName: string | null;
  /** Whether Jamf has this Mac's Entra id, without which it tells Microsoft nothing; null where that is not known. */
  readonly entraId: 'acquired' | 'pending' | null;
};

export type IntuneAgent = { readonly present: boolean; readonly version: string | null };

/** Who runs a Mac's device management. */
export type MdmVendor = 'fleet' | 'jamf' | 'intune' | 'other';
