import { describe, expect, it } from 'vitest';
import { platformSsoRegistrationCheck } from '../../../src-main/core/checks/platform-sso-registration.ts';
import type { AppSso, Facts, SsoProfile } from '../../../src-main/core/facts.ts';
import { known, type Fact } from '../../../src-main/core/fact.ts';
import {
  appSso,
  checkInputs,
  device,
  observedAt,
  platformProfile,
  ssoProfiles,
  unreadable,
  user,
  words,
} from '../examples.ts';

function judge(output: Fact<AppSso>, ...profiles: SsoProfile[]) {
  return platformSsoRegistrationCheck.judge(
    checkInputs({ facts: { appSso: output, ssoProfiles: ssoProfiles(...profiles) } }),
  );
}
const silent = appSso({ device: null });
const others = appSso({ device: { ...device, extensionIdentifier: 'com.example.other' } });
const incomplete = appSso({ device: { ...device, registrationCompleted: false } });
const withState = (state: string) => appSso({ user: { ...user, state } });
const signedOut = appSso({ tokens: { expireAt: '2026-11-01T00:00:00Z', expired: true } });

describe('the registration check', () => {
  it('counts for access', () => {
    expect(platformSsoRegistrationCheck).toMatchObject({ id: 'platform-sso-registration', blocksByDefault: true });
  });

  it.each([
    ['P0', appSso(), 'pass', 'registered', undefined],
    ['P1', silent, 'fail', 'not-configured', 'ask-it-for-profile'],
    ['P3', others, 'fail', 'other-provider', 'ask-it-other-provider'],
    ['P4', incomplete, 'fail', 'device-not-registered', 'register-mac'],
    ['P5', appSso({ user: null }), 'fail', 'user-not-registered', 'register-user'],
    ['P6', withState('POUserStateNeedsRegistration'), 'fail', 'needs-registration', 'register-user'],
    ['P7', withState('POUserStateNeedsNewKeys'), 'fail', 'needs-repair', 'repair-registration'],
    ['P8', signedOut, 'fail', 'sign-in-needed', 'sign-in-again'],
    ['P9', unreadable, 'undetermined', 'unknown', 'look-again'],
    ['P9', withState('POUserStateSomethingNew'), 'undetermined', 'unknown', 'look-again'],
  ] as const)('says at %s', (...[code, output, verdict, outcome, remedy]) => {
    const finding = judge(output);
    expect(finding).toMatchObject({
      verdict,
      summary: `check.platform-sso-registration.${outcome}`,
      args: { code },
      evidence: { code },
    });
    expect(finding.remedy).toBe(remedy);
  });

  it('says at P2, with a profile that macOS does not use, to log in again', () => {
    expect(judge(silent, platformProfile)).toMatchObject({
      verdict: 'fail',
      summary: 'check.platform-sso-registration.agent-not-loaded',
      evidence: { code: 'P2' },
      remedy: 'restart-for-registration',
    });
  });

  it('says why it is undetermined, and names no problem otherwise', () => {
    expect(judge(unreadable)).toMatchObject({ problem: { code: 'permission-denied' }, observedAt: null });
    expect(judge(withState('POUserStateSomethingNew')).problem?.code).toBe('output-not-understood');
    expect(judge(appSso()).problem).toBeNull();
    expect(judge(silent).problem).toBeNull();
  });

  it('shows the method and when the tokens expire', () => {
    expect(judge(appSso())).toMatchObject({
      evidence: { code: 'P0', method: 'secure-enclave', tokensExpireAt: '2026-12-04T12:00:00.000Z' },
      observedAt,
    });
  });

  it('stands without an end of the sign-in that can be told, and says so', () => {
    const finding = judge(appSso({ tokens: { expireAt: null, expired: null } }));
    expect(finding).toMatchObject({
      verdict: 'pass',
      summary: 'check.platform-sso-registration.registered-expiry-unknown',
      evidence: { code: 'P0', tokensExpired: 'unknown' },
    });
    expect(judge(appSso({ tokens: null })).summary).toBe('check.platform-sso-registration.registered');
    expect(judge(signedOut).evidence).toMatchObject({ tokensExpired: 'yes' });
  });

  it('claims nothing of an older registration, and shows whether one was found', () => {
    const judged = (workplaceJoin: Facts['workplaceJoin']) =>
      platformSsoRegistrationCheck.judge(
        checkInputs({ facts: { appSso: silent, ssoProfiles: ssoProfiles(), workplaceJoin } }),
      );
    const join = (found: boolean) =>
      known({ found, deviceId: null, userPrincipalName: null }, { observedAt, source: 'x' });
    const finding = judged(join(true));
    expect(words.say(finding.summary, finding.args)).toMatch(/^This Mac is not registered through Platform single/);
    expect(finding.evidence).toMatchObject({ workplaceJoin: 'found' });
    expect(judged(join(false)).evidence).toMatchObject({ workplaceJoin: 'not-found' });
    expect(judged(unreadable).evidence).toMatchObject({ workplaceJoin: 'unknown' });
  });
});
