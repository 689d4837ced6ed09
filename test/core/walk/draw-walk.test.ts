import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../src-main/core/fact.ts';
import { problem } from '../../../src-main/core/problem.ts';
import { drawWalk } from '../../../src-main/core/walk/draw-walk.ts';
import {
  appSso,
  checkInputs,
  device,
  user,
  companyPortal,
  fleetAgent,
  mdmEnrollment,
  noJamf,
  observedAt,
  platformProfile,
  ssoProfiles,
  words,
} from '../examples.ts';
import { codes, macAt, walkAt } from './walk-macs.ts';
import { methods, vendors } from './walk-variants.ts';

const seen = { observedAt, source: 'example' };
const notKnown = unknown(problem('permission-denied'));
const macs = ['13.6.1', '14.7', '15.5', '26.1'].flatMap(version =>
  methods.flatMap(method => vendors.flatMap(vendor => codes.map(code => ({ version, method, vendor, code }) as const))),
);

describe('the walk of a Mac', () => {
  it('is there for everybody who has screens to go through, and for nobody else', () => {
    for (const mac of macs) {
      const has = !['P0', 'P1', 'P3', 'P9'].includes(mac.code);
      expect(walkAt(mac) !== null, JSON.stringify(mac)).toBe(has);
    }
  });

  it('is named after macOS, method and manager', () => {
    for (const mac of macs) {
      const release = mac.version.split('.')[0];
      expect(walkAt(mac)?.id ?? '').toMatch(
        new RegExp(`^$|^${release}/${mac.method}/${mac.vendor}(/repair|/sign-in)?$`),
      );
    }
  });

  it('has exactly one current step, and nothing that waits before it', () => {
    for (const mac of macs) {
      const states = walkAt(mac)?.steps.map(({ state }) => state) ?? ['current'];
      expect(states.filter(state => state === 'current')).toHaveLength(1);
      expect(states.slice(0, states.indexOf('current'))).not.toContain('pending');
    }
  });

  it('never ticks the switch for passkeys', () => {
    for (const mac of macs)
      expect(walkAt(mac)?.steps.find(({ id }) => id === 'passkey')?.state ?? 'pending').toBe('pending');
  });

  it.each([
    ['P2', 'profile'],
    ['P4', 'notification'],
    ['P5', 'notification'],
    ['P6', 'notification'],
    ['P7', 'repair'],
    ['P8', 'authenticate'],
  ] as const)('at %s begins with %s', (code, id) => {
    expect(current(walkAt({ code }))).toBe(id);
  });

  it.each([
    ['P4', 'jamf', 'self-service'],
    ['P4', 'intune', 'portal-sign-in'],
    ['P5', 'intune', 'portal-sign-in'],
    ['P4', 'unknown', 'notification'],
    ['P2', 'jamf', 'profile'],
    ['P7', 'jamf', 'repair'],
  ] as const)('at %s on a Mac of %s begins with %s', (code, vendor, id) => {
    expect(current(walkAt({ code, vendor }))).toBe(id);
  });

  it('is repaired on macOS 13 by deregistering, on a Mac of Jamf by IT', () => {
    expect(current(walkAt({ code: 'P7', version: '13.6' }))).toBe('deregister');
    expect(current(walkAt({ code: 'P7', version: '13.6', vendor: 'jamf' }))).toBe('repair-by-it');
    // It can be Jamf's.
    expect(current(walkAt({ code: 'P7', version: '13.6', vendor: 'unknown' }))).toBe('repair-by-it');
  });

  it('waits for Company Portal where it was seen missing or too old, whatever is registered', () => {
    const old = companyPortal({ installed: true, shortVersion: '5.2310.0', buildVersion: null });
    const none = companyPortal({ installed: false, foundBundleId: null });
    for (const portal of [old, none])
      expect(current(walkAt({ code: 'P5', facts: { companyPortal: portal } }))).toBe('company-portal');
  });
});

describe('a walk that would contradict the doctor', () => {
  const off = mdmEnrollment({ enrolled: false });
  const listed = known({ listed: false } as const, seen);
  const conflict = ssoProfiles(platformProfile, { ...platformProfile, level: 'user', method: 'password' });

  it.each([
    ['after two tries', { code: 'P4', tries: 2 }],
    ['on macOS 15.1, which comes before', { code: 'P4', version: '15.1' }],
    ['on macOS 12, which is no unknown one', { code: 'P4', version: '12.7' }],
    ['where device management is off', { code: 'P4', facts: { mdmEnrollment: off } }],
    ['where two profiles are in each other’s way', { code: 'P4', facts: { ssoProfiles: conflict } }],
    ['where macOS does not know the extension', { code: 'P7', facts: { ssoExtension: listed } }],
  ] as const)('is not drawn %s', (_when, mac) => {
    expect(walkAt(mac)).toBeNull();
    expect(walkAt({ code: mac.code })).not.toBeNull();
  });

  it('is not drawn on macOS 12 for Jamf either, whose inventory needs no screen of it', () => {
    const jamf = known({ ...noJamf, present: true, entraId: 'pending' } as const, seen);
    expect(walkAt({ code: 'P0', vendor: 'jamf', facts: { jamf } })).not.toBeNull();
    expect(walkAt({ code: 'P0', vendor: 'jamf', version: '12.7', facts: { jamf } })).toBeNull();
  });

  it('tells only the macOS that has the fault of 15.0 to 15.2 of it', () => {
    expect(JSON.stringify(walkAt({ code: 'P8', version: '15.1' }))).toContain('15.0 to 15.2');
    for (const code of ['P2', 'P4', 'P8'] as const)
      expect(JSON.stringify(walkAt({ code, version: '15.5' }))).not.toContain('15.2');
  });
});

describe('the choice of the walk', () => {
  it('takes the newest screens for a macOS that is not known, and says so', () => {
    const walk = walkAt({ code: 'P4', facts: { macosVersion: notKnown } });
    expect(walk?.id).toBe('26/secure-enclave/fleet');
    expect(walk?.title).toContain('The version of this Mac is not known here');
    expect(walkAt({ code: 'P4', version: '31.0' })?.title).toContain('not known here');
    expect(walkAt({ code: 'P4' })?.title).not.toContain('not known');
  });

  it('goes by the version that the snapshot shows where the fact is not known', () => {
    const inputs = checkInputs(macAt({ code: 'P4', facts: { macosVersion: notKnown } }));
    expect(drawWalk({ ...inputs, shownVersion: '14.6', remedy: 'wait-for-prompt' }, words)?.id).toBe(
      '14/secure-enclave/fleet',
    );
  });

  it('takes the Secure Enclave where nothing says how to sign in, and says so', () => {
    const walk = walkAt({ code: 'P4', method: null });
    expect(walk?.id).toBe('15/secure-enclave/fleet');
    expect(walk?.title).toContain('How IT wants you to sign in is not known here');
    const both = walkAt({ code: 'P4', method: null, facts: { macosVersion: notKnown } });
    expect(both?.title).toContain('Neither');
  });

  it('goes by what is set up for a new registration, and by what was registered for signing in again', () => {
    const changed = { ...device, method: 'password' } as const;
    const repaired = { ...user, state: 'POUserStateNeedsNewKeys' };
    const signedOut = { ...user, kerberosCount: 0 };
    const at = (account: typeof user) =>
      walkAt({ code: 'P7', facts: { appSso: appSso({ device: changed, user: account, tokens: null }) } })?.id;
    expect(at(repaired)).toBe('15/password/fleet/repair');
    expect(at(signedOut)).toBe('15/secure-enclave/fleet/sign-in');
  });

  it('takes the method from the profile as long as macOS has not taken it up, and of Microsoft’s profile alone', () => {
    expect(walkAt({ code: 'P2', method: 'password' })?.id).toBe('15/password/fleet');
    const other = { level: 'computer', extensionIdentifier: 'com.example.other', platformSso: true } as const;
    const profiles = ssoProfiles(
      { ...other, method: 'password', topMethod: null, duringSetup: false },
      { ...platformProfile, method: null },
    );
    expect(walkAt({ code: 'P2', facts: { ssoProfiles: profiles } })?.title).toContain('not known here');
  });

  it.each([
    ['jamf', { jamf: known({ ...noJamf, present: true }, seen) }],
    [
      'jamf',
      { jamf: known({ ...noJamf, present: true }, seen), intune: known({ present: true, version: null }, seen) },
    ],
    ['intune', { intune: known({ present: true, version: null }, seen) }],
    ['fleet', {}],
    ['other', { fleetAgent: fleetAgent({ present: false }) }],
  ] as const)('finds %s by the agents where the server’s address says nothing', (vendor, agents) => {
    const facts = { jamf: known(noJamf, seen), mdmEnrollment: mdmEnrollment({ vendor: null }), ...agents };
    expect(walkAt({ code: 'P4', facts })?.id).toBe(`15/secure-enclave/${vendor}`);
    const addressed = { ...facts, mdmEnrollment: mdmEnrollment({ vendor: 'other' }) };
    expect(walkAt({ code: 'P4', facts: addressed })?.id).toBe(`15/secure-enclave/${vendor}`);
  });

  it('leads a registered Mac of Jamf to Self Service until Jamf has its Entra id', () => {
    const jamf = { ...noJamf, present: true };
    const at = (entraId: 'pending' | 'acquired' | null) =>
      walkAt({ code: 'P0', vendor: 'jamf', facts: { jamf: known({ ...jamf, entraId }, seen) } });
    expect(at('pending')?.id).toBe('15/secure-enclave/jamf/inform');
    expect(current(at('pending'))).toBe('self-service');
    expect(at('acquired')).toBeNull();
    expect(at(null)).toBeNull();
  });
});

function current(walk: ReturnType<typeof walkAt>): string | undefined {
  return walk?.steps.find(({ state }) => state === 'current')?.id;
}
