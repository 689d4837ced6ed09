import fc from 'fast-check';
import type { Browser, Browsers, BrowserSignOn, DiskEncryption } from '../../src-main/core/posture-facts.ts';
import type { JamfAgent, SsoExtension } from '../../src-main/core/registration-facts.ts';
import type { RegistrationMemory } from '../../src-main/core/registration-memory.ts';

const nullable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const version = fc.constantFrom('5.2404.0', '5.2604.1', '126.0.1');

export const anySsoExtension: fc.Arbitrary<SsoExtension> = fc.oneof(
  fc.constant({ listed: false as const }),
  fc.record({
    listed: fc.constant(true as const),
    election: fc.constantFrom('enabled', 'disabled', 'default'),
    version: nullable(version),
  }),
);
export const anyReceipt = fc.record({
  found: fc.boolean(),
  packageId: nullable(fc.constantFrom('com.microsoft.CompanyPortalMac', 'com.microsoft.CompanyPortal')),
  version: nullable(version),
  installedAt: nullable(fc.constant('2026-11-01T08:00:00.000Z')),
});
export const anyDirectory = fc.record({ bound: fc.boolean(), userPrincipalName: nullable(fc.emailAddress()) });
export const anyWorkplaceJoin = fc.record({
  found: fc.boolean(),
  deviceId: nullable(fc.uuid()),
  userPrincipalName: nullable(fc.emailAddress()),
});
export const anyJamf: fc.Arbitrary<JamfAgent> = fc.record({
  present: fc.boolean(),
  server: nullable(fc.domain()),
  ssoStatus: fc.constantFrom(null, 'not-enabled', 'not-registered', 'registered', 'needs-repair'),
  deviceId: nullable(fc.uuid()),
  tenantId: nullable(fc.uuid()),
  userPrincipalName: nullable(fc.emailAddress()),
  entraId: fc.constantFrom(null, 'acquired', 'pending'),
});
export const anyIntune = fc.record({ present: fc.boolean(), version: nullable(version) });
export const anyMacosVersion = fc.constantFrom('13.6.1', '14.7', '15.0', '15.1.1', '15.2', '15.3', '26.1', '12.7');
export const anyDiskEncryption: fc.Arbitrary<DiskEncryption> = fc.record({
  on: fc.boolean(),
  progress: fc.constantFrom('none', 'encrypting', 'decrypting', 'waiting-for-power'),
  percent: nullable(fc.nat(100)),
  deferred: fc.boolean(),
});

const anySignOn: fc.Arbitrary<BrowserSignOn> = fc.constantFrom(
  { kind: 'ready', because: 'built-in' },
  { kind: 'ready', because: 'extension-installed' },
  { kind: 'not-ready', because: 'nothing-set-up' },
  { kind: 'not-ready', because: 'extension-off' },
  { kind: 'unknown', because: 'not-seen' },
);
const bundleIds = {
  safari: 'com.apple.Safari',
  chrome: 'com.google.Chrome',
  edge: 'com.microsoft.edgemac',
  firefox: 'org.mozilla.firefox',
} as const;
const anyBrowser: fc.Arbitrary<Browser> = fc
  .record({
    id: fc.constantFrom('safari', 'chrome', 'edge', 'firefox'),
    version: nullable(version),
    signOn: anySignOn,
  })
  .map(browser => ({ ...browser, bundleId: bundleIds[browser.id] }));
export const anyBrowsers: fc.Arbitrary<Browsers> = fc.record({
  installed: fc.uniqueArray(anyBrowser, { maxLength: 4, selector: ({ id }) => id }),
  defaultBundleId: fc.constantFrom(null, ...Object.values(bundleIds), 'com.example.other'),
});
export const anyHardware = fc.record({ serialNumber: nullable(fc.constant('C02EXAMPLE1')) });

export const anyMemory: fc.Arbitrary<RegistrationMemory> = fc.record({
  earlierDeviceId: nullable(fc.uuid()),
  tries: fc.nat(4),
  evaluatedBefore: nullable(fc.constantFrom('2026-11-20T09:10:00Z', '2026-11-20T09:50:00Z')),
});
