import { describe, expect, it } from 'vitest';
import { appSsoOutput, type AppSsoOptions } from '../../src-main/sandbox/recorded-mac/app-sso-output.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { noon } from './sandbox-server.ts';

function section(text: string, title: string): unknown {
  const found = new RegExp(`^${title} Configuration:\\n (\\(null\\)|\\{\\n[\\s\\S]*?^\\})$`, 'm').exec(text)?.[1];
  if (found === undefined) return 'missing';
  return found === '(null)' ? null : JSON.parse(found);
}

function topKeys(text: string, title: string): readonly string[] {
  const value = section(text, title);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function output(options: Omit<AppSsoOptions, 'now'>): string {
  return appSsoOutput({ ...options, now: noon });
}

describe('the text of app-sso', () => {
  it('is three times null, to the byte, where nothing is configured', () => {
    expect(output({ registration: 'not-configured' })).toBe(
      'Time: 2026-06-10 12:00:00 +0000\n\nDevice Configuration:\n (null)\n\nLogin Configuration:\n (null)\n\nUser Configuration:\n (null)\n\n',
    );
  });

  it('has every section of a registered Mac, stamped relative to now', () => {
    const text = output({ registration: 'registered' });
    expect(section(text, 'Device')).toMatchObject({
      created: '2026-06-10T12:00:00Z',
      extensionIdentifier: 'com.microsoft.CompanyPortalMac.ssoextension',
      loginType: 'POLoginTypeUserSecureEnclaveKey (2)',
      registrationCompleted: true,
      sdkVersionString: 0,
    });
    expect(text).toMatch(/"deviceSigningCertificate" : "MII[\w-]+",\n/);
    expect(section(text, 'Login')).toMatchObject({
      issuer: `https://login.microsoftonline.com/${inventedIds.tenantId}/v2.0`,
      kerberosTicketMappings: [{ ticketKeyPath: 'tgt_ad' }, { ticketKeyPath: 'tgt_cloud' }],
    });
    expect(section(text, 'User')).toMatchObject({
      kerberosStatus: [{ upn: 'sam.rivera\\@larkfield.example@KERBEROS.MICROSOFTONLINE.COM' }],
      state: 'POUserStateNormal (0)',
      userLoginConfiguration: { loginUserName: 's***@larkfield.example' },
    });
    expect(text).toMatch(
      /\n\}\n\nSSO Tokens:\nReceived:\n2026-06-10T11:20:00Z\nExpiration:\n2026-06-24T11:19:59Z \(Not Expired\)\n\n$/,
    );
  });

  it('prints JSON as Apple does', () => {
    const text = output({ registration: 'empty-kerberos', macosVersion: '26.1' });
    expect(text).toContain('\n  "authorizationEnabled" : false,\n');
    expect(text).toContain('\n  "createUserLoginTypes" : [\n    1,\n    3\n  ],\n');
    expect(text).toContain('\n  "kerberosStatus" : [],\n');
    expect(text).toContain('\n  "sdkVersionString" : 15.199999999999999,\n');
    expect(output({ registration: 'registered' })).toContain('"upn" : "sam.rivera\\\\@larkfield.example@KERB');
  });

  it('keeps its keys in Apple’s order', () => {
    for (const title of ['Device', 'Login', 'User']) {
      const keys = topKeys(output({ registration: 'registered', macosVersion: '26.1' }), title);
      expect(keys.length).toBeGreaterThan(8);
      expect(keys).toEqual([...keys].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    }
  });

  it('has no certificate before the registration', () => {
    const text = output({ registration: 'device-not-registered', macosVersion: '26.1' });
    expect(section(text, 'Device')).toMatchObject({ registrationCompleted: false, temporarySessionQuickLogin: false });
    expect(section(text, 'Device')).not.toHaveProperty('deviceSigningCertificate');
    expect([section(text, 'Login'), section(text, 'User')]).toEqual([null, null]);
  });

  it('has a device without a user on a second account', () => {
    const text = output({ registration: 'user-null' });
    expect(section(text, 'Device')).toMatchObject({ registrationCompleted: true });
    expect(section(text, 'Login')).toMatchObject({ accountDisplayName: 'Microsoft Entra' });
    expect(section(text, 'User')).toBeNull();
    expect(text).not.toContain('SSO Tokens');
  });

  it.each([
    ['needs-registration', 'POUserStateNeedsRegistration (2)'],
    ['new-password-user', 'POUserStateNewPasswordUser (3)'],
    ['new-smart-card-user', 'POUserStateNewSmartCardUser (4)'],
    ['needs-new-keys', 'POUserStateNeedsNewKeys (1)'],
    ['user-key-invalid', 'POUserStateUserKeyInvalid (5)'],
    ['needs-binding', 'POUserStateNeedsBinding (6)'],
    ['unnamed-user-state', '(null) (9)'],
  ] as const)('names the user state of %s', (registration, state) => {
    expect(section(output({ registration }), 'User')).toMatchObject({ state });
  });

  it('labels tokens that ran out', () => {
    expect(output({ registration: 'tokens-expired' })).toMatch(/\n2026-06-08T11:59:59Z \(Expired\)\n\n$/);
  });

  it('has neither ticket nor tokens once the account was removed', () => {
    const text = output({ registration: 'empty-kerberos' });
    expect(section(text, 'User')).toMatchObject({ state: 'POUserStateNormal (0)', kerberosStatus: [] });
    expect(text).not.toContain('SSO Tokens');
  });

  it('can be another provider’s, or no answer at all', () => {
    expect(section(output({ registration: 'other-provider' }), 'Device')).toMatchObject({
      extensionIdentifier: 'com.okta.mobile.auth-service-extension',
    });
    expect(section(output({ registration: 'not-understood' }), 'Device')).toBe('missing');
  });

  it('knows the other sign-in methods', () => {
    const text = output({ registration: 'registered', method: 'password' });
    expect(section(text, 'User')).toMatchObject({
      loginType: 'POLoginTypePassword (1)',
    });
    expect(section(text, 'User')).toHaveProperty('_credential');
    expect(section(text, 'User')).not.toHaveProperty('_sepKeyData');
    expect(section(output({ registration: 'registered', method: 'smart-card' }), 'Device')).toMatchObject({
      loginType: 'POLoginTypeSmartCard (3)',
    });
  });
});
