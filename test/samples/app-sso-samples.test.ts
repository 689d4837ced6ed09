import { describe, expect, it } from 'vitest';
import { decideRegistration } from '../../src-main/core/registration.ts';
import type { SsoProfiles } from '../../src-main/core/facts.ts';
import { platformProfile } from '../core/examples.ts';
import { parseAppSso } from '../../src-main/probes/app-sso-parser.ts';
import { readSample, samplesArePresent, whenPresent } from './sample-files.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const folder = '3-psso-registration';

function reportOf(text: string, profiles: SsoProfiles = []) {
  const value = parseAppSso(text);
  const where = { observedAt: '', source: '' };
  return decideRegistration(
    value === null
      ? { kind: 'unknown', problem: { code: 'output-not-understood' } }
      : { kind: 'known', value, ...where },
    { kind: 'known', value: profiles, ...where },
  ).report;
}

function sample(name: string): string {
  return readSample(`${folder}/app-sso-${name}.txt`);
}

/** The expiry and the tenant as they stand in the text, found another way than the parser finds them. */
function expiryIn(text: string): string | undefined {
  const lines = text.split('\n');
  return lines[lines.indexOf('Expiration:') + 1]?.split(' ')[0];
}

function tenantIn(text: string): string | undefined {
  return text.split('"issuer" : "https://login.microsoftonline.com/')[1]?.split('/')[0];
}

const none = { deviceId: null, tenantId: null, userPrincipalName: null, tokensExpireAt: null };
const aGuid: unknown = expect.stringMatching(guid);
const certificate = { deviceId: aGuid, tenantId: aGuid };

describe.skipIf(!samplesArePresent)(`app-sso on real Macs${whenPresent}`, () => {
  it('is not configured where all three sections are null', () => {
    expect(reportOf(sample('not-configured'))).toEqual({ state: 'not-configured', code: 'P1', method: null, ...none });
  });

  it('waits for its agent where the profile is there all the same', () => {
    const profile = { ...platformProfile, extensionIdentifier: 'com.example' };
    expect(reportOf(sample('not-configured'), [profile])).toMatchObject({ state: 'agent-not-loaded', code: 'P2' });
  });

  it('is a device that is not registered yet on macOS 26', () => {
    expect(reportOf(sample('configured-not-registered-26'))).toEqual({
      state: 'device-not-registered',
      code: 'P4',
      method: 'secure-enclave',
      ...none,
    });
  });

  it('is a registered device without this user on macOS 15.5', () => {
    expect(reportOf(sample('device-registered-user-null-15.5'))).toEqual({
      ...none,
      ...certificate,
      state: 'user-not-registered',
      code: 'P5',
      method: 'secure-enclave',
    });
  });

  it('needs a sign-in where the account was removed on macOS 15.5', () => {
    expect(reportOf(sample('registered-empty-kerberos-15.5'))).toEqual({
      ...none,
      ...certificate,
      state: 'sign-in-needed',
      code: 'P8',
      method: 'secure-enclave',
    });
  });

  it.each([
    ['secure-enclave', 'secure-enclave-registered-15.5'],
    ['password', 'password-registered-15.6'],
  ] as const)('is registered with %s', (method, name) => {
    const text = sample(name);
    const report = reportOf(text);
    expect(report).toMatchObject({ state: 'registered', code: 'P0', method });
    expect(report.userPrincipalName).toMatch(/^[^@\\*]+@[^@\\*]+$/);
    expect(report.tokensExpireAt).toBe(expiryIn(text));
    expect(Date.parse(report.tokensExpireAt ?? '')).not.toBeNaN();
    expect(report.tenantId).toMatch(guid);
  });

  it('reads the ids of the certificate where there is one', () => {
    expect(reportOf(sample('secure-enclave-registered-15.5'))).toMatchObject(certificate);
  });

  it('is registered with the cloud’s realm among others', () => {
    const text = sample('multi-realm-test-fixture-SYNTHETIC');
    const report = reportOf(text);
    expect(report).toMatchObject({ state: 'registered', code: 'P0', method: null, deviceId: null });
    expect(report.userPrincipalName).toMatch(/^[^@\\]+@[^@\\]+$/);
    expect(report.tokensExpireAt).toBe(expiryIn(text));
    expect(report.tenantId).toBe(tenantIn(text));
  });

  it('names the tenant of the issuer where that is not redacted and the certificate says nothing', () => {
    const text = sample('password-registered-15.6').replace(/"deviceSigningCertificate" : "[^"]*"/, '"x" : ""');
    expect(tenantIn(text)).toMatch(guid);
    expect(reportOf(text)).toMatchObject({ code: 'P0', deviceId: null, tenantId: tenantIn(text) });
  });

  it('cannot be understood where the configuration is corrupt', () => {
    expect(parseAppSso(readSample(`${folder}/error-device-config-corrupt-macos15.txt`))).toBeNull();
  });

  it.each([
    'not-configured',
    'configured-not-registered-26',
    'device-registered-user-null-15.5',
    'registered-empty-kerberos-15.5',
    'secure-enclave-registered-15.5',
    'password-registered-15.6',
    'multi-realm-test-fixture-SYNTHETIC',
  ])('says the same with Windows line endings: %s', name => {
    expect(parseAppSso(sample(name).replaceAll('\n', '\r\n'))).toEqual(parseAppSso(sample(name)));
  });

  it.each(['secure-enclave-registered-15.5', 'password-registered-15.6'])(
    'is never registered when it is cut: %s',
    name => {
      const text = sample(name);
      const userEnd = text.indexOf('\n}\n', text.indexOf('User Configuration:'));
      for (let length = 0; length <= userEnd; length += 5) {
        expect(reportOf(text.slice(0, length)).state).not.toBe('registered');
      }
    },
  );

  it('names the user states and methods that Apple’s binaries hold', () => {
    const names = readSample(`${folder}/user-state-names.txt`);
    const states = [...names.matchAll(/^(POUserState\w+)/gm)].map(found => found[1] ?? '');
    const registered = sample('secure-enclave-registered-15.5');
    const codes = states.map(state => reportOf(registered.replace('POUserStateNormal (0)', state)).code);
    expect(states).toHaveLength(7);
    expect(codes).toEqual(['P0', 'P7', 'P6', 'P6', 'P6', 'P7', 'P7']);
  });
});
