import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import { explainText } from '../../../src-main/core/sign-in-errors/explain-text.ts';
import {
  appSso,
  device,
  facts,
  mdmEnrollment,
  fleetAgent,
  host,
  policy,
  reading,
  snapshotInputs,
  unreadable,
  user,
  words,
} from '../examples.ts';
import { correlationId, pageOf, requestId } from './page-example.ts';

function see(change: Partial<SnapshotInputs> = {}): Snapshot {
  return composeSnapshot(snapshotInputs(change), words);
}
function explain(text: string, snapshot: Snapshot = clear) {
  const { errors } = explainText(text, snapshot, words);
  if (errors[0] === undefined) throw new Error('nothing was found');
  return errors[0];
}
const step = (id: 'use-shown-browser' | 'fix-listed' | 'it-device-ids' | 'look-there' | 'fetch-ticket') =>
  words.say(`explain.step.${id}`);

const clear = see();
const failing = see({ upstream: reading({ policies: [policy({ name: 'Disk encryption', verdict: 'fail' })] }) });
const unregistered = see({
  facts: facts({ appSso: appSso({ device: { ...device, registrationCompleted: false, deviceId: null } }) }),
});
const unread = see({ facts: facts({ appSso: unreadable }) });
const ticketless = see({
  facts: facts({
    appSso: appSso({ user: { ...user, kerberosCount: 0 } }),
    fleetAgent: fleetAgent(),
    mdmEnrollment: mdmEnrollment({ vendor: 'fleet' }),
  }),
});
const other = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const devices = ['53000', '53003', '50131', '530032', '50097', '530003'];

describe('a page that saw no registered device', () => {
  it.each(devices)('%s: this Mac is registered, so most likely the browser does not show it', code => {
    const said = explain(pageOf(code));
    expect(said).toMatchObject({ turn: 'you', check: 'browser-sso' });
    expect(said.here).toContain('Most likely the browser or app');
    expect(said.here).toContain(words.say('check.browser-sso.title'));
    expect(said.steps[0]).toBe(step('use-shown-browser'));
  });
  it('still names what fails here, after the browser', () => {
    const { here, steps } = explain(pageOf('53003'), failing);
    expect(here).toContain('“Disk encryption”');
    expect(steps.indexOf(step('fix-listed'))).toBeGreaterThan(steps.indexOf(step('use-shown-browser')));
  });
  it('agrees with a Mac that is not registered', () => {
    const said = explain(pageOf('530003'), unregistered);
    expect(said.here).toMatch(/^The page says the same as this Mac.*\(P4\)/);
    expect(said.check).toBeNull();
    expect(said.steps).not.toContain(step('use-shown-browser'));
  });
  it('says nothing about a registration that is not known', () => {
    const said = explain(pageOf('530003'), unread);
    expect(said.here).toBe(explain('530003', unread).here);
    expect(said.check).toBeNull();
  });
  it('changes nothing about a code that is not about devices', () => {
    expect(explain(pageOf('50126'))).toEqual(explain('50126'));
    expect(explain(pageOf('53001'), failing)).toEqual(explain('53001', failing));
  });
  it('says nothing as long as this Mac has not been looked at', () => {
    const unseen: Snapshot = { ...clear, headline: { ...clear.headline, id: 'not-looked-yet' } };
    expect(explain(pageOf('53003'), unseen).here).toBeNull();
  });
});

describe('a page that names a device', () => {
  it.each(devices)('%s: another one than this Mac, with both ids for IT', code => {
    const said = explain(pageOf(code, { 'Device identifier': other, 'Device state': 'Registered' }), failing);
    expect(said).toMatchObject({ turn: 'it' });
    expect(said.here).toContain(other);
    expect(said.here).toContain(`${device.deviceId}`);
    expect(said.here).not.toContain('Disk encryption');
    expect(said.steps[0]).toBe(step('it-device-ids'));
  });
  it.each([...devices, '50155'])('%s: this Mac, and then what this Mac knows', code => {
    const page = pageOf(code, {
      'Device identifier': `${device.deviceId}`.toUpperCase(),
      'Device state': 'Registered',
    });
    const said = explain(page, failing);
    expect(said.here).toContain('this Mac’s own device id');
    expect(said.here).not.toContain('app or browser probably did not show');
    expect(said.check).toBeNull();
    if (code !== '50155') expect(said.here).toContain('Disk encryption');
  });
  it.each([
    ['Compliant', 'calls this Mac compliant, so'],
    ['Registered', 'registered, and not compliant'],
    ['Not compliant', 'calls this Mac not compliant'],
  ])('this Mac, which it calls %s', (state, text) => {
    const page = pageOf('53003', { 'Device identifier': `${device.deviceId}`, 'Device state': state });
    expect(explain(page).here).toContain(text);
  });
  it('this Mac as a compliant one: what fails here is not the reason, and IT has to look', () => {
    const page = pageOf('53003', { 'Device identifier': `${device.deviceId}`, 'Device state': 'Compliant' });
    expect(explain(page, failing)).toMatchObject({ turn: 'it' });
    expect(explain(page, failing).here).not.toContain('Disk encryption');
  });
  it('without an id, on a Mac that is not registered', () => {
    expect(explain(pageOf('53003', { 'Device state': 'Registered' }), unregistered).here).toContain(
      'an older registration',
    );
    expect(explain(pageOf('53003', { 'Device state': 'Registered' }), unread).here).not.toContain(
      'registration of this Mac.',
    );
  });
  it.each(['Windows', 'iOS', 'Android', 'Linux'])('of %s is not about this Mac', platform => {
    const said = explain(pageOf('53003', { 'Device platform': platform }), failing);
    expect(said.here).toContain('The page is from another device');
    expect(said.here).not.toContain('Disk encryption');
    expect(said.steps[0]).toBe(step('look-there'));
    expect(said.contradictions).toEqual([]);
  });
});

describe('two pages', () => {
  const ids = { 'Request Id': other, 'Correlation Id': other, Timestamp: '2026-11-20T13:00:00Z' };
  const own = { 'Device identifier': `${device.deviceId}`, 'Device state': 'Compliant' };
  const only = (code: string) => explain(code, failing).here;
  const hereOf = (text: string) => explainText(text, failing, words).errors.map(({ here }) => here);

  it.each([
    ['in full', pageOf('53003', own), pageOf('53000', ids)],
    ['the first one without a state', pageOf('53003', { 'Device state': null }), pageOf('53000', { ...ids, ...own })],
    [
      'without request ids',
      pageOf('53003', { 'Request Id': null }),
      pageOf('53000', { ...ids, ...own, 'Request Id': null }),
    ],
    ['of the same time', pageOf('53003'), pageOf('53000', { ...own, 'Request Id': null, 'Correlation Id': null })],
    ['with one detail in the second', pageOf('53003'), 'Error Code: 53000\nDevice platform: Windows'],
    ['with nothing in the second', pageOf('53003', own), 'Error Code: 53000'],
    ['with other details in the second', 'Error Code: 53003\nTimestamp: 2026-11-20T13:00:00Z', pageOf('53000', own)],
  ])('%s: what the first one saw is not said of the code of the second', (_what, first, second) => {
    expect(hereOf(`${first}\n\n${second}`)).toEqual([...hereOf(first), only('53000')]);
    expect(explainText(`${first}\n${second}`, failing, words).page).toEqual(explainText(first, failing, words).page);
  });
  it('each with its ids above its code, as a log has them', () => {
    const logOf = (id: string, code: string, state: string) =>
      `Request ID\n${id}\nSign-in error code\n${code}\nDevice platform\nmacOS\nDevice state\n${state}`;
    const first = logOf(requestId, '53003', 'Unregistered');
    expect(hereOf(`${first}\n${logOf(other, '53000', 'Compliant')}`)).toEqual([...hereOf(first), only('53000')]);
  });
  it('of which only the second has a code: no page is known to be its own', () => {
    expect(hereOf(`${pageOf('', own)}\n${pageOf('53000', ids)}`)).toEqual([only('53000')]);
  });
  it('of another device and of this Mac', () => {
    const text = `${pageOf('53003', { 'Device platform': 'Windows' })}\n${pageOf('53000', ids)}`;
    expect(hereOf(text)[0]).toContain('another device');
    expect(hereOf(text)[1]).toBe(only('53000'));
  });
  it('pasted twice are one', () => {
    expect(hereOf(`${pageOf('53003')}\n${pageOf('53003')}`)).toEqual(hereOf(pageOf('53003')));
  });
  it('several codes of one answer are of one page', () => {
    const text = `{"error_codes":[53000,53003],"trace_id":"${requestId}"}\nDevice state: Unregistered`;
    for (const here of hereOf(text)) expect(here).toContain('The page saw no registered device');
  });
});

describe('what IT needs', () => {
  it('is said in one line', () => {
    const { giveIt, page } = explainText(pageOf('53003'), clear, words);
    expect(giveIt).toBe(`Give IT: Request Id ${requestId}, Correlation Id ${correlationId}, time 2026-11-20T11:58:00Z`);
    expect(page).toMatchObject({ requestId, correlationId });
  });
  it.each([
    [`Request Id: ${requestId}`, `Give IT: Request Id ${requestId}`],
    [`Correlation Id: ${correlationId}`, `Give IT: Correlation Id ${correlationId}`],
    ['Timestamp: 2026-11-20T11:58:00Z', 'Give IT: time 2026-11-20T11:58:00Z'],
    [
      `Correlation Id: ${correlationId} Timestamp: 2026-11-20T11:58:00Z`,
      `Give IT: Correlation Id ${correlationId}, time 2026-11-20T11:58:00Z`,
    ],
    ['Device state: Registered', null],
    ['53003', null],
  ])('of %s', (text, said) => {
    expect(explainText(text, clear, words).giveIt).toBe(said);
  });
});

describe('answers that differ', () => {
  it('stand beside the codes that depend on them', () => {
    expect(ticketless.contradictions.map(({ id }) => id)).toContain('empty-kerberos');
    for (const code of ['53000', '53003', 'https://fleetdm.com/microsoft-compliance-partner/enroll'])
      expect(explain(code, ticketless).contradictions.map(({ id }) => id)).toContain('empty-kerberos');
    for (const code of ['50126', '53001', 'AADSTS9002313', 'AccountNotOnboarded'])
      expect(explain(code, ticketless).contradictions).toEqual([]);
  });
  it('nobody is sent to wait where Fleet never reports this Mac', () => {
    for (const code of ['53000', '53003', '530032', 'https://fleetdm.com/microsoft-compliance-partner/enroll']) {
      expect(explain(code, ticketless)).toMatchObject({ turn: 'you' });
      expect(explain(code, ticketless).steps[0]).toBe(step('fetch-ticket'));
    }
  });
  it('name two managers where Company Portal refused, and MDM off at the server where Fleet sends to its page', () => {
    const two = see({ facts: facts({ mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }), fleetAgent: fleetAgent() }) });
    expect(explain('AccountNotOnboarded', two).contradictions.map(({ id }) => id)).toEqual(['two-managers']);
    const off = see({ upstream: reading({ host: host({ mdm: 'off' }) }) });
    const page = 'https://fleetdm.com/microsoft-compliance-partner/enroll';
    expect(explain(page, off).contradictions.map(({ id }) => id)).toContain('mdm-here-not-upstream');
  });
  it('are not told before the first look', () => {
    const unseen: Snapshot = { ...ticketless, headline: { ...ticketless.headline, id: 'not-looked-yet' } };
    expect(explain('53000', unseen).contradictions).toEqual([]);
  });
});
