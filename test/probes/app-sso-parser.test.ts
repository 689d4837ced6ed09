import { describe, expect, it } from 'vitest';
import { decideRegistration } from '../../src-main/core/registration.ts';
import { parseAppSso } from '../../src-main/probes/app-sso-parser.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { allKinds, appSsoText, changed, sectionOf } from '../fixtures/app-sso-texts.ts';

const registered = appSsoText('registered');
const cloudRealm = 'KERBEROS.MICROSOFTONLINE.COM';

function report(text: string) {
  const value = parseAppSso(text);
  const fact =
    value === null
      ? ({ kind: 'unknown', problem: { code: 'output-not-understood' } } as const)
      : ({ kind: 'known', value, observedAt: '', source: '' } as const);
  return decideRegistration(fact, { kind: 'known', value: [], observedAt: '', source: '' }).report;
}

function userNameWith(entries: readonly object[]): string | null {
  const list = JSON.stringify(entries);
  return report(changed(registered, /"kerberosStatus" : \[[^]*?\n {2}\]/, `"kerberosStatus" : ${list}`))
    .userPrincipalName;
}

describe('reading app-sso', () => {
  it.each(allKinds)('makes no difference between line endings when it is %s', kind => {
    const text = appSsoText(kind);
    expect(parseAppSso(text.replaceAll('\n', '\r\n'))).toEqual(parseAppSso(text));
  });

  it('does not mind what stands before, between and after the sections', () => {
    const noisy = changed(
      `2026-06-10 12:00:00 app-sso[1] note\n${registered}\nbye\n`,
      'User Conf',
      'Note: hello\n\nUser Conf',
    );
    expect(parseAppSso(noisy)).toEqual(parseAppSso(registered));
  });

  it('finds the sections in any order', () => {
    const [device, login, user] = [
      sectionOf(registered, 'Device'),
      sectionOf(registered, 'Login'),
      sectionOf(registered, 'User'),
    ];
    const rest = registered.replace(device, '').replace(login, '').replace(user, '');
    for (const order of [
      [user, login, device],
      [login, user, device],
      [user, device, login],
    ]) {
      expect(parseAppSso(order.join('') + rest)).toEqual(parseAppSso(registered));
    }
  });

  it('takes the first of two sections with one title', () => {
    const second = sectionOf(appSsoText('needs-registration'), 'User');
    expect(report(changed(registered, 'SSO Tokens:', `${second}SSO Tokens:`)).code).toBe('P0');
  });

  it('is not misled by titles and braces inside values', () => {
    const trap =
      'User Configuration:\\n (null)\\n}\\nDevice Configuration:\\n { } { \\"registrationCompleted\\" : false }';
    const text = changed(registered, '"created" :', `"note" : "${trap}",\n  "also" : "}",\n  "created" :`);
    expect(parseAppSso(text)).toEqual(parseAppSso(registered));
  });

  it('does not mind keys that no release has shown yet', () => {
    const text = changed(registered, '"state" :', '"_new2027" : { "deep" : [ { "x" : [] } ] },\n  "state" :');
    expect(parseAppSso(text)).toEqual(parseAppSso(registered));
  });

  it.each([
    [
      'a registrationCompleted that is a word',
      'Device',
      '"registrationCompleted" : true',
      '"registrationCompleted" : "yes"',
    ],
    ['no registrationCompleted', 'Device', '"registrationCompleted" : true,', ''],
    ['a state that is a number', 'User', /"state" : "[^"]*"/, '"state" : 0'],
    ['no state', 'User', /"state" : "[^"]*",/, ''],
    ['a state without a name', 'User', /"state" : "[^"]*"/, '"state" : ""'],
    ['a state that only begins like Normal', 'User', 'POUserStateNormal (0)', 'POUserStateNormalizing (0)'],
    ['a user section that is a list', 'User', /\{[^]*\}/, '[ ]'],
    ['a user section that is a word', 'User', /\{[^]*\}/, 'registered'],
    ['a user section without its end', 'User', /\n\}\n/, '\n'],
    ['a user section with a torn line', 'User', /"state" : "[^"]*",/, '"state" : "POUserStateNor'],
    ['a user section that is empty', 'User', /\{[^]*\}/, '{\n\n}'],
  ] as const)('says unknown for %s', (_case, title, from, to) => {
    const section = sectionOf(registered, title);
    expect(report(changed(registered, section, changed(section, from, to)))).toMatchObject({
      state: 'unknown',
      code: 'P9',
    });
  });

  it('says unknown, not unregistered, where the user section is missing', () => {
    expect(report(changed(registered, sectionOf(registered, 'User'), '')).code).toBe('P9');
  });

  it('knows nothing at all without a device section', () => {
    expect(parseAppSso(changed(registered, sectionOf(registered, 'Device'), ''))).toBeNull();
  });

  it('accepts a state whose number was not seen before', () => {
    expect(report(changed(registered, 'POUserStateNormal (0)', 'POUserStateNormal (-12)')).code).toBe('P0');
    expect(report(changed(registered, 'POUserStateNormal (0)', 'POUserStateNormal')).code).toBe('P0');
  });

  it.each([
    ['no certificate', /"deviceSigningCertificate" : "[^"]*",/, ''],
    ['a redacted certificate', /"deviceSigningCertificate" : "[^"]*"/, '"deviceSigningCertificate" : "<REDACTED>"'],
    [
      'half a certificate',
      /("deviceSigningCertificate" : "[^"]{400})[^"]*"/,
      '"deviceSigningCertificate" : "MIIDOzCCAiOgAwIBAgIU"',
    ],
    ['a certificate that is a number', /"deviceSigningCertificate" : "[^"]*"/, '"deviceSigningCertificate" : 1'],
  ] as const)('loses the device id alone with %s', (_case, from, to) => {
    const whole = report(registered);
    expect(report(changed(registered, from, to))).toEqual({ ...whole, deviceId: null });
    expect(whole.tenantId).toBe(inventedIds.tenantId);
  });

  it('has no tenant where neither certificate nor issuer says it', () => {
    const text = changed(registered, /"deviceSigningCertificate" : "[^"]*",/, '');
    const redacted = changed(
      text,
      /"issuer" : "[^"]*"/,
      '"issuer" : "https://login.microsoftonline.com/<REDACTED>/v2.0"',
    );
    expect(report(redacted)).toMatchObject({ code: 'P0', deviceId: null, tenantId: null });
  });
});

describe('the user name', () => {
  const cloud = { realm: cloudRealm, upn: `sam\\@larkfield.example@${cloudRealm}` };

  it('is the one of the cloud’s realm, wherever that stands', () => {
    const onPremises = { realm: 'CORP.LARKFIELD.EXAMPLE', upn: 'srivera@CORP.LARKFIELD.EXAMPLE' };
    expect(userNameWith([onPremises, cloud])).toBe('sam@larkfield.example');
    expect(userNameWith([cloud, onPremises])).toBe('sam@larkfield.example');
    expect(userNameWith([onPremises])).toBeNull();
  });

  it('is read without a backslash as well', () => {
    expect(userNameWith([{ ...cloud, upn: `sam@larkfield.example@${cloudRealm}` }])).toBe('sam@larkfield.example');
  });

  it('is not taken from an entry that holds none', () => {
    expect(
      userNameWith([
        { realm: cloudRealm },
        { realm: cloudRealm, upn: 7 },
        { realm: cloudRealm, upn: `sam@${cloudRealm}` },
      ]),
    ).toBeNull();
  });

  it('falls back to the login name, unless stars hide it', () => {
    const plain = changed(
      appSsoText('empty-kerberos'),
      /"loginUserName" : "[^"]*"/,
      '"loginUserName" : "sam@larkfield.example"',
    );
    expect(report(plain).userPrincipalName).toBe('sam@larkfield.example');
    expect(report(appSsoText('empty-kerberos')).userPrincipalName).toBeNull();
  });
});

describe('the tokens', () => {
  const label = '(Not Expired)';

  it.each([
    ['the label says expired, whatever the clock says', label, '(Expired)', 'P8'],
    ['the label says not expired, whatever the clock says', /^Time: .*$/m, 'Time: 2099-01-01 00:00:00 +0000', 'P0'],
    ['an unknown label and a time after the expiry', /^Time: .*$/m, 'Time: 2026-06-25 00:00:00 +0000', 'P8'],
    ['an unknown label and a time before the expiry', /^Time: .*$/m, 'Time: 2026-06-24 11:19:58 +0000', 'P0'],
    ['an unknown label and the very second of the expiry', /^Time: .*$/m, 'Time: 2026-06-24 11:19:59 +0000', 'P8'],
  ] as const)('decide by %s', (name, from, to, code) => {
    const text = name.startsWith('an unknown') ? changed(registered, label, '(Abgelaufen)') : registered;
    expect(report(changed(text, from, to)).code).toBe(code);
  });

  it('decide by the time where there is no label', () => {
    const text = changed(registered, ` ${label}`, '');
    expect(report(text).code).toBe('P0');
    expect(report(changed(text, /^Time: .*$/m, 'Time: 2026-07-01 00:00:00 +0000')).code).toBe('P8');
  });

  it('keep their expiry when neither label nor time can be read', () => {
    const text = changed(changed(registered, label, '(Läuft)'), /^Time: .*\n/m, '');
    expect(parseAppSso(text)?.tokens).toEqual({ expireAt: '2026-06-24T11:19:59Z', expired: null });
  });

  it('have no expiry where the instant is none', () => {
    const text = changed(registered, /2026-06-24T11:19:59Z \(Not Expired\)/, '2026-99-99T99:99:99Z');
    expect(parseAppSso(text)?.tokens).toEqual({ expireAt: null, expired: null });
  });

  it('are told from no tokens', () => {
    expect(parseAppSso(appSsoText('empty-kerberos'))?.tokens).toBeNull();
    expect(parseAppSso(changed(registered, /Expiration:\n.*\n/, ''))?.tokens).toEqual({
      expireAt: null,
      expired: null,
    });
  });

  it('are needed only when the ticket is gone as well', () => {
    const [before] = registered.split('SSO Tokens:');
    expect(report(before ?? '').code).toBe('P0');
  });
});
