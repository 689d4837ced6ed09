import { describe, expect, it } from 'vitest';
import type { ExplainedError } from '../../../src-main/contract/explain.ts';
import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot } from '../../../src-main/core/compose-snapshot.ts';
import type { Facts } from '../../../src-main/core/facts.ts';
import { idleRefetch } from '../../../src-main/core/refetch-state.ts';
import { signInErrors } from '../../../src-main/core/sign-in-errors/catalogue.ts';
import { explainText } from '../../../src-main/core/sign-in-errors/explain-text.ts';
import type { StepId } from '../../../src-main/core/sign-in-errors/sign-in-error.ts';
import type { UpstreamReading } from '../../../src-main/core/upstream-reading.ts';
import {
  appSso,
  device,
  facts,
  host,
  mdmEnrollment,
  policy,
  reading,
  snapshotInputs,
  ssoProfiles,
  switchedOff,
  unreadable,
  user,
  words,
} from '../examples.ts';
import { pageOf } from './page-example.ts';

/** What each step asks of the person: to do something, to wait, or to tell IT. A step that stands nowhere here fails below. */
const does = [
  'fix-listed',
  'try-again',
  'register',
  'register-first',
  'follow-headline',
  'mend-management',
  'fetch-ticket',
  'look-there',
  'use-shown-browser',
  'no-private-window',
  'use-work-app',
  'sign-in-fresh',
  'check-name-and-password',
  'change-password',
  'wait-for-unlock',
  'set-up-second-factor',
  'answer-second-factor',
  'right-organization',
  'turn-on-management',
  'leave-company-portal',
  'leave-for-self-service',
  'leave-for-prompt',
  'reconnect-network',
] as const satisfies readonly StepId[];
const waits = ['refetch-and-wait', 'wait-for-mac', 'wait-for-server'] as const satisfies readonly StepId[];
const asks = [
  'ask-for-app',
  'it-device',
  'it-device-ids',
  'it-rule',
  'it-account',
  'it-sign-in-log',
  'it-rule-later',
  'it-account-later',
  'it-sign-in-log-later',
  'tell-it-code',
  'tell-it-now',
] as const satisfies readonly StepId[];

const say = (id: StepId): string => words.say(`explain.step.${id}`);
const said = { does: new Set(does.map(say)), waits: new Set(waits.map(say)), asks: new Set(asks.map(say)) };

const registrations: readonly Partial<Facts>[] = [
  {},
  { appSso: unreadable },
  { appSso: appSso({ device: null, user: null }), ssoProfiles: ssoProfiles() },
  { appSso: appSso({ device: null, user: null }) },
  { appSso: appSso({ device: { ...device, extensionIdentifier: 'com.example.other' } }) },
  { appSso: appSso({ device: { ...device, registrationCompleted: false, deviceId: null } }) },
  { appSso: appSso({ user: null }) },
  { appSso: appSso({ user: { ...user, state: 'POUserStateNeedsRegistration' } }) },
  { appSso: appSso({ user: { ...user, state: 'POUserStateUserKeyInvalid' } }) },
  { appSso: appSso({ tokens: { expireAt: null, expired: true } }) },
  { appSso: appSso({ user: { ...user, kerberosCount: 0 } }) },
];
const managements: readonly Partial<Facts>[] = [
  { mdmEnrollment: mdmEnrollment({ vendor: 'fleet' }) },
  { mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }) },
  { mdmEnrollment: mdmEnrollment({ enrolled: false }) },
  { mdmEnrollment: unreadable },
];
const nothingRead = { policies: null, host: null } as const;
const upstreams: readonly UpstreamReading[] = [
  reading(),
  reading({ policies: [policy({ verdict: 'fail' })] }),
  reading({ policies: [policy({ verdict: 'pending' })] }),
  reading({ host: host({ mdm: 'off' }) }),
  { ...reading(nothingRead), state: 'unreachable' },
  { ...reading(nothingRead), state: 'sign-in-required' },
  { ...reading(nothingRead), state: 'token-stale' },
  { ...reading(nothingRead), state: 'error' },
  { ...reading(nothingRead), state: 'misconfigured' },
  switchedOff,
];
const refetches = [
  idleRefetch,
  { ...idleRefetch, state: 'accepted' as const },
  { ...idleRefetch, state: 'queued' as const },
];

function* everySnapshot(): Generator<Snapshot> {
  for (const registration of registrations)
    for (const management of managements)
      for (const upstream of upstreams)
        for (const refetch of refetches) {
          const inputs = snapshotInputs({ facts: facts({ ...registration, ...management }), upstream, refetch });
          const seen = composeSnapshot(inputs, words);
          yield seen;
          if (refetch === idleRefetch && management === managements[0])
            yield { ...seen, headline: { ...seen.headline, id: 'not-looked-yet' } };
        }
}

const details = [
  {},
  { 'Device state': null },
  { 'Device state': 'Registered', 'Device identifier': `${device.deviceId}` },
  { 'Device state': 'Compliant', 'Device identifier': 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' },
  { 'Device state': 'Registered' },
  { 'Device platform': 'iOS' },
];
const named: Readonly<Record<string, string>> = {
  'enroll-page': 'microsoft-compliance-partner/enroll',
  'remediate-page': 'microsoft-compliance-partner/remediate',
  'network-refused': 'Wi-Fi refused me',
};
const codes = signInErrors.map(({ id }) => named[id] ?? (/^\d+$/.test(id) ? `AADSTS${id}` : id));
/** No more than twenty are read from one paste, and a network is only looked for where there is no code. */
const pastes = [codes.slice(0, 19), ['Wi-Fi refused me'], codes.slice(20)].map(part => part.join('\n'));

/** What is wrong with the steps, in words; null where they agree with the turn. */
function disagreement({ turn, steps, here }: ExplainedError): string | null {
  const [first = ''] = steps;
  const { does: own, waits: waiting, asks: asking } = said;
  if (steps.length === 0) return 'no step at all';
  if (new Set(steps).size < steps.length) return 'a step twice';
  if (steps.some(step => !own.has(step) && !waiting.has(step) && !asking.has(step))) return 'a step of no kind';
  const last = steps.at(-1) ?? '';
  if (turn !== 'it' && asking.has(last) && !/^If |^Ask IT for access/.test(last))
    return 'IT is told before a try has failed';
  if (turn === 'nobody') return 'nobody’s turn';
  if (turn === 'it') return steps.every(step => asking.has(step)) ? null : 'IT’s turn and work for the person';
  if (turn === 'you' && asking.has(first)) return 'the person’s turn and only IT to tell';
  if (turn !== 'you') {
    if (!waiting.has(first)) return 'somebody else’s turn and no waiting';
    if (steps.some(step => own.has(step) && step !== say('try-again') && step !== say('reconnect-network')))
      return 'somebody else’s turn and something to mend';
  }
  if (turn === 'mac' && steps.includes(say('refetch-and-wait'))) return 'Refetch while it is under way';
  if (here === null) return null;
  if (steps.includes(say('fix-listed')) && !/counts? against this Mac/.test(here)) return 'nothing is listed to mend';
  if (steps.includes(say('register')) && !/\(P[1-8]\)/.test(here)) return 'no registration to mend';
  if (steps.includes(say('use-shown-browser')) && /not in order \(P/.test(here))
    return 'a browser before the registration';
  return null;
}

describe('the steps of every error agree with whose turn it is', () => {
  it('on every kind of Mac, with every kind of page', () => {
    const wrong = new Set<string>();
    let looked = 0;
    for (const snapshot of everySnapshot()) {
      for (const change of details) {
        for (const paste of pastes) {
          for (const error of explainText(`${paste}\n${pageOf('', change)}`, snapshot, words).errors) {
            looked += 1;
            const what = disagreement(error);
            if (what !== null)
              wrong.add(`${error.code} ${error.turn}: ${what}: ${error.here ?? '-'} > ${error.steps.join(' | ')}`);
          }
        }
      }
    }
    expect([...wrong].slice(0, 10)).toEqual([]);
    expect(looked).toBeGreaterThan(1320 * details.length * signInErrors.length);
  }, 120_000);
});
