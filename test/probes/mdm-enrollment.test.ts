import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mdmEnrollmentProbe, parseEnrollment } from '../../src-main/probes/mdm-enrollment.ts';
import type { RecordedCommand } from '../../src-main/sandbox/recorded-mac/recorded-commands.ts';
import { recordedMac, type RecordedMac } from '../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../fixtures/hand-moved-clock.ts';
import { bareMac, macWithFiles, openMac } from '../fixtures/recorded-folder.ts';

const argv = ['/usr/bin/profiles', 'status', '-type', 'enrollment'] as const;

async function ask(recorded: RecordedMac) {
  const { ports } = await openMac(recorded);
  return mdmEnrollmentProbe.ask(ports);
}

function askWith(answer: Partial<RecordedCommand>) {
  return ask(macWithFiles({}, { 'profiles.json': { argv, exit: 0, stdout: '', stderr: '', ...answer } }));
}

function known(value: object) {
  return { kind: 'known', value, observedAt: '2026-06-10T12:00:00.000Z', source: argv.join(' ') };
}

const approved = { enrolled: true, userApproved: true, viaDep: true, server: 'mdm.larkfield.example', vendor: 'fleet' };
const notUnderstood = { kind: 'unknown', problem: { code: 'output-not-understood', detail: 'no MDM enrollment line' } };

describe('the MDM probe', () => {
  it.each([
    ['user-approved', approved],
    ['not-user-approved', { ...approved, userApproved: false, viaDep: false }],
    ['off', { enrolled: false, userApproved: null, viaDep: false, server: null, vendor: null }],
  ] as const)('reads an enrolment that is %s', async (mdm, value) => {
    expect(await ask(recordedMac({ now: noon, fleet: null, mdm }))).toEqual(known(value));
  });

  it.each([
    [
      'no line on automatic enrolment',
      'MDM enrollment: Yes (User Approved)\n',
      { viaDep: null, server: null, vendor: null },
    ],
    [
      'Windows line endings',
      'Enrolled via DEP: Yes\r\nMDM enrollment: Yes (User Approved)\r\n',
      { server: null, vendor: null },
    ],
    [
      'indented lines',
      '  Enrolled via DEP: Yes\n\tMDM enrollment:   Yes (User Approved)  \n',
      { server: null, vendor: null },
    ],
    [
      'a word it does not know for automatic enrolment',
      'Enrolled via DEP: Perhaps\nMDM enrollment: Yes (User Approved)\n',
      { viaDep: null, server: null, vendor: null },
    ],
    [
      'lines that nobody asked for',
      'note: a: b\nMDM enrollment: Yes (User Approved)\nEnrolled via DEP: Yes\n:\n\n',
      { server: null, vendor: null },
    ],
  ] as const)('understands %s', async (_case, stdout, difference) => {
    expect(await askWith({ stdout })).toEqual(known({ ...approved, ...difference }));
  });

  it('trusts a text that it understands, whatever the exit code', async () => {
    expect(await askWith({ exit: 1, stdout: 'Enrolled via DEP: No\nMDM enrollment: No\n' })).toEqual(
      known({ enrolled: false, userApproved: null, viaDep: false, server: null, vendor: null }),
    );
  });

  it.each([
    ['empty', ''],
    ['localised', 'Über DEP registriert: Ja\nMDM-Registrierung: Ja (Benutzergenehmigt)\n'],
    ['English but for the answer', 'Enrolled via DEP: Yes\nMDM enrollment: Ja\n'],
    ['in other letters', 'MDM ENROLLMENT: YES\n'],
    ['cut in the answer', 'Enrolled via DEP: Yes\nMDM enrollment: Y'],
    ['cut before the answer', 'Enrolled via DEP: Yes\nMDM enrollment'],
    ['a longer answer', 'MDM enrollment: Yes (User Approved) (Supervised)\n'],
    ['a word every object has', 'MDM enrollment: constructor\n'],
  ])('does not understand a text that is %s', async (_case, stdout) => {
    expect(await askWith({ stdout })).toEqual(notUnderstood);
  });

  it('names the exit code where there is no text to go by', async () => {
    expect(await askWith({ exit: 78, stderr: 'MDM enrollment: No' })).toEqual({
      kind: 'unknown',
      problem: { code: 'command-failed', detail: 'profiles exit 78' },
    });
  });

  it.each([
    ['not-found', 'command-not-found'],
    ['permission-denied', 'permission-denied'],
  ] as const)('says unknown where profiles is %s', async (fails, code) => {
    expect(await askWith({ fails })).toEqual({ kind: 'unknown', problem: { code } });
    expect(await ask(bareMac)).toEqual({ kind: 'unknown', problem: { code: 'command-not-found' } });
  });

  it('says unknown where profiles hangs', async () => {
    const { ports, clock } = await openMac(
      macWithFiles({}, { 'profiles.json': { argv, exit: 0, stdout: '', stderr: '', fails: 'hangs' } }),
    );
    const asked = mdmEnrollmentProbe.ask(ports);
    await clock.untilWaiting(1);
    clock.pass(8000);
    expect(await asked).toEqual({ kind: 'unknown', problem: { code: 'command-timed-out' } });
  });
});

describe('the MDM server', () => {
  const serverOf = (url: string) => parseEnrollment(`MDM enrollment: Yes\nMDM server: ${url}\n`)?.server;

  it.each([
    ['https://mdm.larkfield.example/mdm/apple/mdm?enroll=secret', 'mdm.larkfield.example'],
    ['https://mdm.larkfield.example', 'mdm.larkfield.example'],
    ['https://mdm.larkfield.example?enroll=secret', 'mdm.larkfield.example'],
    ['https://mdm.larkfield.example#secret', 'mdm.larkfield.example'],
    ['https://MDM.Larkfield.Example:8443/mdm', 'mdm.larkfield.example'],
    ['https://enroll:secret@mdm.larkfield.example/mdm', 'mdm.larkfield.example'],
    ['http://127.0.0.1:8080/mdm/apple/mdm', '127.0.0.1'],
    ['https://*.manage.larkfield.example/...', '*.manage.larkfield.example'],
  ])('is the host of %s and nothing else', (url, host) => {
    expect(serverOf(url)).toBe(host);
  });

  it.each([
    '',
    'mdm.larkfield.example',
    'ftp://mdm.larkfield.example',
    'https://',
    'https://a b/',
    'javascript:alert(1)',
  ])('is not known from "%s"', url => {
    expect(serverOf(url)).toBeNull();
  });
});

describe('the vendor of a Mac’s device management', () => {
  const vendorOf = (url: string) => parseEnrollment(`MDM enrollment: Yes\nMDM server: ${url}\n`)?.vendor;

  it.each(['fleet', 'jamf', 'intune', 'other'] as const)('is %s on a recorded Mac', async mdmVendor => {
    expect(await ask(recordedMac({ now: noon, fleet: null, mdmVendor }))).toMatchObject({
      value: { vendor: mdmVendor },
    });
  });

  it.each([
    ['https://i.manage.microsoft.com/DeviceGatewayProxy', 'intune'],
    ['https://*.manage.microsoft.com/...', 'intune'],
    ['https://MANAGE.Microsoft.com./x', 'intune'],
    ['https://larkfield.jamfcloud.com/', 'jamf'],
    ['https://larkfield.jamfcloud.com/mdm/ServerURL', 'jamf'],
    ['https://jamf.larkfield.example:8443/mdm/ServerURL', 'jamf'],
    ['https://fleet.larkfield.example/mdm/apple/mdm', 'fleet'],
    ['https://larkfield.example/fleet/mdm/apple/mdm/', 'fleet'],
    ['https://mdm.larkfield.example/connect', 'other'],
  ])('is told by %s: %s', (url, vendor) => {
    expect(vendorOf(url)).toBe(vendor);
  });

  it.each([
    'https://manage.microsoft.com.evil.example/',
    'https://notmanage.microsoft.com/',
    'https://manage.microsoft.com@evil.example/',
    'https://evil.example/?manage.microsoft.com',
    'https://evil.example/#/mdm/apple/mdm',
    'https://jamfcloud.com.evil.example/',
    'https://notjamfcloud.com/',
    'https://evil.example/xmdm/apple/mdmx',
    'https://evil.example/?/mdm/ServerURL',
  ])('is not taken for somebody else’s by %s', url => {
    expect(vendorOf(url)).toBe('other');
  });

  it('is not known without an address', () => {
    expect(parseEnrollment('MDM enrollment: Yes\n')?.vendor).toBeNull();
    expect(vendorOf('mdm.larkfield.example/mdm/apple/mdm')).toBeNull();
  });
});

describe('an enrolment text of any kind', () => {
  const real =
    'Enrolled via DEP: Yes\nMDM enrollment: Yes (User Approved)\nMDM server: https://mdm.larkfield.example/mdm\n';
  const answers = ['No', 'Yes', 'Yes (User Approved)'];

  it('never throws, and says nothing without a line that answers', () => {
    const pieces = fc.constantFrom(
      'MDM enrollment',
      'Enrolled via DEP',
      'MDM server',
      ':',
      ' ',
      '\n',
      '\r\n',
      'Yes',
      'No',
      '(User Approved)',
      'https://',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 30 }).map(parts => parts.join('')),
      fc
        .tuple(fc.nat(real.length), fc.nat(20), fc.string())
        .map(([at, cut, put]) => real.slice(0, at) + put + real.slice(at + cut)),
    );
    fc.assert(
      fc.property(anything, text => {
        const parsed = parseEnrollment(text);
        const answered = text
          .split(/\r?\n/)
          .filter(line => line.slice(0, Math.max(0, line.indexOf(':'))).trim() === 'MDM enrollment')
          .some(line => answers.includes(line.slice(line.indexOf(':') + 1).trim()));
        if (!answered) expect(parsed).toBeNull();
        if (parsed !== null) expect(parsed.userApproved === null).toBe(!parsed.enrolled);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => {
        expect(parseEnrollment(new TextDecoder().decode(bytes))).toBeNull();
      }),
    );
  });

  it.each([
    ['lines', 'a:b\n'],
    ['colons', ':'],
    ['blanks', ' '],
    ['servers', 'MDM server: https://'],
  ])('is read to its end when it is full of %s', (_case, piece) => {
    expect(parseEnrollment(piece.repeat((512 * 1024) / piece.length))).toBeNull();
  });
});
