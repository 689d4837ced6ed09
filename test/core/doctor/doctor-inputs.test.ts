import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doctorAnswers, readDoctorInputs, type DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';
import { known } from '../../../src-main/core/fact.ts';
import type { Facts, SsoProfile } from '../../../src-main/core/facts.ts';
import { problem, type Problem } from '../../../src-main/core/problem.ts';
import { decideRegistration } from '../../../src-main/core/registration.ts';
import { noMemory } from '../../../src-main/core/registration-memory.ts';
import { anySnapshotInputs } from '../arbitraries.ts';
import {
  appSso,
  companyPortal,
  device,
  facts,
  fleetAgent,
  mdmEnrollment,
  noJamf,
  notApplicable,
  observedAt,
  platformProfile,
  settings,
  settingsWith,
  ssoProfiles,
  unreadable,
  user,
} from '../examples.ts';
import { macInOrder } from './mac-in-order.ts';

/** Another part of the product adds the code; it is matched by its text. */
const corrupt: Problem = problem('output-not-understood');
Object.assign(corrupt, { code: 'device-configuration-corrupt' });

const seen = { observedAt, source: 'example' };
function read(change: Partial<Facts> = {}, more: Partial<Parameters<typeof readDoctorInputs>[0]> = {}): DoctorInputs {
  const found = facts(change);
  const registration = decideRegistration(found.appSso, found.ssoProfiles);
  return readDoctorInputs({ facts: found, registration, settings, memory: noMemory, ...more });
}
const portal = (shortVersion: string | null, buildVersion: string | null = null) =>
  companyPortal({ installed: true, shortVersion, buildVersion });
const profile = (change: Partial<SsoProfile>): SsoProfile => ({ ...platformProfile, ...change });
const okta = profile({ extensionIdentifier: 'com.okta.mobile.auth-service-extension' });
const silent = appSso({ device: null });
const macos = (version: string) => ({ macosVersion: known(version, seen) });
const noAgents = { fleetAgent: fleetAgent({ present: false }) };
const jamf = known({ ...noJamf, present: true }, seen);
const intune = known({ present: true, version: null }, seen);

describe('what the doctor is told', () => {
  it('of a Mac in order', () => {
    expect(read()).toEqual(macInOrder);
  });

  it.each([
    ['missing', companyPortal({ installed: false, foundBundleId: null })],
    ['missing', companyPortal({ installed: false, foundBundleId: 'com.example.other' })],
    ['too-old', portal('5.2403.9')],
    ['current', portal('5.2404.0')],
    ['current', portal(null, '53.2404.0')],
    ['unknown', portal(null)],
    ['unknown', portal('beta')],
    ['unknown', unreadable],
    ['unknown', notApplicable],
  ] as const)('Company Portal is %s', (answer, fact) => {
    expect(read({ companyPortal: fact }).portal).toBe(answer);
  });

  it('Company Portal is held against the version that IT set', () => {
    const strict = settingsWith({ MinimumCompanyPortalVersion: '5.2604.0' });
    expect(read({ companyPortal: portal('5.2410.1') }, { settings: strict }).portal).toBe('too-old');
  });

  it.each([
    ['too-old-for-setup', '26.1', true, '5.2603.9'],
    ['current', '26.1', true, '5.2604.0'],
    ['current', '26.1', false, '5.2603.9'],
    ['current', '15.5', true, '5.2603.9'],
    ['too-old', '26.1', true, '5.2403.0'],
  ] as const)(
    'Company Portal is %s on macOS %s where registering during setup is %s and it is %s',
    (answer, version, duringSetup, installed) => {
      const found = { ...macos(version), companyPortal: portal(installed) };
      expect(read({ ...found, ssoProfiles: ssoProfiles(profile({ duringSetup })) }).portal).toBe(answer);
    },
  );

  it.each([
    ['platform-sso', [platformProfile], appSso()],
    ['platform-sso', [platformProfile, profile({ level: 'user' })], appSso()],
    ['platform-sso', [okta, platformProfile], appSso()],
    ['extension-only', [profile({ platformSso: false })], silent],
    ['other-provider', [okta], silent],
    ['duplicate', [platformProfile, platformProfile], appSso()],
    ['duplicate', [platformProfile, profile({ level: 'user', platformSso: false })], appSso()],
    ['duplicate', [platformProfile, profile({ level: 'user', method: 'password' })], appSso()],
    ['duplicate', [platformProfile, profile({ level: 'user', duringSetup: true })], appSso()],
    ['missing', [], silent],
    ['platform-sso', [], appSso()],
    ['other-provider', [], appSso({ device: { ...device, extensionIdentifier: 'com.example.other' } })],
    ['unknown', [], appSso({ device: { ...device, extensionIdentifier: null } })],
    ['unknown', [], unreadable],
  ] as const)('the profile is %s', (answer, profiles, output) => {
    expect(read({ ssoProfiles: ssoProfiles(...profiles), appSso: output }).profile).toBe(answer);
  });

  it('a profile that cannot be read is not missing', () => {
    expect(read({ ssoProfiles: unreadable, appSso: silent }).profile).toBe('unknown');
    expect(read({ ssoProfiles: unreadable }).profile).toBe('platform-sso');
  });

  it.each([
    ['enabled', { listed: true, election: 'enabled', version: null }],
    ['enabled', { listed: true, election: 'default', version: null }],
    ['disabled', { listed: true, election: 'disabled', version: null }],
    ['not-listed', { listed: false }],
  ] as const)('the extension is %s', (answer, listing) => {
    expect(read({ ssoExtension: known(listing, seen) }).extension).toBe(answer);
  });

  it('an extension that could not be asked for is unknown', () => {
    expect(read({ ssoExtension: unreadable }).extension).toBe('unknown');
  });

  it.each([
    ['intune', { mdmEnrollment: mdmEnrollment({ vendor: 'intune' }), jamf }],
    ['jamf', { mdmEnrollment: mdmEnrollment({ vendor: 'other' }), jamf, intune }],
    ['intune', { mdmEnrollment: mdmEnrollment({ vendor: 'other' }), intune }],
    ['fleet', { mdmEnrollment: mdmEnrollment({ vendor: 'other' }) }],
    ['other', { ...noAgents, mdmEnrollment: mdmEnrollment({ vendor: 'other' }) }],
    ['unknown', { ...noAgents, mdmEnrollment: mdmEnrollment({ vendor: 'other' }), jamf: unreadable }],
    ['jamf', { mdmEnrollment: mdmEnrollment({ vendor: null }), jamf, intune }],
    ['intune', { mdmEnrollment: mdmEnrollment({ vendor: null }), intune }],
    ['fleet', { mdmEnrollment: mdmEnrollment({ vendor: null }) }],
    ['fleet', { mdmEnrollment: unreadable }],
    ['other', { ...noAgents, mdmEnrollment: mdmEnrollment({ vendor: null }) }],
    ['none', { ...noAgents, mdmEnrollment: mdmEnrollment({ vendor: null, enrolled: false }) }],
    ['unknown', { ...noAgents, mdmEnrollment: unreadable }],
    ['unknown', { ...noAgents, mdmEnrollment: mdmEnrollment({ vendor: null }), jamf: unreadable }],
  ] as const)('this Mac is managed by %s', (answer, change) => {
    expect(read(change).vendor).toBe(answer);
  });

  it.each([
    ['on', mdmEnrollment()],
    ['off', mdmEnrollment({ enrolled: false })],
    ['unknown', unreadable],
  ] as const)('device management is %s', (answer, fact) => {
    expect(read({ mdmEnrollment: fact }).mdm).toBe(answer);
  });

  it('the method changes where IT asks for another one than was registered with', () => {
    const byPassword = appSso({ user: { ...user, method: 'password' } });
    expect(read({ appSso: byPassword }).methodChange).toBe('yes');
    const noProfile = ssoProfiles();
    expect(read({ appSso: byPassword, ssoProfiles: noProfile }).methodChange).toBe('yes');
    expect(read({ appSso: byPassword, ssoProfiles: ssoProfiles(profile({ method: 'password' })) }).methodChange).toBe(
      'no',
    );
    expect(read({ appSso: appSso({ user: null }) }).methodChange).toBe('no');
    expect(read({ appSso: appSso({ user: { ...user, method: null } }) }).methodChange).toBe('no');
    expect(read({ appSso: unreadable }).methodChange).toBe('no');
    // What is not Microsoft's asks nothing of Microsoft's registration.
    expect(read({ ssoProfiles: ssoProfiles({ ...okta, method: 'password' }) }).methodChange).toBe('no');
  });

  it.each([
    [0, '0'],
    [1, '1'],
    [2, '2+'],
    [9, '2+'],
  ] as const)('%i tries are %s', (tries, answer) => {
    expect(read({}, { memory: { ...noMemory, tries } }).tries).toBe(answer);
  });

  it('the policies of Self Service are those that IT numbered', () => {
    const registration = settingsWith({ JamfRegistrationPolicyID: 4 });
    expect(read({}, { settings: registration })).toMatchObject({ selfService: 'yes', inventory: 'no' });
    const inventory = settingsWith({ JamfInventoryPolicyID: 4 });
    expect(read({}, { settings: inventory })).toMatchObject({ selfService: 'no', inventory: 'yes' });
  });

  it.each([
    ['informed', 'acquired'],
    ['not-informed', 'pending'],
    ['unknown', null],
  ] as const)('Jamf is %s where its Entra id is %s', (answer, entraId) => {
    expect(read({ jamf: known({ ...noJamf, present: true, entraId }, seen) }).partner).toBe(answer);
  });

  it.each([
    ['seen', {}],
    ['empty', { appSso: appSso({ user: { ...user, kerberosCount: 0 } }) }],
    ['unknown', { appSso: appSso({ user: { ...user, kerberosCount: null } }) }],
    ['unknown', { appSso: unreadable }],
    ['unknown', { fleetAgent: unreadable }],
    ['not-needed', noAgents],
    ['not-needed', { appSso: appSso({ user: null }) }],
  ] as const)('the work ticket is %s', (answer, change) => {
    expect(read(change).ticket).toBe(answer);
  });

  it('the method is what a registration would be made with, and to sign in the one it was made with', () => {
    const card = appSso({ device: { ...device, method: 'smart-card' } });
    expect(read().method).toBe('other');
    expect(read({ appSso: card }).method).toBe('smart-card');
    expect(read({ appSso: unreadable, ssoProfiles: unreadable }).method).toBe('unknown');
    const signedOut = appSso({
      device: { ...device, method: 'smart-card' },
      tokens: { expireAt: null, expired: true },
    });
    expect(read({ appSso: signedOut })).toMatchObject({ registration: 'sign-in-needed', method: 'other' });
  });

  it('a configuration that macOS itself cannot read is told apart', () => {
    const registration = decideRegistration(unreadable, ssoProfiles());
    expect(read({}, { registration }).registration).toBe('unknown');
    expect(read({}, { registration: { ...registration, problem: corrupt } }).registration).toBe('unknown-corrupt');
  });

  it('is one of the closed answers, whatever was found', () => {
    fc.assert(
      fc.property(anySnapshotInputs, ({ facts: found, settings: chosen, memory }) => {
        const registration = decideRegistration(found.appSso, found.ssoProfiles);
        const inputs = readDoctorInputs({ facts: found, registration, settings: chosen, memory });
        const answers: Readonly<Record<string, readonly string[]>> = doctorAnswers;
        expect(Object.keys(inputs).sort()).toEqual(Object.keys(answers).sort());
        for (const [question, answer] of Object.entries(inputs)) expect(answers[question]).toContain(answer);
      }),
    );
  });
});
