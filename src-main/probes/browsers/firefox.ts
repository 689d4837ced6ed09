import type { FirefoxEvidence } from '../../core/browser-sign-on.ts';
import type { MacPorts } from '../../ports.ts';
import { readForcedValues } from '../forced-values.ts';
import { ownValue } from './own-value.ts';
import { readProfileJson, readProfileText } from './read-profile-file.ts';

/** What can be seen of Firefox: its policies, and the setting behind them in the user's own profile. */
export async function lookAtFirefox(
  app: { readonly path: string; readonly version: string | null },
  ports: MacPorts,
): Promise<FirefoxEvidence> {
  const root = `/Users/${ports.mac.user.name}/Library/Application Support/Firefox`;
  const [policy, setting] = await Promise.all([readPolicy(app.path, ports), readSetting(root, ports)]);
  return { version: app.version, policy, setting };
}

/** The managed preferences, where they are switched on; else the file in the app. */
async function readPolicy(app: string, ports: MacPorts): Promise<FirefoxEvidence['policy']> {
  const { levels, problems } = await readForcedValues('org.mozilla.firefox', ports);
  if (problems.length > 0) return 'unreadable';
  const forced = (name: string): unknown => levels.find(level => Object.hasOwn(level, name))?.[name];
  if (isTrue(forced('EnterprisePoliciesEnabled'))) return switchOf(forced('MicrosoftEntraSSO'));
  const file = await readProfileJson(`${app}/Contents/Resources/distribution/policies.json`, ports);
  if (file.kind !== 'read') return file.kind === 'absent' ? 'none' : 'unreadable';
  return switchOf(ownValue(file.value, 'policies', 'MicrosoftEntraSSO'));
}

function switchOf(value: unknown): FirefoxEvidence['policy'] {
  return value === undefined ? 'none' : isTrue(value) ? 'on' : 'off';
}

/** Profile editors write a switch as a number now and then. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}

async function readSetting(root: string, ports: MacPorts): Promise<FirefoxEvidence['setting']> {
  const list = await readProfileText(`${root}/profiles.ini`, ports);
  if (list.kind !== 'read') return list.kind === 'absent' ? 'off' : 'unreadable';
  const folder = defaultProfileOf(list.value);
  if (folder === null) return 'unreadable';
  const preferences = await readProfileText(`${root}/${folder}/prefs.js`, ports);
  if (preferences.kind !== 'read') return preferences.kind === 'absent' ? 'off' : 'unreadable';
  return entraPreference.test(preferences.value) ? 'on' : 'off';
}

/** Firefox writes only what differs from its default, which is off. */
const entraPreference = /^user_pref\("network\.http\.microsoft-entra-sso\.enabled", true\);\s*$/m;

/**
 * The folder of the default profile: an `[Install…]` section names it, and older versions mark it in its own section.
 * Null where that is not one folder below `Profiles`: profiles elsewhere, or several copies of Firefox, are not guessed at.
 */
export function defaultProfileOf(ini: string): string | null {
  const sections = sectionsOf(ini);
  const installs = sections.filter(({ name }) => name.startsWith('Install')).map(({ keys }) => keys.get('Default'));
  const marked = sections
    .filter(({ name, keys }) => name.startsWith('Profile') && keys.get('Default') === '1')
    .map(({ keys }) => keys.get('Path'));
  const named = new Set(installs.length > 0 ? installs : marked);
  const [folder] = named;
  if (folder === undefined || named.size > 1) return null;
  return /^Profiles\/(?!\.{1,2}$)[^/\\\0]{1,200}$/.test(folder) ? folder : null;
}

type Section = { readonly name: string; readonly keys: Map<string, string> };

function sectionsOf(ini: string): readonly Section[] {
  const sections: Section[] = [];
  for (const line of ini.split(/\r?\n/)) {
    const title = /^\[([^\]]{1,100})\]\s*$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ name: title, keys: new Map() });
    const [, key, value] = /^(\w{1,50})=(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) sections.at(-1)?.keys.set(key, value.trim());
  }
  return sections;
}
