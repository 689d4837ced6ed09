import { microsoftExtensionId } from '../browser-sign-on.ts';
import { settingSchemas } from '../config.ts';
import { parseJson } from '../parse-json.ts';
import { listOf, only, plain, type Keep } from './keep-parts.ts';
import { redactValue } from './redact-json.ts';

/** An app's own description. */
export const infoPlist = only({
  CFBundleIdentifier: plain,
  CFBundleShortVersionString: plain,
  CFBundleVersion: plain,
});

export const ssoPayload = only({
  ExtensionIdentifier: plain,
  TeamIdentifier: plain,
  Type: plain,
  AuthenticationMethod: plain,
  PlatformSSO: only({ AuthenticationMethod: plain, EnableRegistrationDuringSetup: plain }),
  ExtensionData: only({ AppPrefixAllowList: plain }),
});

export const fleetdPayload = only({ FleetURL: plain });

export const orbitDaemon = only({
  Label: plain,
  EnvironmentVariables: only({
    ORBIT_FLEET_URL: plain,
    ORBIT_FLEET_DESKTOP: plain,
    ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST: plain,
    ORBIT_FLEET_CERTIFICATE: plain,
    ORBIT_USE_SYSTEM_CONFIGURATION: plain,
  }),
});

const settingNames: ReadonlySet<string> = new Set(Object.keys(settingSchemas));

/** IT's settings for Clearway itself: all of them, and only what is a word of a setting's own stays as it is. */
export const clearwaySettings: Keep = (value, { text, written: forPeople, fixed }) =>
  redactValue(value, {
    names: settingNames,
    levels: 1,
    text: (written, name) => {
      // The path of this address is IT's own, and may be what lets anybody in.
      if (name === 'ReportURL') return fixed(written).replace(/^(https?:\/\/[^/?#]+).*$/s, '$1/recorded');
      if (['name', 'description', 'resolution'].includes(name)) return forPeople(written);
      return /^[a-z][a-z\d-]*$/i.test(written) || name === 'FleetURL' ? fixed(written) : text(written);
    },
  });

/** The server's host alone: behind it people put what identifies a site. */
export const jamfPreferences = only({
  jss_url: (value, keeping) => {
    if (typeof value !== 'string') return plain(value, keeping);
    const [, protocol, host] = /^(https?:)\/\/(?:[^/?#\s]*@)?([^/?#@\s\\]+)/i.exec(value.trim()) ?? [];
    return protocol === undefined || host === undefined ? '' : `${protocol}//${host}/`;
  },
});
/** Of the token's time only that there is one. */
export const jamfAadPreferences = only({ have_an_Azure_id: plain, last_aad_token_timestamp: () => 1 });

const schemes: readonly unknown[] = ['http', 'https'];
const handler = only({ LSHandlerURLScheme: plain, LSHandlerRoleAll: plain, LSHandlerRoleViewer: plain });
/** Which app opens the web, and nothing of what opens somebody's files. */
export const launchServices = only({
  LSHandlers: listOf((item, keeping) => {
    const scheme: unknown =
      typeof item === 'object' && item !== null ? Reflect.get(item, 'LSHandlerURLScheme') : undefined;
    return schemes.includes(scheme) ? [handler(item, keeping)] : [];
  }),
});

export const firefoxPayload = only({ EnterprisePoliciesEnabled: plain, MicrosoftEntraSSO: plain });

const ids: readonly string[] = [microsoftExtensionId, '*', 'all', 'microsoft'];
/** Of an entry such as `id;address` the id. */
const knownIds = listOf(item => {
  const id = typeof item === 'string' ? item.split(';')[0]?.trim() : undefined;
  return id !== undefined && ids.includes(id) ? [id] : [];
});
const mode = only({ installation_mode: plain });
const extensionSettings = only({ [microsoftExtensionId]: mode, '*': mode });

export const chromePayload = only({
  // Some write it as JSON in a text.
  ExtensionSettings: (value, keeping) =>
    extensionSettings(typeof value === 'string' ? parseJson(value) : value, keeping),
  ExtensionInstallForcelist: knownIds,
  ExtensionInstallAllowlist: knownIds,
  ExtensionInstallBlocklist: knownIds,
  ExtensibleEnterpriseSSOBlocklist: knownIds,
  ExtensibleEnterpriseSSOEnabled: plain,
});
