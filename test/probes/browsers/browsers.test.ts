import { describe, expect, it } from 'vitest';
import { browsersProbe } from '../../../src-main/probes/browsers/browsers.ts';
import type { RecordedBrowsers } from '../../../src-main/sandbox/recorded-mac/browser-files.ts';
import { recordedMac } from '../../../src-main/sandbox/recorded-mac/recorded-mac.ts';
import { noon } from '../../fixtures/hand-moved-clock.ts';
import { bareMac, managed, openMac } from '../../fixtures/recorded-folder.ts';
import { plistXml } from '../../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { look, signOnOf, support } from './look-at-browsers.ts';

const id = 'ppnbnpeolgkicgegkbkbjmhlideopiji';
const chromeFolder = `${support}/Google/Chrome`;
const hostFile = 'NativeMessagingHosts/com.microsoft.browsercore.json';
const old = '134.0.6998.166';

describe('the browsers of a Mac', () => {
  it('are Safari alone on a recorded Mac on which everything is done', async () => {
    const { ports } = await openMac(recordedMac({ now: noon, fleet: null }));
    expect(await browsersProbe.ask(ports)).toMatchObject({
      kind: 'known',
      value: {
        installed: [
          {
            id: 'safari',
            bundleId: 'com.apple.Safari',
            version: '18.5',
            signOn: { kind: 'ready', because: 'built-in' },
          },
        ],
        defaultBundleId: 'com.apple.Safari',
      },
    });
  });

  it('are Safari even where nothing can be read of it', async () => {
    const { ports } = await openMac(bareMac);
    expect(await browsersProbe.ask(ports)).toMatchObject({
      value: { installed: [{ id: 'safari', version: null }], defaultBundleId: null },
    });
  });

  it('are found with their versions, in the user’s own folder too', async () => {
    const { installed } = await look(
      { chrome: { version: old }, edge: { version: '140.0.3485.54' } },
      {
        '/Users/sam/Applications/Firefox.app/Contents/Info.plist': plistXml({
          CFBundleIdentifier: 'org.mozilla.firefox',
          CFBundleShortVersionString: '145.0',
        }),
      },
    );
    expect(installed.map(browser => [browser.id, browser.version])).toEqual([
      ['safari', '18.5'],
      ['chrome', old],
      ['edge', '140.0.3485.54'],
      ['firefox', '145.0'],
    ]);
  });

  it('are no app of another maker under the same name', async () => {
    const path = '/Applications/Google Chrome.app/Contents/Info.plist';
    expect(await signOnOf('chrome', {}, { [path]: plistXml({ CFBundleIdentifier: 'com.example.fake' }) })).toBe(
      'not installed',
    );
    const unread = (await look({}, { [path]: 'not a list' })).installed;
    expect(unread.map(browser => [browser.id, browser.version])).toEqual([
      ['safari', '18.5'],
      ['chrome', null],
    ]);
  });
});

describe('the default browser', () => {
  it.each([
    ['chrome', 'com.google.Chrome'],
    ['edge', 'com.microsoft.edgemac'],
    ['firefox', 'org.mozilla.firefox'],
    ['safari', 'com.apple.Safari'],
    ['com.brave.browser', 'com.brave.browser'],
  ])('is %s where the user chose it', async (chosen, bundleId) => {
    expect((await look({ default: chosen })).defaultBundleId).toBe(bundleId);
  });

  it('is Safari where the handlers name no browser, and not known where there are no handlers', async () => {
    const path = '/Users/sam/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist';
    expect((await look({ default: null }, { [path]: plistXml({ LSHandlers: [] }) })).defaultBundleId).toBe(
      'com.apple.Safari',
    );
    expect((await look({ default: null })).defaultBundleId).toBeNull();
  });

  it('is not known where its file cannot be read', async () => {
    const path = '/Users/sam/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist';
    expect((await look({}, { [path]: '<plist><dict><key>LS' })).defaultBundleId).toBeNull();
    expect((await look({}, { [path]: plistXml({ LSHandlers: 'all' }) })).defaultBundleId).toBeNull();
    for (const hostile of ['no bundle id', 'a\u202eb', '-', 'x'.repeat(300)]) {
      expect((await look({ default: hostile })).defaultBundleId).toBeNull();
    }
  });
});

describe('Chrome', () => {
  const forced = { ExtensionInstallForcelist: [`${id};https://clients2.google.com/service/update2/crx`] };

  it.each<[string, NonNullable<RecordedBrowsers['chrome']>, string]>([
    ['has nothing', { version: old }, 'not-ready: nothing-set-up'],
    ['has the helper file', { version: old, hostFile: true }, 'unknown: not-seen'],
    ['has both parts', { version: old, extension: 'on', hostFile: true }, 'ready: extension-installed'],
    ['has the extension off', { version: old, extension: 'off', hostFile: true }, 'not-ready: extension-off'],
    ['lacks the helper file', { version: old, extension: 'on' }, 'not-ready: host-file-missing'],
    ['has it forced', { version: old, policy: forced, hostFile: true }, 'ready: extension-forced'],
    ['has it forced and is new', { version: '141.0.7390.55', policy: forced }, 'ready: extension-forced'],
    [
      'has it forced by its settings',
      {
        version: old,
        hostFile: true,
        policy: { ExtensionSettings: { [id]: { installation_mode: 'force_installed' } } },
      },
      'ready: extension-forced',
    ],
    [
      'has it forced by settings written as text',
      {
        version: old,
        hostFile: true,
        policy: { ExtensionSettings: `{"${id}":{"installation_mode":"normal_installed"}}` },
      },
      'ready: extension-forced',
    ],
    [
      'has it forced and everything else blocked',
      { version: old, hostFile: true, policy: { ...forced, ExtensionInstallBlocklist: ['*'] } },
      'ready: extension-forced',
    ],
    [
      'has it removed',
      {
        version: old,
        extension: 'on',
        hostFile: true,
        policy: { ExtensionSettings: { [id]: { installation_mode: 'removed' } } },
      },
      'not-ready: blocked-by-policy',
    ],
    [
      'has everything blocked',
      { version: old, extension: 'on', hostFile: true, policy: { ExtensionInstallBlocklist: ['*'] } },
      'not-ready: blocked-by-policy',
    ],
    [
      'has everything blocked by its settings',
      {
        version: old,
        extension: 'on',
        hostFile: true,
        policy: { ExtensionSettings: { '*': { installation_mode: 'blocked' } } },
      },
      'not-ready: blocked-by-policy',
    ],
    [
      'has everything but this blocked',
      {
        version: old,
        extension: 'on',
        hostFile: true,
        policy: { ExtensionInstallBlocklist: ['*'], ExtensionInstallAllowlist: [id] },
      },
      'ready: extension-installed',
    ],
    [
      'is new, and kept from helping itself',
      { version: '141.0.7390.55', policy: { ...forced, ExtensibleEnterpriseSSOBlocklist: ['microsoft'] } },
      'not-ready: host-file-missing',
    ],
  ])('%s', async (_case, chrome, expected) => {
    expect(await signOnOf('chrome', { chrome })).toBe(expected);
  });

  it('lets the user’s own managed settings decide', async () => {
    const chrome = { version: old, hostFile: true, policy: { ExtensionInstallForcelist: [] } };
    const more = { [`${managed}/sam/com.google.Chrome.plist`]: plistXml(forced) };
    expect(await signOnOf('chrome', { chrome }, more)).toBe('ready: extension-forced');
  });

  it('takes the helper file for all users as well', async () => {
    const more = { [`/Library/Google/Chrome/${hostFile}`]: '{}' };
    expect(await signOnOf('chrome', { chrome: { version: old, extension: 'on' } }, more)).toBe(
      'ready: extension-installed',
    );
  });

  it.each([
    ['com.microsoft.,com.apple.,com.google.', 'ready: native-support'],
    ['com.microsoft., com.google.Chrome', 'ready: native-support'],
    ['com.microsoft.,com.apple.,', 'not-ready: nothing-set-up'],
  ])('is let in by a profile that names %s', async (AppPrefixAllowList, expected) => {
    const profile = plistXml({ ExtensionIdentifier: 'x', ExtensionData: { AppPrefixAllowList } });
    const more = { [`${managed}/com.apple.extensiblesso.plist`]: profile };
    expect(await signOnOf('chrome', { chrome: { version: '135.0.7049.95' } }, more)).toBe(expected);
    expect(await signOnOf('chrome', { chrome: { version: old } }, more)).toBe('not-ready: nothing-set-up');
  });

  it.each([
    ['settings', `${managed}/com.google.Chrome.plist`],
    ['list of profiles', `${chromeFolder}/Local State`],
    ['profile', `${chromeFolder}/Profile 1/Secure Preferences`],
  ])('is not known where its %s cannot be read', async (_case, path) => {
    expect(await signOnOf('chrome', { chrome: { version: old } }, { [path]: '[1, 2' })).toBe('unknown: not-seen');
  });

  it.each(['../../../../elsewhere', '..', 'a/b', '', 7, { __proto__: null }, 'x'.repeat(300)])(
    'reads no profile outside its folder: %j',
    async last_used => {
      const more = {
        [`${chromeFolder}/Local State`]: JSON.stringify({ profile: { last_used } }),
        '/Users/sam/Library/elsewhere/Preferences': JSON.stringify({
          extensions: { settings: { [id]: { state: 1 } } },
        }),
      };
      const said = await signOnOf('chrome', { chrome: { version: old } }, more);
      // Without a name it is Chrome's first profile, which has no extension here.
      expect(said).toBe(last_used === '' ? 'not-ready: nothing-set-up' : 'unknown: not-seen');
    },
  );

  it.each<[object, string]>([
    [{ state: 1 }, 'extension-installed'],
    [{ disable_reasons: [] }, 'extension-installed'],
    [{ disable_reasons: 0 }, 'extension-installed'],
    [{ state: 0 }, 'extension-off'],
    [{ state: 1, disable_reasons: 1 }, 'extension-off'],
    [{ disable_reasons: [1024] }, 'extension-off'],
  ])('reads an extension that is written as %j', async (entry, because) => {
    const more = {
      [`${chromeFolder}/Profile 1/Preferences`]: JSON.stringify({ extensions: { settings: { [id]: entry } } }),
    };
    const said = await signOnOf('chrome', { chrome: { version: old, hostFile: true } }, more);
    expect(said.split(': ')[1]).toBe(because);
  });
});
