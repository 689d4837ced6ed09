import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remedyActions } from '../../../src-main/contract/ids.ts';
import { composeSnapshot, type SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import { known, unknown } from '../../../src-main/core/fact.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import { chooseNextStep } from '../../../src-main/core/next-step.ts';
import { problem } from '../../../src-main/core/problem.ts';
import { noMemory } from '../../../src-main/core/registration-memory.ts';
import { firstInputs } from '../../../src-main/engine/first-inputs.ts';
import { noJourney } from '../../../src-main/engine/keep-journey.ts';
import { anySnapshotInputs } from '../arbitraries.ts';
import {
  appSso,
  companyPortal,
  device,
  facts,
  mdmEnrollment,
  noJamf,
  observedAt,
  platformProfile,
  settingsWith,
  snapshotInputs,
  ssoProfiles,
  unreadable,
  user,
  words,
} from '../examples.ts';
import { macInOrder } from './mac-in-order.ts';

const seen = { observedAt, source: 'example' };
const compose = (change: Partial<SnapshotInputs> = {}) => composeSnapshot(snapshotInputs(change), words);
const unregistered = { appSso: appSso({ device: { ...device, registrationCompleted: false } }) };

function registrationCheck({ checks }: ReturnType<typeof compose>) {
  return checks.find(({ id }) => id === 'platform-sso-registration');
}

describe('the doctor in the snapshot', () => {
  it('says nothing before the first look', () => {
    expect(composeSnapshot(firstInputs(observedAt, 0, noJourney), words).doctor).toBeNull();
  });

  it('speaks as soon as anything was looked at', () => {
    const first = firstInputs(observedAt, 0, noJourney);
    const looked = { ...first, facts: { ...first.facts, mdmEnrollment: mdmEnrollment() } };
    expect(composeSnapshot(looked, words).doctor).toMatchObject({ id: 'not-known', code: 'P9', turn: 'mac' });
  });

  it('has nothing to say of a Mac in order but that', () => {
    expect(compose().doctor).toEqual({
      id: 'registered',
      code: 'P0',
      text: words.say('doctor.registered'),
      turn: 'nobody',
      remedy: null,
      caveats: [],
      evidence: macInOrder,
    });
  });

  it('says verdict, steps, action and caveats in words', () => {
    expect(compose({ facts: facts(unregistered) }).doctor).toMatchObject({
      id: 'device-not-registered',
      code: 'P4',
      text: words.say('doctor.device-not-registered'),
      turn: 'you',
      remedy: { id: 'register-mac', steps: words.steps('register-mac'), action: 'restart-sso-agent' },
      caveats: [
        { id: 'focus-hides-prompt', text: words.say('caveat.focus-hides-prompt') },
        { id: 'prompt-returns', text: words.say('caveat.prompt-returns') },
      ],
      evidence: { registration: 'device-not-registered' },
    });
  });

  it('does not claim that everything is here where nothing was seen', () => {
    const unseen = { companyPortal: unreadable, ssoProfiles: unreadable, ssoExtension: unreadable };
    const { doctor } = compose({ facts: facts({ ...unregistered, ...unseen }) });
    expect(doctor?.id).toBe('device-not-registered');
    expect(doctor?.text).not.toMatch(/everything/i);
  });

  it('gives the second person on a Mac a verdict of their own', () => {
    const { doctor } = compose({ facts: facts({ appSso: appSso({ user: null }) }) });
    expect(doctor).toMatchObject({ id: 'user-not-registered', code: 'P5', turn: 'you' });
    expect(doctor?.text).toContain('Everybody who uses this Mac');
  });
});

describe('window, headline and psso', () => {
  const jamf = mdmEnrollment({ vendor: 'jamf' });
  const numbered = settingsWith({ JamfRegistrationPolicyID: 12 });
  const on = (version: string) => ({ macosVersion: known(version, seen) });

  it.each<[string, Partial<SnapshotInputs>]>([
    ['register-mac', { facts: facts(unregistered) }],
    [
      'restart-for-self-service',
      { facts: facts({ appSso: appSso({ device: null, user: null, tokens: null }), mdmEnrollment: jamf }) },
    ],
    ['update-macos', { facts: facts({ ...unregistered, ...on('15.1') }) }],
    ['wait-for-prompt', { facts: facts({ ...unregistered, ...on('?') }) }],
    ['find-self-service', { facts: facts({ ...unregistered, mdmEnrollment: jamf }) }],
    ['register-by-self-service', { facts: facts({ ...unregistered, mdmEnrollment: jamf }), settings: numbered }],
    [
      'register-in-company-portal',
      { facts: facts({ ...unregistered, mdmEnrollment: mdmEnrollment({ vendor: 'intune' }) }) },
    ],
    ['ask-it-to-let-join', { facts: facts(unregistered), memory: { ...noMemory, tries: 2 } }],
    [
      'deregister-in-company-portal',
      { facts: facts({ appSso: appSso({ user: { ...user, state: 'POUserStateNeedsNewKeys' } }), ...on('13.6') }) },
    ],
    [
      'ask-it-for-one-profile',
      { facts: facts({ ...unregistered, ssoProfiles: ssoProfiles(platformProfile, platformProfile) }) },
    ],
    ['restart-for-extension', { facts: facts({ ...unregistered, ssoExtension: known({ listed: false }, seen) }) }],
    [
      'ask-it-about-smart-card',
      {
        facts: facts({
          appSso: appSso({ device: { ...device, registrationCompleted: false, method: 'smart-card' } }),
          ...on('13.6'),
        }),
      },
    ],
  ])('all say %s', (remedy, change) => {
    const snapshot = compose(change);
    expect(snapshot.doctor?.remedy?.id).toBe(remedy);
    expect(registrationCheck(snapshot)?.remedy?.id).toBe(remedy);
    expect(snapshot.headline.remedy).toBe(remedy);
    expect(snapshot.headline.turn).toBe(snapshot.doctor?.turn);
    expect(chooseNextStep(snapshot.checks, snapshot.doctor)).toMatchObject({
      turn: snapshot.doctor?.turn,
      remedy: { id: remedy },
    });
  });

  it('lead nobody with a smart card on macOS 13 past the step that says to get a newer one', () => {
    const card = { ...device, registrationCompleted: false, method: 'smart-card' } as const;
    const { walk, doctor } = compose({ facts: facts({ appSso: appSso({ device: card }), ...on('13.6') }) });
    expect(doctor).toMatchObject({ id: 'smart-card-needs-newer-macos', turn: 'it' });
    expect(walk?.steps.map(({ id }) => id).at(-1)).toBe('newer-macos');
  });

  it('name a registration that Fleet cannot see in headline, journey and contradiction alike', () => {
    const snapshot = compose({ facts: facts({ appSso: appSso({ user: { ...user, kerberosCount: 0 } }) }) });
    expect(snapshot.headline).toMatchObject({ id: 'not-reported', code: 'H30', remedy: 'sign-in-for-ticket' });
    expect(snapshot.doctor?.id).toBe('not-reported');
    expect(snapshot.contradictions.map(({ id }) => id)).toContain('empty-kerberos');
    expect(snapshot.journey.find(({ stop }) => stop === 'access')?.state).toBe('pending');
  });

  it('say in one wording, with the code, that macOS cannot read the registration', () => {
    const corrupt = unknown(problem('device-configuration-corrupt'));
    const snapshot = compose({ facts: facts({ appSso: corrupt, ...on('15.1') }) });
    const sentence = 'macOS cannot read its own registration any more';
    expect(snapshot.headline.text).toContain(`${sentence} (P9)`);
    expect(snapshot.doctor?.text).toContain(sentence);
    expect(registrationCheck(snapshot)?.summary).toContain(sentence);
    const other = compose({ facts: facts({ appSso: unreadable }) });
    expect(other.headline.text).toContain('(P9)');
    expect(other.headline.text).not.toContain(sentence);
  });

  it('say of a Mac without Company Portal to install it first, and keep the way to register for later', () => {
    const snapshot = compose({
      facts: facts({
        ...unregistered,
        mdmEnrollment: jamf,
        companyPortal: companyPortal({ installed: false, foundBundleId: null }),
      }),
    });
    expect(snapshot.doctor?.remedy?.id).toBe('install-company-portal');
    expect(snapshot.headline.remedy).toBe('install-company-portal');
    expect(registrationCheck(snapshot)?.remedy?.id).toBe('find-self-service');
  });

  it('leave a registered Mac whose Jamf was not told a next step, although its registration passes', () => {
    const snapshot = compose({
      facts: facts({ mdmEnrollment: jamf, jamf: known({ ...noJamf, present: true, entraId: 'pending' }, seen) }),
      settings: settingsWith({ JamfInventoryPolicyID: 34 }),
    });
    expect(registrationCheck(snapshot)).toMatchObject({ verdict: 'pass', remedy: null });
    expect(chooseNextStep(snapshot.checks, snapshot.doctor)).toMatchObject({
      check: 'management-agent',
      turn: 'you',
      remedy: { id: 'run-inventory', action: 'open-self-service-inventory' },
    });
  });

  it('say of a Mac without device management to turn it on first', () => {
    const off = mdmEnrollment({ enrolled: false, vendor: null });
    const snapshot = compose({ facts: facts({ ...unregistered, mdmEnrollment: off }) });
    expect(snapshot.headline).toMatchObject({ id: 'mdm-off', remedy: 'turn-on-mdm' });
    expect(snapshot.doctor).toMatchObject({ id: 'mdm-off', turn: 'you', remedy: { id: 'turn-on-mdm' } });
    expect(chooseNextStep(snapshot.checks, snapshot.doctor)?.check).toBe('mdm-enrollment');
    expect(registrationCheck(snapshot)?.remedy?.id).toBe('register-mac');
    expect(snapshot.walk).toBeNull();
  });

  it.each<[string, string, Partial<Facts>]>([
    [
      'ask-it-for-extension',
      'company-portal',
      { ssoExtension: known({ listed: true, election: 'disabled', version: null }, seen) },
    ],
    ['restart-for-extension', 'company-portal', { ssoExtension: known({ listed: false }, seen) }],
    [
      'ask-it-for-one-profile',
      'platform-sso-profile',
      { ssoProfiles: ssoProfiles(platformProfile, { ...platformProfile, level: 'user', duringSetup: true }) },
    ],
    [
      'answer-next-prompt',
      'platform-sso-profile',
      { ssoProfiles: ssoProfiles({ ...platformProfile, method: 'password' }) },
    ],
    ['sign-in-for-ticket', 'management-agent', { appSso: appSso({ user: { ...user, kerberosCount: 0 } }) }],
    [
      'find-inventory',
      'management-agent',
      { mdmEnrollment: jamf, jamf: known({ ...noJamf, present: true, entraId: 'pending' }, seen) },
    ],
  ])('all say %s to somebody who is registered, by the check %s', (remedy, check, change) => {
    const snapshot = compose({ facts: facts(change) });
    expect(snapshot.doctor).toMatchObject({ code: 'P0', remedy: { id: remedy } });
    expect(snapshot.checks.filter(({ verdict }) => verdict === 'attention')).toMatchObject([
      { id: check, remedy: { id: remedy } },
    ]);
    expect(registrationCheck(snapshot)).toMatchObject({ verdict: 'pass', remedy: null });
    expect(snapshot.headline).toMatchObject({ state: 'action', turn: snapshot.doctor?.turn, remedy });
    expect(chooseNextStep(snapshot.checks, snapshot.doctor)?.check).toBe(check);
  });

  it('are never clear while the doctor has something to do, whatever was found', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const { headline, doctor } = composeSnapshot(
          { ...inputs, settings: { ...inputs.settings, HiddenChecks: [], BlockingChecks: null } },
          words,
        );
        if (doctor?.remedy) expect(headline.state).not.toBe('clear');
      }),
      { numRuns: 500 },
    );
  });

  it('never offer another action than the doctor for the registration, whatever was found', () => {
    fc.assert(
      fc.property(anySnapshotInputs, inputs => {
        const snapshot = composeSnapshot(inputs, words);
        const { doctor, registration, checks } = snapshot;
        const remedy = registrationCheck(snapshot)?.remedy ?? null;
        if (doctor === null) return;
        expect(doctor.code).toBe(registration.code);
        if (doctor.remedy !== null) {
          expect(remedyActions[doctor.remedy.id]).toBe(doctor.remedy.action);
          expect(chooseNextStep(checks, doctor)?.remedy).toEqual(doctor.remedy);
        }
        const isOfPortal = doctor.id.startsWith('company-portal-');
        if (remedy !== null && !isOfPortal && doctor.id !== 'mdm-off') expect(remedy).toEqual(doctor.remedy);
      }),
      { numRuns: 500 },
    );
  });
});
