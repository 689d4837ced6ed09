import { describe, expect, it } from 'vitest';
import type { RegistrationReport } from '../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import { decideRegistration } from '../../src-main/core/registration.ts';
import type { AppSso } from '../../src-main/core/facts.ts';
import {
  appSso,
  checkReport,
  device,
  facts,
  platformProfile,
  policiesNone,
  policiesReport,
  policiesUnknown,
  registered,
  serverInstant,
  snapshotInputs,
  ssoProfiles,
  upstreamReport,
  user,
  words,
} from './examples.ts';
import { failing, inOrder, pending, refetching, stop, withPolicies } from './journey-inputs.ts';

const told = (change: Partial<JourneyInputs>) => stop('told', change);
const text = words.say;

/** The journey's inputs of a Mac whose app-sso says so. */
function withAppSso(change: Partial<AppSso>): Partial<JourneyInputs> {
  const { report } = decideRegistration(appSso(change), ssoProfiles(platformProfile));
  const verdict = report.state === 'registered' ? 'pass' : report.state === 'unknown' ? 'undetermined' : 'fail';
  const check = checkReport('platform-sso-registration', { verdict, evidence: { code: report.code } });
  return { registration: report, checks: [...inOrder.checks, check] };
}
const incomplete = { ...device, registrationCompleted: false };
const foreign = { ...device, extensionIdentifier: 'com.example.other.ssoextension' };
const userIn = (state: string | null) => ({ user: { ...user, state } });

const noUser = {
  state: 'pending',
  basis: 'assumed',
  at: null,
  turn: 'you',
  text: text('journey.told.no-user'),
} as const;
const notRegistered = { ...noUser, text: text('journey.told.not-registered') } as const;
const assumed = {
  state: 'done',
  basis: 'assumed',
  at: null,
  turn: 'nobody',
  text: text('journey.told.assumed'),
} as const;

const notKnown = { ...assumed, state: 'unknown', text: text('journey.told.unknown') } as const;

describe('what Microsoft was told of a Mac', () => {
  it.each([
    ['P1 or P2: nothing is loaded', { device: null }, notRegistered],
    ['P3: the registration is of another provider', { device: foreign }, notRegistered],
    ['P4: the Mac is not registered', { device: { ...incomplete, deviceId: null } }, notRegistered],
    ['P4: the Mac is not registered, and an id is left over', { device: incomplete }, notRegistered],
    ['P5: the person is not registered', { user: null }, noUser],
    [
      'P5: the person is not registered, and the id cannot be read',
      { device: { ...device, deviceId: null }, user: null },
      notRegistered,
    ],
    ['P6: the person has to register', userIn('POUserStateNeedsRegistration'), noUser],
    ['P0: without a user name', { user: { ...user, userPrincipalName: null } }, noUser],
    ['P0: in order', {}, assumed],
    ['P0: whose id cannot be read here', { device: { ...device, deviceId: null } }, assumed],
    ['P7: the registration is broken, but Fleet knows it', userIn('POUserStateNeedsNewKeys'), assumed],
    ['P8: a sign-in is needed, but Fleet knows it', { tokens: { expireAt: null, expired: true } }, assumed],
    ['P9: nothing is known', userIn(null), notKnown],
  ] as const)('%s', (_what, change, expected) => {
    expect(told(withAppSso(change))).toMatchObject(expected);
  });

  it('waits for a work ticket that is missing, and says so before it speaks of the name', () => {
    const waits = { state: 'pending', turn: 'you', text: text('journey.told.no-ticket') };
    expect(told({ isWithoutTicket: true })).toMatchObject(waits);
    const nameless = { ...registered, userPrincipalName: null };
    expect(told({ registration: nameless, isWithoutTicket: true })).toMatchObject(waits);
  });

  it('waits for the server to check a Mac that was registered since', () => {
    const waits = { state: 'pending', turn: 'you', text: text('journey.told.not-heard') };
    expect(told({ isUnheard: true })).toMatchObject(waits);
    expect(told({ isUnheard: true, ...refetching('accepted') })).toMatchObject(waits);
  });

  it('is said of what lacks at once, whatever the policies say and while a refetch is under way', () => {
    const lacking = withAppSso({ user: null });
    for (const change of [failing, pending, refetching('accepted'), { policies: policiesUnknown }]) {
      expect(told({ ...lacking, ...change })).toMatchObject(noUser);
    }
  });

  it('is not known where IT switched the upstream off, whatever lacks', () => {
    const off = { policies: policiesNone, upstream: upstreamReport({ kind: 'none', state: 'none' }) };
    expect(told({ ...withAppSso({ user: null }), ...off })).toMatchObject({
      state: 'unknown',
      turn: 'nobody',
      text: text('journey.told.unknown'),
    });
  });

  it('lacks nothing where the check only asks for attention, and the name only where it is registered', () => {
    const attention = checkReport('platform-sso-registration', { verdict: 'attention', evidence: { code: 'P5' } });
    expect(told({ checks: [...inOrder.checks, attention] })).toMatchObject(assumed);
    const unknown: RegistrationReport = { ...registered, state: 'unknown', code: 'P9', userPrincipalName: null };
    expect(told({ registration: unknown })).toMatchObject(notKnown);
  });

  it('stands in the snapshot of a second account that has no name at Microsoft', () => {
    const second = facts({ appSso: appSso({ user: { ...user, userPrincipalName: null } }) });
    const { journey, registration } = composeSnapshot(snapshotInputs({ facts: second }), words);
    expect(registration.code).toBe('P0');
    expect(journey.find(one => one.stop === 'told')).toMatchObject(noUser);
    expect(journey.find(one => one.stop === 'access')?.state).toBe('pending');
  });
});

describe('a push that the server tells of', () => {
  const evaluatedAt = serverInstant(20);
  const newer = serverInstant(18);
  const push = (outcome: 'ran' | 'failed', at: string) => ({ push: { outcome, at } });
  const observed = { basis: 'observed', at: newer } as const;
  const failed = { ...observed, state: 'failed', turn: 'it', text: text('journey.told.push-failed') } as const;
  const ranFailing = {
    ...observed,
    state: 'done',
    turn: 'nobody',
    text: text('journey.told.observed-failing'),
  } as const;
  const assumedFailing = { ...assumed, text: text('journey.told.assumed-failing') } as const;

  it.each([
    ['failed after the evaluation', push('failed', newer), {}, failed],
    ['failed after an evaluation that found a failing policy', push('failed', newer), failing, failed],
    ['failed in the second of the evaluation', push('failed', evaluatedAt), {}, { ...failed, at: evaluatedAt }],
    ['failed before the evaluation', push('failed', serverInstant(21)), {}, assumed],
    [
      'failed before an evaluation that found a failing policy',
      push('failed', serverInstant(21)),
      failing,
      assumedFailing,
    ],
    ['ran with a failing policy', push('ran', newer), failing, ranFailing],
    ['ran in the second of the evaluation', push('ran', evaluatedAt), failing, { ...ranFailing, at: evaluatedAt }],
    ['ran before a policy failed', push('ran', serverInstant(21)), failing, assumedFailing],
    ['ran with policies that pass', push('ran', newer), {}, assumed],
    ['is not there, with a failing policy', {}, failing, assumedFailing],
  ] as const)('%s', (_what, pushed, change, expected) => {
    expect(told({ ...change, ...pushed })).toMatchObject(expected);
  });

  it('says nothing of an evaluation that is under way', () => {
    for (const state of ['requesting', 'queued', 'accepted', 'answered', 'evaluated'] as const) {
      expect(told({ ...push('failed', newer), ...refetching(state) })).toMatchObject({
        state: 'pending',
        basis: 'assumed',
        turn: 'management',
        text: text('journey.told.pending'),
      });
    }
    expect(told({ ...push('failed', newer), ...refetching('settled') })).toMatchObject(failed);
  });

  it('says nothing where the policies were never evaluated', () => {
    const never = { policies: policiesReport({ evaluatedAt: null }) };
    expect(told({ ...push('failed', newer), ...never })).toMatchObject(assumed);
    expect(told({ ...push('failed', newer), policies: policiesUnknown })?.state).toBe('unknown');
  });

  it('that failed keeps nobody from being told that it is not known whether to try', () => {
    expect(stop('access', push('failed', newer))?.text).not.toBe(text('journey.access.try'));
    expect(stop('access', push('ran', newer))?.text).toBe(text('journey.access.try'));
  });

  it('that ran is no reason to try while a policy fails', () => {
    expect(stop('access', { ...failing, ...push('ran', newer) })?.text).toBe(text('journey.access.pending'));
  });
});

describe('before the evaluation, what Microsoft was told', () => {
  it.each([
    ['is pending with a policy that is pending', pending, 'pending'],
    ['is not known with old results', { policiesStale: true }, 'unknown'],
    ['is not known with unknown results', { policies: policiesUnknown }, 'unknown'],
    ['is assumed with no policy at all', withPolicies(), 'done'],
    [
      'is assumed after a refetch that has settled without new results',
      { ...pending, ...refetching('settled') },
      'done',
    ],
  ] as const)('%s', (_what, change, state) => {
    expect(told(change)).toMatchObject({ state, basis: 'assumed' });
  });
});
