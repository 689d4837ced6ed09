import { known, unknown, type Fact } from '../../src-main/core/fact.ts';
import type {
  AppSso,
  AppSsoDevice,
  AppSsoUser,
  CompanyPortal,
  Facts,
  FleetAgent,
  MdmEnrollment,
  SsoProfile,
  SsoProfiles,
} from '../../src-main/core/facts.ts';
import type { Browser } from '../../src-main/core/posture-facts.ts';
import { problem } from '../../src-main/core/problem.ts';
import { microsoftSsoExtension } from '../../src-main/core/registration.ts';
import type { JamfAgent } from '../../src-main/core/registration-facts.ts';

/** When everything in these examples was observed, by this Mac's clock. */
export const observedAt = '2026-11-20T12:00:00.000Z';
const seen = { observedAt, source: 'example' };

/** Why a fact is not known, in examples. */
export const unreadable = unknown(problem('permission-denied'));
export const notApplicable = { kind: 'not-applicable', because: 'an example' } as const;
export const device: AppSsoDevice = {
  extensionIdentifier: microsoftSsoExtension,
  registrationCompleted: true,
  method: 'secure-enclave',
  deviceId: '0d2a9d33-1111-4222-8333-444455556666',
  tenantId: '7c1f0f0a-aaaa-4bbb-8ccc-ddddeeeeffff',
};
export const user: AppSsoUser = {
  state: 'POUserStateNormal',
  method: 'secure-enclave',
  userPrincipalName: 'sam@example.com',
  kerberosCount: 1,
};
export const tokens = { expireAt: '2026-12-04T12:00:00.000Z', expired: false } as const;
export const platformProfile: SsoProfile = {
  level: 'computer',
  extensionIdentifier: microsoftSsoExtension,
  platformSso: true,
  method: 'secure-enclave',
  topMethod: null,
  duringSetup: false,
};

export function appSso(change: Partial<AppSso> = {}): Fact<AppSso> {
  return known({ device, user, tenantIdFromIssuer: null, tokens, ...change }, seen);
}
export function ssoProfiles(...profiles: SsoProfiles): Fact<SsoProfiles> {
  return known(profiles, seen);
}
export function companyPortal(value: CompanyPortal): Fact<CompanyPortal> {
  return known(value, seen);
}
export function mdmEnrollment(change: Partial<MdmEnrollment> = {}): Fact<MdmEnrollment> {
  return known(
    { enrolled: true, userApproved: true, viaDep: true, server: 'mdm.example.com', vendor: 'other', ...change },
    seen,
  );
}
export function fleetAgent(change: Partial<FleetAgent> = {}): Fact<FleetAgent> {
  const server = { kind: 'found', url: 'https://fleet.example.com/' } as const;
  const orbit = { tokenModifiedAt: observedAt, desktopEnabled: true, browserHost: null };
  return known({ present: true, token: 'present', ...orbit, server, ...change }, seen);
}

export const safari: Browser = {
  id: 'safari',
  bundleId: 'com.apple.Safari',
  version: '18.5',
  signOn: { kind: 'ready', because: 'built-in' },
};
export const noJamf: JamfAgent = {
  present: false,
  server: null,
  ssoStatus: null,
  deviceId: null,
  tenantId: null,
  userPrincipalName: null,
  entraId: null,
};

/** The facts of a Mac on which everything is in order, but for what is changed. */
export function facts(change: Partial<Facts> = {}): Facts {
  const lacksPortal = change.companyPortal?.kind === 'known' && !change.companyPortal.value.installed;
  return {
    companyPortal: companyPortal({ installed: true, shortVersion: '5.2410.1', buildVersion: '53.2410.1' }),
    ssoProfiles: ssoProfiles(platformProfile),
    appSso: appSso(),
    mdmEnrollment: mdmEnrollment(),
    fleetAgent: fleetAgent(),
    // It comes with Company Portal and goes with it.
    ssoExtension: known(
      lacksPortal ? { listed: false } : { listed: true, election: 'enabled', version: '5.2604.1' },
      seen,
    ),
    portalReceipt: known({ found: false, packageId: null, version: null, installedAt: null }, seen),
    directory: known({ bound: true, userPrincipalName: 'sam@example.com' }, seen),
    workplaceJoin: known({ found: false, deviceId: null, userPrincipalName: null }, seen),
    jamf: known(noJamf, seen),
    intune: known({ present: false, version: null }, seen),
    macosVersion: known('15.5', seen),
    diskEncryption: known({ on: true, progress: 'none', percent: null, deferred: false }, seen),
    browsers: known({ installed: [safari], defaultBundleId: 'com.apple.Safari' }, seen),
    hardware: known({ serialNumber: 'C02EXAMPLE1' }, seen),
    ...change,
  };
}
