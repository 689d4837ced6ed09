import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import { known } from '../../../src-main/core/fact.ts';
import { findSignInError, signInErrors } from '../../../src-main/core/sign-in-errors/catalogue.ts';
import { explainText } from '../../../src-main/core/sign-in-errors/explain-text.ts';
import {
  appSso,
  device,
  facts,
  fleetAgent,
  mdmEnrollment,
  policy,
  reading,
  settingsWith,
  snapshotInputs,
  switchedOff,
  unreadable,
  user,
  words,
} from '../examples.ts';

function see(change: Partial<SnapshotInputs> = {}): Snapshot {
  return composeSnapshot(snapshotInputs(change), words);
}
function explain(code: string, snapshot = see()) {
  const { errors } = explainText(code, snapshot, words);
  if (errors[0] === undefined) throw new Error('nothing was found');
  return errors[0];
}

const seen = { observedAt: '2026-11-20T12:00:00.000Z', source: 'example' };
const clear = see();
const failing = see({ upstream: reading({ policies: [policy({ name: 'Disk encryption', verdict: 'fail' })] }) });
const unregistered = see({ facts: facts({ appSso: appSso({ device: { ...device, registrationCompleted: false } }) }) });
const unread = see({ facts: facts({ appSso: unreadable }) });
const unreachable = see({ upstream: { ...reading(), state: 'unreachable', policies: null, host: null } });
const alone = see({ upstream: switchedOff });
const unmanaged = see({ facts: facts({ mdmEnrollment: mdmEnrollment({ enrolled: false }) }) });

const named = ['50097', '50129', '50155', '50187', '50005', '53000', '53001', '53002', '53003', '53009', '530003'];
const alsoNamed = ['530032', '50131', '50132', '135011', '700003', 'AccountNotOnboarded', 'enroll-page'];
const notThisMac = ['50034', '50053', '50055', '50057', '50058', '50072', '50074', '50076', '50079', '50105', '50126'];
const alsoNotThisMac = ['50133', '50173', '53004', '65001', '70043', '700016', '90072'];

describe('every explained error', () => {
  it.each([...named, ...alsoNamed, 'remediate-page', 'network-refused'])('%s is about devices or their rules', id => {
    expect(findSignInError(id)?.family).toBe('device');
  });
  it.each([...notThisMac, ...alsoNotThisMac])('%s is not about this Mac', id => {
    expect(findSignInError(id)).toMatchObject({ family: 'not-this-mac', join: null });
  });

  it.each(signInErrors.map(({ id }) => id))('%s has words, steps, an owner and a source', id => {
    const entry = findSignInError(id);
    if (entry === undefined) throw new Error('the table knows it');
    expect(words.say(`explain.${entry.id}.title`)).toMatch(/^[A-Z].*[^.]$/);
    expect(words.say(`explain.${entry.id}.meaning`)).toMatch(/\.$/);
    expect(entry.steps.length).toBeGreaterThan(0);
    expect(entry.source).toMatch(/^https:\/\/(?:learn\.microsoft\.com|fleetdm\.com|github\.com\/AzureAD)\//);
    expect(['you', 'it']).toContain(entry.turn);
  });

  it('stands once in the table', () => {
    expect(new Set(signInErrors.map(({ id }) => id)).size).toBe(signInErrors.length);
  });
});

describe('a Mac that does not count as healthy (53000)', () => {
  it('hears which policy fails here', () => {
    expect(explain('53000', failing)).toMatchObject({ turn: 'you' });
    expect(explain('53000', failing).here).toBe('This counts against this Mac now: “Disk encryption”.');
  });
  it('hears that Microsoft may not know yet when everything is in order', () => {
    expect(explain('53000', clear)).toMatchObject({ turn: 'microsoft' });
    expect(explain('53000', clear).here).toContain('Microsoft may not have been told yet');
  });
  it('hears what is not known, and no verdict', () => {
    expect(explain('53000', unread).here).toContain('Not known right now');
    expect(explain('53000', unreachable).here).not.toContain('in order');
  });
  it('hears nothing of a list that does not count', () => {
    const settings = settingsWith({ BlockingChecks: ['mdm-enrollment'] });
    const uncounted = see({ settings, upstream: { ...reading(), state: 'unreachable', policies: null, host: null } });
    expect(explain('53000', uncounted).here).not.toContain('Not known');
  });
  it('is sent to IT where nobody judges it', () => {
    expect(explain('53000', alone)).toMatchObject({ turn: 'it' });
    expect(explain('53000', alone).here).toMatch(/^Everything that counts is in order/);
  });
  it('hears nothing from a Mac that has not been looked at', () => {
    const { headline } = clear;
    const unseen: Snapshot = { ...failing, headline: { ...headline, id: 'not-looked-yet' } };
    expect(explain('53000', unseen).here).toBeNull();
  });
  it('hears no verdict of answers that are too old', () => {
    const old = see({ isOld: true });
    expect(old.headline.state).toBe('unknown');
    expect(explain('53000', old).here).toBe(old.headline.text);
  });
  it('names five at most', () => {
    const policies = Array.from({ length: 7 }, (_none, index) =>
      policy({ id: `${index}`, name: `Policy ${index}`, verdict: 'fail' }),
    );
    const { here } = explain('53000', see({ upstream: reading({ policies }) }));
    expect(here).toContain('These count');
    expect(here).toContain('“Policy 4”, …');
    expect(here).not.toContain('Policy 5');
  });
});

describe('a headline that asks for something', () => {
  const access = { triedAt: 1, told: { answer: 'did-not-work', at: 2 } } as const;
  const unencrypted = facts({
    diskEncryption: known({ on: false, progress: 'none', percent: null, deferred: false }, seen),
  });
  const ticketless = facts({
    appSso: appSso({ user: { ...user, kerberosCount: 0 } }),
    fleetAgent: fleetAgent(),
    mdmEnrollment: mdmEnrollment({ vendor: 'fleet' }),
  });
  it.each([
    ['a sign-in that did not work', see({ access }), 'still-refused', 'it'],
    ['that, where nobody judges', see({ access, upstream: switchedOff }), 'still-refused', 'it'],
    ['a disk to encrypt', see({ facts: unencrypted }), 'good-to-fix', 'you'],
    ['that, where nobody judges', see({ facts: unencrypted, upstream: switchedOff }), 'good-to-fix', 'you'],
  ] as const)('is never contradicted: %s', (_what, snapshot, id, turn) => {
    expect(snapshot.headline).toMatchObject({ id, turn, state: 'action' });
    for (const text of ['53000', 'microsoft-compliance-partner/remediate', 'the VPN refused me']) {
      expect(explain(text, snapshot)).toMatchObject({ turn, here: snapshot.headline.text });
      expect(explain(text, snapshot).steps.join(' ')).not.toContain('Refetch');
    }
  });
  it('is never contradicted: a ticket to fetch where nobody judges', () => {
    const snapshot = see({ facts: ticketless, upstream: switchedOff });
    expect(snapshot.headline).toMatchObject({ id: 'not-reported', turn: 'you' });
    expect(explain('53000', snapshot)).toMatchObject({ turn: 'you', here: words.say('explain.here.no-ticket') });
    expect(explain('53000', snapshot).steps[0]).toBe(words.say('explain.step.fetch-ticket'));
  });
});

describe('a device that was not seen', () => {
  it.each(['50097', '50129', '50187', '530003'])('%s: the registration here is missing', code => {
    expect(explain(code, unregistered)).toMatchObject({ turn: 'you' });
    expect(explain(code, unregistered).here).toContain('(P4)');
  });
  it.each(['50097', '50129', '50187', '530003'])('%s: registered here, so it was not shown', code => {
    expect(explain(code, clear).here).toContain('registered (P0), so the app or browser');
  });
  it.each(['50097', '530003'])('%s: not known here', code => {
    expect(explain(code, unread).here).toContain('not known right now (P9)');
  });
  it('names what is known about browsers', () => {
    const check = clear.checks[0];
    if (check === undefined) throw new Error('a Mac in order has checks');
    const found = { id: 'browser-sso', verdict: 'attention', summary: 'This Chrome has no extension.' } as const;
    const seen: Snapshot = { ...clear, checks: [Object.assign({ ...check }, found)] };
    expect(explain('530003', seen).here).toContain('About the browsers of this Mac: This Chrome has no extension.');
  });
  it('takes the doctor’s word where there is one', () => {
    const doctor = { id: 'x', code: 'P4', text: 'The doctor says so.', turn: 'it', remedy: null } as const;
    const seen: Snapshot = { ...unregistered, doctor: { ...doctor, caveats: [], evidence: {} } };
    expect(explain('50097', seen)).toMatchObject({ turn: 'it' });
    expect(explain('50097', seen).here).toContain('The doctor says so.');
  });
});

describe('a record that Entra does not take', () => {
  it.each(['50155', '135011', '700003'])('%s is IT’s turn, with the device id that this Mac has', code => {
    expect(explain(code, clear)).toMatchObject({ turn: 'it' });
    expect(explain(code, clear).here).toContain(`${device.deviceId}`);
    expect(explain(code, unregistered)).toMatchObject({ turn: 'it' });
  });
});

describe('other errors', () => {
  it.each(['50131', '53003', '530032'])('%s: what fails here may be the reason', code => {
    expect(explain(code, failing).here).toContain('Disk encryption');
    expect(explain(code, clear)).toMatchObject({ turn: 'it' });
    expect(explain(code, clear).here).toContain('Nothing that this Mac can see explains it');
  });
  it.each(['50005', '53001', '53002', '53009', '50126'])('%s: this Mac has nothing to say', code => {
    expect(explain(code, failing).here).toBeNull();
  });
  it('53001 is IT’s turn: no Mac can be in a Windows domain', () => {
    expect(explain('53001', clear)).toMatchObject({ turn: 'it' });
    expect(explain('53001', clear).meaning).toContain('No Mac can');
  });
  it('50132 follows a registration that waits for a sign-in', () => {
    const expired = see({ facts: facts({ appSso: appSso({ tokens: { expireAt: null, expired: true } }) }) });
    expect(explain('50132', expired).here).toContain('(P8)');
    expect(explain('50132', clear).here).toBeNull();
  });
  it('Fleet’s enrol page: management is on here, so Refetch helps', () => {
    const page = 'https://fleetdm.com/microsoft-compliance-partner/enroll';
    expect(explain(page, clear).here).toContain('press Refetch');
    expect(explain(page, unmanaged).here).toContain('not in order');
    expect(explain(page, unmanaged)).toMatchObject({ turn: 'you' });
    expect(explain(page, see({ facts: facts({ mdmEnrollment: known({ ...offline }, seen) }) })).here).not.toBeNull();
  });
  it('Fleet’s other page, and a network, name what fails here', () => {
    for (const text of ['microsoft-compliance-partner/remediate', 'The VPN refused me'])
      expect(explain(text, failing).here).toContain('Disk encryption');
  });
  it('AccountNotOnboarded: a Fleet Mac hears that Company Portal is not the way', () => {
    const fleet = see({ facts: facts({ mdmEnrollment: mdmEnrollment({ vendor: 'fleet' }) }) });
    expect(explain('AccountNotOnboarded', fleet).here).toContain('Fleet');
    expect(explain('AccountNotOnboarded', see({ facts: unknownVendor, upstream: switchedOff })).here).toBeNull();
  });
  it('AccountNotOnboarded: a Mac of Jamf with Fleet’s agent is Jamf’s', () => {
    const jamf = see({ facts: facts({ mdmEnrollment: mdmEnrollment({ vendor: 'jamf' }) }) });
    expect(jamf.upstream.kind).toBe('fleet');
    expect(explain('AccountNotOnboarded', jamf).here).toContain('Jamf');
    expect(explain('AccountNotOnboarded', jamf).here).not.toContain('Fleet');
  });
  it('AccountNotOnboarded: without the doctor’s word the server tells', () => {
    expect(explain('AccountNotOnboarded', { ...clear, doctor: null }).here).toContain('Fleet');
    expect(explain('AccountNotOnboarded', { ...alone, doctor: null }).here).toBeNull();
  });
  it.each(signInErrors.map(({ id }) => id))('%s: a Mac without a server to ask is not sent to Refetch', id => {
    const said = explain(id === 'network-refused' ? 'The VPN refused me' : (pages[id] ?? `AADSTS${id}`), alone);
    expect(said.steps.length).toBeGreaterThan(0);
    expect([said.here, ...said.steps].join(' ')).not.toMatch(/refetch/i);
  });
  it('53000 keeps Refetch as long as no server was asked', () => {
    const unasked = {
      ...alone,
      upstream: { ...alone.upstream, problem: { code: 'not-looked-yet', text: '' } },
    } as const;
    expect(explain('53000', unasked).steps.join(' ')).toContain('Press Refetch');
  });
  it('53000 is sent to Refetch where there is a server', () => {
    expect(explain('53000', clear).steps.join(' ')).toContain('Press Refetch');
  });
  it('a code without an explanation is called unknown, with no source', () => {
    expect(explain('AADSTS9002313')).toMatchObject({ family: 'unknown-code', source: null, here: null, turn: 'it' });
  });
});

const offline = { enrolled: true, userApproved: true, viaDep: null, server: null, vendor: 'other' } as const;
const unknownVendor = facts({ mdmEnrollment: unreadable, fleetAgent: unreadable });
const pages: Readonly<Record<string, string>> = {
  AccountNotOnboarded: 'AccountNotOnboarded',
  'enroll-page': 'microsoft-compliance-partner/enroll',
  'remediate-page': 'microsoft-compliance-partner/remediate',
};

describe('the report', () => {
  it('never repeats what was pasted, and never says what only Entra knows', () => {
    const secret = 'eyJhbGciOi.secret.token';
    for (const snapshot of [clear, failing, unregistered, unread, unreachable, alone, unmanaged]) {
      const everything = signInErrors.map(({ id }) => `AADSTS${id} ${secret}`).join('\n');
      const text = JSON.stringify(explainText(everything, snapshot, words));
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/compliant in entra|you are blocked|you can sign in/i);
    }
  });
  it('has no errors where nothing was found, and the headline all the same', () => {
    expect(explainText('It does not work.', clear, words)).toEqual({
      schemaVersion: 1,
      errors: [],
      problem: { code: 'no-code-found', text: words.say('explain.nothing-found') },
      page: null,
      giveIt: null,
      headline: { code: clear.headline.code, text: clear.headline.text },
    });
  });
});
