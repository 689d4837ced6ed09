import { inventedIds } from './invented-ids.ts';
import { plistXml, type PlistValue } from './plist-xml.ts';

/** The browsers of a recorded Mac. Safari is always there; what is left out is not installed, or not set up. */
export type RecordedBrowsers = {
  /** `safari`, which it is by default, `chrome`, `edge`, `firefox` or another one's bundle id. Null: nothing says which. */
  readonly default?: string | null;
  readonly chrome?: {
    readonly version: string;
    readonly policy?: { readonly [key: string]: PlistValue };
    readonly extension?: 'on' | 'off';
    readonly hostFile?: boolean;
  };
  readonly edge?: { readonly version: string; readonly signedIn?: boolean };
  readonly firefox?: { readonly version: string; readonly policy?: boolean; readonly setting?: boolean };
};

const home = `/Users/${inventedIds.userName}/Library`;
const chromeFolder = `${home}/Application Support/Google/Chrome`;
const firefoxFolder = `${home}/Application Support/Firefox`;
const extensionId = 'ppnbnpeolgkicgegkbkbjmhlideopiji';

const handlersPath = `${home}/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist`;

const chromeHostPath = `${chromeFolder}/NativeMessagingHosts/com.microsoft.browsercore.json`;

const bundles: Readonly<Record<string, readonly [app: string, bundleId: string]>> = {
  safari: ['Safari', 'com.apple.Safari'],
  chrome: ['Google Chrome', 'com.google.Chrome'],
  edge: ['Microsoft Edge', 'com.microsoft.edgemac'],
  firefox: ['Firefox', 'org.mozilla.firefox'],
};

/** The files of these browsers by their absolute path. */
export function browserFiles(browsers: RecordedBrowsers): Readonly<Record<string, string>> {
  const { chrome, edge, firefox } = browsers;
  return {
    ...app('safari', '18.5'),
    ...defaultBrowser(browsers.default === undefined ? 'safari' : browsers.default),
    ...(chrome !== undefined && { ...app('chrome', chrome.version), ...chromeFiles(chrome) }),
    ...(edge !== undefined && { ...app('edge', edge.version), ...edgeFiles(edge.signedIn ?? false) }),
    ...(firefox !== undefined && { ...app('firefox', firefox.version), ...firefoxFiles(firefox) }),
  };
}

function app(id: string, version: string): Readonly<Record<string, string>> {
  const [name, bundleId] = bundles[id] ?? [id, id];
  const info = { CFBundleIdentifier: bundleId, CFBundleName: name, CFBundleShortVersionString: version };
  return { [`/Applications/${name}.app/Contents/Info.plist`]: plistXml(info) };
}

/** Launch Services writes small letters. */
function defaultBrowser(chosen: string | null): Readonly<Record<string, string>> {
  if (chosen === null) return {};
  const bundleId = (bundles[chosen]?.[1] ?? chosen).toLowerCase();
  const handlers = ['http', 'https'].map(scheme => ({ LSHandlerRoleAll: bundleId, LSHandlerURLScheme: scheme }));
  const mail = { LSHandlerRoleAll: 'com.apple.mail', LSHandlerURLScheme: 'mailto' };
  return { [handlersPath]: plistXml({ LSHandlers: [mail, ...handlers] }) };
}

function chromeFiles(chrome: NonNullable<RecordedBrowsers['chrome']>): Readonly<Record<string, string>> {
  const entry = { state: chrome.extension === 'on' ? 1 : 0, disable_reasons: chrome.extension === 'on' ? [] : [1] };
  const settings = chrome.extension === undefined ? {} : { [extensionId]: entry };
  return {
    [`${chromeFolder}/Local State`]: JSON.stringify({ profile: { last_used: 'Profile 1', info_cache: {} } }),
    [`${chromeFolder}/Profile 1/Preferences`]: JSON.stringify({ profile: { name: 'Work' } }),
    [`${chromeFolder}/Profile 1/Secure Preferences`]: JSON.stringify({ extensions: { settings } }),
    ...(chrome.policy !== undefined && {
      '/Library/Managed Preferences/com.google.Chrome.plist': plistXml(chrome.policy),
    }),
    ...(chrome.hostFile === true && { [chromeHostPath]: JSON.stringify({ name: 'com.microsoft.browsercore' }) }),
  };
}

function edgeFiles(signedIn: boolean): Readonly<Record<string, string>> {
  const account = {
    user_name: signedIn ? inventedIds.userPrincipalName : '',
    edge_account_oid: signedIn ? inventedIds.userObjectId : '',
    edge_account_tenant_id: signedIn ? inventedIds.tenantId : '',
  };
  const state = { profile: { last_used: 'Default', info_cache: { Default: { name: 'Work', ...account } } } };
  return { [`${home}/Application Support/Microsoft Edge/Local State`]: JSON.stringify(state) };
}

function firefoxFiles({ policy, setting = false }: NonNullable<RecordedBrowsers['firefox']>) {
  const profile = 'Profiles/k2v8example.default-release';
  const list = `[Install2656FF1E876E9973]\nDefault=${profile}\nLocked=1\n\n[Profile0]\nName=default-release\nIsRelative=1\nPath=${profile}\n`;
  const preference = setting ? 'user_pref("network.http.microsoft-entra-sso.enabled", true);\n' : '';
  return {
    [`${firefoxFolder}/profiles.ini`]: list,
    [`${firefoxFolder}/${profile}/prefs.js`]: `// Mozilla User Preferences\n${preference}`,
    ...(policy !== undefined && {
      '/Library/Managed Preferences/org.mozilla.firefox.plist': plistXml({
        EnterprisePoliciesEnabled: true,
        MicrosoftEntraSSO: policy,
      }),
    }),
  };
}
