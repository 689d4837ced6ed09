import { describe, expect, it } from 'vitest';
import { plistXml } from '../../../src-main/sandbox/recorded-mac/plist-xml.ts';
import type { RecordedBrowsers } from '../../../src-main/sandbox/recorded-mac/browser-files.ts';
import { managed } from '../../fixtures/recorded-folder.ts';
import { look, signOnOf, support } from './look-at-browsers.ts';

describe('Edge', () => {
  it('is ready in a profile that somebody is signed in to, and nobody learns who', async () => {
    const browsers = await look({ edge: { version: '140.0', signedIn: true } });
    expect(browsers.installed[1]?.signOn).toEqual({ kind: 'ready', because: 'profile-signed-in' });
    expect(JSON.stringify(browsers)).not.toMatch(/larkfield|Work/);
  });

  it('is not ready without', async () => {
    const edge = { version: '140.0' };
    expect(await signOnOf('edge', { edge })).toBe('not-ready: no-profile-signed-in');
    const path = `${support}/Microsoft Edge/Local State`;
    const another = { profile: { last_used: 'Profile 2', info_cache: { Default: { user_name: 'sam@x.example' } } } };
    expect(await signOnOf('edge', { edge }, { [path]: JSON.stringify(another) })).toBe(
      'not-ready: no-profile-signed-in',
    );
    expect(await signOnOf('edge', { edge }, { [path]: 'torn {' })).toBe('unknown: not-seen');
  });

  it.each([
    ['a personal account', { user_name: 'bob@outlook.com', edge_account_cid: 'abc', edge_account_oid: '' }],
    ['a name alone', { user_name: 'sam@larkfield.example' }],
    [
      'an id where personal accounts are kept',
      { edge_account_oid: 'x', edge_account_tenant_id: '9188040d-6c67-4c5b-b112-36a304b66dad' },
    ],
  ])('is not known with %s', async (_case, account) => {
    const path = `${support}/Microsoft Edge/Local State`;
    const state = { profile: { last_used: 'Default', info_cache: { Default: account } } };
    expect(await signOnOf('edge', { edge: { version: '140.0' } }, { [path]: JSON.stringify(state) })).toBe(
      'unknown: not-seen',
    );
  });
});

describe('Firefox', () => {
  const version = '145.0';
  const policies = '/Applications/Firefox.app/Contents/Resources/distribution/policies.json';
  const profiles = `${support}/Firefox/profiles.ini`;

  it.each<[string, NonNullable<RecordedBrowsers['firefox']>, string]>([
    ['has nothing', { version }, 'not-ready: nothing-set-up'],
    ['has the policy', { version, policy: true }, 'ready: policy-on'],
    ['has the policy against it', { version, policy: false, setting: true }, 'not-ready: policy-off'],
    ['has the setting', { version, setting: true }, 'ready: setting-on'],
    ['is too old', { version: '128.4.0', policy: true }, 'not-ready: too-old'],
  ])('%s', async (_case, firefox, expected) => {
    expect(await signOnOf('firefox', { firefox })).toBe(expected);
  });

  it('takes the policies in the app, and managed ones only where they are switched on', async () => {
    const inApp = { [policies]: JSON.stringify({ policies: { MicrosoftEntraSSO: true } }) };
    expect(await signOnOf('firefox', { firefox: { version } }, inApp)).toBe('ready: policy-on');
    const unused = { [`${managed}/org.mozilla.firefox.plist`]: plistXml({ MicrosoftEntraSSO: true }) };
    expect(await signOnOf('firefox', { firefox: { version } }, unused)).toBe('not-ready: nothing-set-up');
    expect(await signOnOf('firefox', { firefox: { version } }, { [policies]: '{' })).toBe('unknown: not-seen');
    const torn = { [`${managed}/org.mozilla.firefox.plist`]: '<plist>' };
    expect(await signOnOf('firefox', { firefox: { version, setting: true } }, torn)).toBe('unknown: not-seen');
  });

  it.each([
    [
      'marked in its own section',
      '[Profile1]\nPath=Profiles/b\n[Profile0]\nPath=Profiles/a\nDefault=1\n',
      'ready: setting-on',
    ],
    [
      'named for the app',
      '[Profile1]\r\nPath=Profiles/b\r\nDefault=1\r\n[InstallX]\r\nDefault=Profiles/a\r\n',
      'ready: setting-on',
    ],
    ['another one', '[InstallX]\nDefault=Profiles/b\n', 'not-ready: nothing-set-up'],
    ['one of two copies’', '[InstallX]\nDefault=Profiles/a\n[InstallY]\nDefault=Profiles/b\n', 'unknown: not-seen'],
    ['elsewhere', '[InstallX]\nDefault=/Volumes/Stick/a\n', 'unknown: not-seen'],
    ['a way out of its folder', '[InstallX]\nDefault=Profiles/..\n', 'unknown: not-seen'],
    ['not said', '[General]\nVersion=2\n', 'unknown: not-seen'],
  ])('reads the profile that is %s', async (_case, ini, expected) => {
    const setting = 'user_pref("network.http.microsoft-entra-sso.enabled", true);\r\n';
    const more = { [profiles]: ini, [`${support}/Firefox/Profiles/a/prefs.js`]: setting };
    expect(await signOnOf('firefox', { firefox: { version } }, more)).toBe(expected);
  });
});
