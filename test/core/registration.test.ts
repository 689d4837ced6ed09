import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistrationState } from '../../src-main/contract/snapshot.ts';
import type { AppSso, AppSsoDevice, AppSsoUser, SsoProfiles } from '../../src-main/core/facts.ts';
import type { Fact } from '../../src-main/core/fact.ts';
import { decideRegistration, registrationCodes } from '../../src-main/core/registration.ts';
import { anyAppSso, anyProfiles, notKnown } from './arbitraries.ts';
import { appSso, device, notApplicable, platformProfile, ssoProfiles, tokens, unreadable, user } from './examples.ts';

const otherExtension = 'com.example.other.ssoextension';
const needsRegistration = [
  'POUserStateNeedsRegistration',
  'POUserStateNewPasswordUser',
  'POUserStateNewSmartCardUser',
] as const;
const needsRepair = ['POUserStateNeedsNewKeys', 'POUserStateUserKeyInvalid', 'POUserStateNeedsBinding'] as const;
const expired = { expireAt: '2026-11-01T00:00:00Z', expired: true } as const;

type Row = readonly [what: string, change: Partial<AppSso>, state: RegistrationState, profiles?: Fact<SsoProfiles>];
const table: readonly Row[] = [
  ['no device configuration and no managed profile', { device: null }, 'not-configured', ssoProfiles()],
  [
    'no device configuration and a profile for apps only',
    { device: null },
    'not-configured',
    ssoProfiles({ ...platformProfile, platformSso: false }),
  ],
  ['no device configuration although the profile is there', { device: null }, 'agent-not-loaded'],
  ['no device configuration and a profile that cannot be read', { device: null }, 'unknown', unreadable],
  ["somebody else's extension", { device: { ...device, extensionIdentifier: otherExtension } }, 'other-provider'],
  [
    'an extension that is not named, and nothing else that says whose it is',
    { device: { ...device, extensionIdentifier: null }, tenantIdFromIssuer: null },
    'unknown',
    ssoProfiles(),
  ],
  [
    'an extension that is not named, but Microsoft’s profile',
    { device: { ...device, extensionIdentifier: null }, tenantIdFromIssuer: null },
    'registered',
  ],
  [
    'an extension that is not named, but Microsoft’s issuer',
    { device: { ...device, extensionIdentifier: null }, tenantIdFromIssuer: 'b1c5a3d2-7e64-4f0a-9b38-5d1e60c7f2a4' },
    'registered',
    ssoProfiles(),
  ],
  [
    'an uncompleted device',
    { device: { ...device, registrationCompleted: false }, user: null },
    'device-not-registered',
  ],
  [
    'a device that does not say whether it is complete',
    { device: { ...device, registrationCompleted: null } },
    'unknown',
  ],
  ['a registered device and no user', { user: null }, 'user-not-registered'],
  ['a registered device and no word about the user', { user: undefined }, 'unknown'],
  ['a user without a state', { user: { ...user, state: null } }, 'unknown'],
  ...needsRegistration.map((state): Row => [state, { user: { ...user, state } }, 'needs-registration']),
  ...needsRepair.map((state): Row => [state, { user: { ...user, state } }, 'needs-repair']),
  ['expired tokens', { tokens: expired }, 'sign-in-needed'],
  ['no tokens and no Kerberos', { tokens: null, user: { ...user, kerberosCount: 0 } }, 'sign-in-needed'],
  ['no Kerberos but tokens', { user: { ...user, kerberosCount: 0 } }, 'registered'],
  ['no tokens but Kerberos', { tokens: null }, 'registered'],
  ['no tokens and no word about Kerberos', { tokens: null, user: { ...user, kerberosCount: null } }, 'registered'],
  ['everything in order', {}, 'registered'],
];

describe('the registration', () => {
  it('has the codes that are read out on the phone', () => {
    expect(registrationCodes).toEqual({
      registered: 'P0',
      'not-configured': 'P1',
      'agent-not-loaded': 'P2',
      'other-provider': 'P3',
      'device-not-registered': 'P4',
      'user-not-registered': 'P5',
      'needs-registration': 'P6',
      'needs-repair': 'P7',
      'sign-in-needed': 'P8',
      unknown: 'P9',
    });
  });

  it.each(table.map(row => ({ row, what: row[0] })))(
    'with $what is decided',
    ({ row: [, change, state, profiles] }) => {
      const { report } = decideRegistration(appSso(change), profiles ?? ssoProfiles(platformProfile));
      expect(report).toMatchObject({ state, code: registrationCodes[state] });
    },
  );

  it('reaches every state in the table above', () => {
    const reached = new Set(table.map(([, , state]) => state));
    expect([...reached].sort()).toEqual(Object.keys(registrationCodes).sort());
  });

  it.each([
    'registered',
    'POUserState',
    'POUserStateNormalish',
    'POUserStateSomethingNew',
    '(null)',
    '',
    'constructor',
    '__proto__',
    'toString',
    'pouserstatenormal',
  ])('is unknown for the state name %j', state => {
    const { report, problem } = decideRegistration(appSso({ user: { ...user, state } }), ssoProfiles());
    expect(report.code).toBe('P9');
    expect(problem?.code).toBe('output-not-understood');
  });

  it('is never registered for a name that does not end in Normal', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        fc.pre(!name.endsWith('Normal'));
        const { report } = decideRegistration(appSso({ user: { ...user, state: name } }), ssoProfiles());
        expect(report.state).not.toBe('registered');
      }),
    );
  });

  it('is P9 whenever app-sso is not known, and says why when there is a reason', () => {
    fc.assert(
      fc.property(notKnown, anyProfiles, (fact, profiles) => {
        const { report, problem } = decideRegistration(fact, profiles);
        expect(report).toEqual({
          state: 'unknown',
          code: 'P9',
          method: null,
          deviceId: null,
          tenantId: null,
          userPrincipalName: null,
          tokensExpireAt: null,
        });
        expect(problem).toEqual(fact.kind === 'unknown' ? fact.problem : { code: 'output-not-understood' });
      }),
    );
    expect(decideRegistration(notApplicable, ssoProfiles()).report.code).toBe('P9');
  });

  it('names a problem exactly when it is unknown', () => {
    fc.assert(
      fc.property(anyAppSso, anyProfiles, (output, profiles) => {
        const { report, problem } = decideRegistration(appSso(output), profiles);
        expect(problem !== null).toBe(report.state === 'unknown');
      }),
    );
  });

  it('does not change its state when the certificate cannot be read', () => {
    fc.assert(
      fc.property(anyAppSso, anyProfiles, (output, profiles) => {
        const without = output.device === null ? null : { ...output.device, deviceId: null, tenantId: null };
        const blind = decideRegistration(appSso({ ...output, device: without }), profiles);
        expect(blind.report.state).toBe(decideRegistration(appSso(output), profiles).report.state);
        expect(blind.report.deviceId).toBeNull();
      }),
    );
  });

  it('takes the tenant from the certificate, else from the issuer', () => {
    const issuer = { tenantIdFromIssuer: 'tenant-of-issuer' };
    expect(decideRegistration(appSso(issuer), ssoProfiles()).report.tenantId).toBe(device.tenantId);
    const blind = appSso({ ...issuer, device: { ...device, tenantId: null } });
    expect(decideRegistration(blind, ssoProfiles()).report.tenantId).toBe('tenant-of-issuer');
  });

  it("tells the user's method before the device's", () => {
    const mixed = appSso({ user: { ...user, method: 'password' } });
    expect(decideRegistration(mixed, ssoProfiles()).report.method).toBe('password');
    expect(decideRegistration(appSso({ user: null }), ssoProfiles()).report.method).toBe('secure-enclave');
  });
});

/** The table of decisions, written down a second time as a list of questions in their order. */
function expected(
  { device: found, user: who, tokens: kept }: Combination,
  profiles: Fact<SsoProfiles>,
): RegistrationState {
  if (found === null) {
    if (profiles.kind !== 'known') return 'unknown';
    return profiles.value.length > 0 ? 'agent-not-loaded' : 'not-configured';
  }
  if (found.extensionIdentifier === otherExtension) return 'other-provider';
  if (found.registrationCompleted !== true) {
    return found.registrationCompleted === false ? 'device-not-registered' : 'unknown';
  }
  if (who === undefined) return 'unknown';
  if (who === null) return 'user-not-registered';
  const state = who.state ?? '';
  if (needsRegistration.some(name => name === state)) return 'needs-registration';
  if (needsRepair.some(name => name === state)) return 'needs-repair';
  if (state !== 'POUserStateNormal') return 'unknown';
  return kept?.expired === true || (kept === null && who.kerberosCount === 0) ? 'sign-in-needed' : 'registered';
}

type Combination = Pick<AppSso, 'device' | 'user' | 'tokens'>;

describe('every combination of what app-sso and the profiles say', () => {
  const devices: readonly (AppSsoDevice | null)[] = [
    null,
    ...[true, false, null].flatMap(registrationCompleted => [
      { ...device, registrationCompleted },
      { ...device, registrationCompleted, extensionIdentifier: otherExtension },
    ]),
  ];
  const names = ['POUserStateNormal', ...needsRegistration, ...needsRepair, 'POUserStateSomethingNew', null];
  const users: readonly (AppSsoUser | null | undefined)[] = [
    undefined,
    null,
    ...names.flatMap(state => [0, 1, null].map(kerberosCount => ({ ...user, state, kerberosCount }))),
  ];
  const allTokens = [null, tokens, expired, { expireAt: null, expired: null }];
  const allProfiles = [ssoProfiles(), ssoProfiles(platformProfile), unreadable, notApplicable];

  it('is decided by the first row that matches', () => {
    const wrong = devices.flatMap(foundDevice =>
      users.flatMap(foundUser =>
        allTokens.flatMap(foundTokens =>
          allProfiles.flatMap(profiles => {
            const combination = { device: foundDevice, user: foundUser, tokens: foundTokens };
            const { report } = decideRegistration(appSso(combination), profiles);
            return report.state === expected(combination, profiles) ? [] : [{ combination, profiles, report }];
          }),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
