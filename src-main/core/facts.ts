import type { RegistrationMethod } from '../contract/snapshot.ts';
import type { Fact } from './fact.ts';
import type { Browsers, DiskEncryption, Hardware } from './posture-facts.ts';
import type { Problem } from './problem.ts';
import type {
  DirectoryBinding,
  IntuneAgent,
  JamfAgent,
  MdmVendor,
  PortalReceipt,
  SsoExtension,
  WorkplaceJoin,
} from './registration-facts.ts';

/** Company Portal as found in its bundle. Versions are as written; `null` where the key is missing. */
export type CompanyPortal =
  | { readonly installed: false; readonly foundBundleId: string | null }
  | { readonly installed: true; readonly shortVersion: string | null; readonly buildVersion: string | null };

/** One managed SSO payload as macOS wrote it below /Library/Managed Preferences. */
export type SsoProfile = {
  readonly level: 'user' | 'computer';
  readonly extensionIdentifier: string;
  readonly platformSso: boolean;
  /** How the user is to prove who they are from macOS 14 on; null where the payload does not say. */
  readonly method: RegistrationMethod | null;
  /** What stands at the top of the payload, which is all that macOS 13 goes by. */
  readonly topMethod: RegistrationMethod | null;
  /** macOS 26: register already in Setup Assistant. */
  readonly duringSetup: boolean;
};

/** Every readable SSO payload on this Mac; empty when there is none. */
export type SsoProfiles = readonly SsoProfile[];

/** `app-sso platform -s`, read leniently: every key is optional, `null` is "not said". */
export type AppSso = {
  readonly device: AppSsoDevice | null;
  /** `undefined`: the section was missing, which is not the same as `(null)`. */
  readonly user: AppSsoUser | null | undefined;
  readonly tenantIdFromIssuer: string | null;
  readonly tokens: { readonly expireAt: string | null; readonly expired: boolean | null } | null;
};

export type AppSsoDevice = {
  readonly extensionIdentifier: string | null;
  readonly registrationCompleted: boolean | null;
  readonly method: RegistrationMethod | null;
  /** Read from the device signing certificate; null when it is missing or cannot be read. */
  readonly deviceId: string | null;
  readonly tenantId: string | null;
};

export type AppSsoUser = {
  /** Apple's name without its number, such as `POUserStateNormal`. */
  readonly state: string | null;
  readonly method: RegistrationMethod | null;
  readonly userPrincipalName: string | null;
  /** `null`: the key was missing. */
  readonly kerberosCount: number | null;
};

export type MdmEnrollment = {
  readonly enrolled: boolean;
  readonly userApproved: boolean | null;
  readonly viaDep: boolean | null;
  /** Host name only. */
  readonly server: string | null;
  /** By the server's address; null where it says nothing. */
  readonly vendor: MdmVendor | null;
};

/** What is on this Mac of Fleet's agent, and which server it belongs to. */
export type FleetAgent = {
  readonly present: boolean;
  readonly token: FleetToken['kind'];
  /** Why the token could not be read, where it is unreadable. */
  readonly tokenProblem?: Problem;
  /** When the agent last renewed the token; null where there is none. */
  readonly tokenModifiedAt: string | null;
  /** Whether orbit is told to run Fleet Desktop, without which nobody renews the token; null where it could not be read. */
  readonly desktopEnabled: boolean | null;
  /** The host that browsers reach the server by, where orbit was given another one. */
  readonly browserHost: string | null;
  readonly server: FleetServer;
};

/** The server to ask, or why there is none. The first source that says something decides, even when it says it badly. */
export type FleetServer =
  | { readonly kind: 'found'; readonly url: string }
  | { readonly kind: 'bad'; readonly problem: Problem }
  | { readonly kind: 'none' };

/** The device token, or why there is none. The value goes into a request's URL and nowhere else. */
export type FleetToken =
  | { readonly kind: 'present'; readonly token: string; readonly modifiedAt: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-understood' }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** All facts of one look. */
export type Facts = {
  readonly companyPortal: Fact<CompanyPortal>;
  readonly ssoProfiles: Fact<SsoProfiles>;
  readonly appSso: Fact<AppSso>;
  readonly mdmEnrollment: Fact<MdmEnrollment>;
  readonly fleetAgent: Fact<FleetAgent>;
  readonly ssoExtension: Fact<SsoExtension>;
  readonly portalReceipt: Fact<PortalReceipt>;
  readonly directory: Fact<DirectoryBinding>;
  readonly workplaceJoin: Fact<WorkplaceJoin>;
  readonly jamf: Fact<JamfAgent>;
  readonly intune: Fact<IntuneAgent>;
  /** Dotted numbers. */
  readonly macosVersion: Fact<string>;
  readonly diskEncryption: Fact<DiskEncryption>;
  readonly browsers: Fact<Browsers>;
  readonly hardware: Fact<Hardware>;
};
