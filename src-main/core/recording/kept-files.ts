import {
  chromePreferences,
  chromeState,
  edgeState,
  firefoxPolicies,
  keepFirefoxPreferences,
  keepFirefoxProfiles,
} from './keep-browser-files.ts';
import type { Keep, Keeping } from './keep-parts.ts';
import {
  chromePayload,
  clearwaySettings,
  firefoxPayload,
  fleetdPayload,
  infoPlist,
  jamfAadPreferences,
  jamfPreferences,
  launchServices,
  orbitDaemon,
  ssoPayload,
} from './keep-plists.ts';

/** A file that a recording may hold, by the path under which its reader declares it, and what of it. */
export type KeptFile = { readonly path: string } & (
  | { readonly form: 'plist' | 'json'; readonly keep: Keep }
  | { readonly form: 'text'; readonly keep: (text: string, keeping: Keeping) => string }
  | { readonly form: 'token' | 'nothing' }
);

const managed = '/Library/Managed Preferences';
const own = '/Users/{user}/Library';
const chrome = `${own}/Application Support/Google/Chrome`;
const hostFile = 'NativeMessagingHosts/com.microsoft.browsercore.json';
const policiesFile = 'Contents/Resources/distribution/policies.json';

function plist(path: string, keep: Keep): KeptFile {
  return { path, form: 'plist', keep };
}
function json(path: string, keep: Keep): KeptFile {
  return { path, form: 'json', keep };
}
/** A file of which nothing counts but that it is there. */
function present(path: string): KeptFile {
  return { path, form: 'text', keep: () => '{}\n' };
}
function forced(domain: string, keep: Keep): readonly KeptFile[] {
  return [plist(`${managed}/{user}/${domain}.plist`, keep), plist(`${managed}/${domain}.plist`, keep)];
}
function browserApp(name: string): readonly KeptFile[] {
  const inside = `Applications/${name}.app/Contents/Info.plist`;
  return [plist(`/${inside}`, infoPlist), plist(`/Users/{user}/${inside}`, infoPlist)];
}

/** An allow-list: what has no row here leaves the Mac in no recording. */
export const keptFiles: readonly KeptFile[] = [
  ...forced('com.clearway.companion', clearwaySettings),
  ...forced('com.fleetdm.fleetd.config', fleetdPayload),
  ...forced('com.apple.extensiblesso', ssoPayload),
  ...forced('com.google.Chrome', chromePayload),
  ...forced('org.mozilla.firefox', firefoxPayload),
  plist('/Library/LaunchDaemons/com.fleetdm.orbit.plist', orbitDaemon),
  plist('/Applications/Company Portal.app/Contents/Info.plist', infoPlist),
  plist('/Users/{user}/Applications/Company Portal.app/Contents/Info.plist', infoPlist),
  plist('/Applications/Safari.app/Contents/Info.plist', infoPlist),
  ...['Google Chrome', 'Microsoft Edge', 'Firefox'].flatMap(browserApp),
  plist('/Library/Intune/Microsoft Intune Agent.app/Contents/Info.plist', infoPlist),
  plist('/Library/Application Support/JAMF/Jamf.app/Contents/Info.plist', infoPlist),
  plist('/Library/Preferences/com.jamfsoftware.jamf.plist', jamfPreferences),
  plist(`${own}/Preferences/com.jamf.management.jamfAAD.plist`, jamfAadPreferences),
  plist(`${own}/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist`, launchServices),
  json(`${chrome}/Local State`, chromeState),
  json(`${chrome}/{any}/Preferences`, chromePreferences),
  json(`${chrome}/{any}/Secure Preferences`, chromePreferences),
  json(`${own}/Application Support/Microsoft Edge/Local State`, edgeState),
  present(`${chrome}/${hostFile}`),
  present(`/Library/Google/Chrome/${hostFile}`),
  json(`/Applications/Firefox.app/${policiesFile}`, firefoxPolicies),
  json(`/Users/{user}/Applications/Firefox.app/${policiesFile}`, firefoxPolicies),
  { path: `${own}/Application Support/Firefox/profiles.ini`, form: 'text', keep: keepFirefoxProfiles },
  {
    path: `${own}/Application Support/Firefox/Profiles/{any}/prefs.js`,
    form: 'text',
    keep: keepFirefoxPreferences,
  },
  { path: '/opt/orbit/identifier', form: 'token' },
  // A key may lie beside the certificates, or in the same file.
  { path: '/opt/orbit/fleet.pem', form: 'nothing' },
  { path: '{named}', form: 'nothing' },
];

type Places = { readonly user: string; readonly folder: (name: string) => string };

/** The row of a file, and where a recording has it; null for a file without one. */
export function findKeptFile(path: string, places: Places): { readonly row: KeptFile; readonly place: string } | null {
  const parts = path.split('/');
  for (const row of keptFiles) {
    const declared = row.path.split('/');
    const isIt =
      declared.length === parts.length &&
      declared.every((part, index) => part === '{user}' || part === '{any}' || part === parts[index]);
    if (!isIt) continue;
    const place = declared.map((part, index) => {
      if (part === '{user}') return places.user;
      return part === '{any}' ? places.folder(parts[index] ?? '') : part;
    });
    return { row, place: place.join('/') };
  }
  return null;
}
