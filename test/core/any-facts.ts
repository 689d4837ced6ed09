import fc from 'fast-check';
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
} from '../../src-main/core/facts.ts';
import { problem, problemCodes, type Problem } from '../../src-main/core/problem.ts';
import { microsoftSsoExtension } from '../../src-main/core/registration.ts';
import { observedAt } from './example-facts.ts';
import {
  anyBrowsers,
  anyDirectory,
  anyDiskEncryption,
  anyHardware,
  anyIntune,
  anyJamf,
  anyMacosVersion,
  anyReceipt,
  anySsoExtension,
  anyWorkplaceJoin,
} from './more-facts.ts';

const nullable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const method = nullable(fc.constantFrom('secure-enclave', 'password', 'smart-card'));
const extension = fc.constantFrom(microsoftSsoExtension, 'com.example.other.ssoextension');
const version = fc.oneof(fc.constantFrom('5.2404.0', '5.2403.9', '5.2410.1', '53.1'), fc.string({ maxLength: 12 }));

export const anyProblem: fc.Arbitrary<Problem> = fc.constantFrom(...problemCodes).map(code => problem(code));

const observed = { observedAt, source: 'example' };
export const notKnown: fc.Arbitrary<Fact<never>> = fc.oneof(
  anyProblem.map(why => unknown(why)),
  fc.constant({ kind: 'not-applicable' as const, because: 'an example' }),
);
function anyFact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  return fc.oneof(
    { weight: 4, arbitrary: value.map(found => known(found, observed)) },
    { weight: 1, arbitrary: notKnown },
  );
}

const anyCompanyPortal: fc.Arbitrary<CompanyPortal> = fc.oneof(
  fc.record({ installed: fc.constant(false as const), foundBundleId: nullable(fc.string({ maxLength: 20 })) }),
  fc.record({
    installed: fc.constant(true as const),
    shortVersion: nullable(version),
    buildVersion: nullable(version),
  }),
);
const anyProfile: fc.Arbitrary<SsoProfile> = fc.record({
  level: fc.constantFrom('user', 'computer'),
  extensionIdentifier: extension,
  platformSso: fc.boolean(),
  method,
  topMethod: method,
  duringSetup: fc.boolean(),
});
const anyDevice: fc.Arbitrary<AppSsoDevice> = fc.record({
  extensionIdentifier: nullable(extension),
  registrationCompleted: nullable(fc.boolean()),
  method,
  deviceId: nullable(fc.uuid()),
  tenantId: nullable(fc.uuid()),
});
const anyUser: fc.Arbitrary<AppSsoUser> = fc.record({
  state: nullable(
    fc.oneof(
      fc.constantFrom('POUserStateNormal', 'POUserStateNeedsRegistration', 'POUserStateNeedsNewKeys'),
      fc.string({ maxLength: 12 }),
    ),
  ),
  method,
  userPrincipalName: nullable(fc.string({ maxLength: 20 })),
  kerberosCount: nullable(fc.nat(3)),
});
export const anyAppSso: fc.Arbitrary<AppSso> = fc.record({
  device: nullable(anyDevice),
  user: fc.option(nullable(anyUser), { nil: undefined }),
  tenantIdFromIssuer: nullable(fc.uuid()),
  tokens: nullable(fc.record({ expireAt: fc.constantFrom(null, observedAt), expired: nullable(fc.boolean()) })),
});
const anyMdm: fc.Arbitrary<MdmEnrollment> = fc.record({
  enrolled: fc.boolean(),
  userApproved: nullable(fc.boolean()),
  viaDep: nullable(fc.boolean()),
  server: nullable(fc.domain()),
  vendor: fc.constantFrom(null, 'fleet', 'jamf', 'intune', 'other'),
});
const anyAgent: fc.Arbitrary<FleetAgent> = fc.record({
  present: fc.boolean(),
  token: fc.constantFrom('present', 'missing', 'not-understood', 'unreadable'),
  tokenModifiedAt: nullable(fc.constant(observedAt)),
  desktopEnabled: nullable(fc.boolean()),
  browserHost: nullable(fc.domain()),
  server: fc.constant({ kind: 'none' as const }),
});

export const anyProfiles = anyFact(fc.array(anyProfile, { maxLength: 3 }));

/** Facts of any Mac whatever, each known or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  companyPortal: anyFact(anyCompanyPortal),
  ssoProfiles: anyProfiles,
  appSso: anyFact(anyAppSso),
  mdmEnrollment: anyFact(anyMdm),
  fleetAgent: anyFact(anyAgent),
  ssoExtension: anyFact(anySsoExtension),
  portalReceipt: anyFact(anyReceipt),
  directory: anyFact(anyDirectory),
  workplaceJoin: anyFact(anyWorkplaceJoin),
  jamf: anyFact(anyJamf),
  intune: anyFact(anyIntune),
  macosVersion: anyFact(anyMacosVersion),
  diskEncryption: anyFact(anyDiskEncryption),
  browsers: anyFact(anyBrowsers),
  hardware: anyFact(anyHardware),
});
