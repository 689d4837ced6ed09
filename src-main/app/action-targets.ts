import type { ActionId } from '../contract/ids.ts';
import { macosReleaseOf, type MacosRelease } from '../core/macos-release.ts';

/** The actions that lead to one pane of System Settings. */
type PaneAction = Extract<
  ActionId,
  'open-device-management' | 'open-own-account' | 'open-software-update' | 'open-disk-encryption'
>;
type WebAction = Extract<ActionId, 'open-company-portal-download' | 'open-chrome-extension' | 'try-sign-in'>;
export type TargetAction = PaneAction | WebAction;

/** From a major version of macOS on; `{user}` stands for the person's short name, percent-encoded. */
type PaneRow = { readonly from: number; readonly panes: readonly [string, ...string[]] };

const scheme = 'x-apple.systempreferences:';

/** Panes by action, newest macOS first. What follows the first is for a macOS that has no such pane. */
export const panes: Readonly<Record<PaneAction, readonly PaneRow[]>> = {
  'open-device-management': [
    {
      from: 13,
      panes: ['com.apple.Profiles-Settings.extension', 'com.apple.preferences.configurationprofiles'],
    },
    { from: 0, panes: ['com.apple.preferences.configurationprofiles'] },
  ],
  'open-own-account': [
    {
      from: 13,
      panes: [
        'com.apple.Users-Groups-Settings.extension?showinfo*user:{user}',
        'com.apple.Users-Groups-Settings.extension',
        'com.apple.preferences.users',
      ],
    },
    { from: 0, panes: ['com.apple.preferences.users'] },
  ],
  'open-software-update': [
    {
      from: 13,
      panes: ['com.apple.Software-Update-Settings.extension', 'com.apple.preferences.softwareupdate'],
    },
    { from: 0, panes: ['com.apple.preferences.softwareupdate'] },
  ],
  'open-disk-encryption': [
    {
      from: 15,
      panes: ['com.apple.settings.PrivacySecurity.extension?FileVault', 'com.apple.settings.PrivacySecurity.extension'],
    },
    {
      from: 13,
      panes: [
        'com.apple.settings.PrivacySecurity.extension?FileVault',
        'com.apple.preference.security?FileVault',
        'com.apple.preference.security?FDE',
      ],
    },
    { from: 0, panes: ['com.apple.preference.security?FDE'] },
  ],
};

/** Where macOS lets or does not let Clearway notify, likeliest first; the older one is for a macOS without the other. */
export const notificationTargets = [
  `${scheme}com.apple.Notifications-Settings.extension`,
  `${scheme}com.apple.preference.notifications`,
] as const;

export const webTargets: Readonly<Record<WebAction, string>> = {
  'open-company-portal-download': 'https://go.microsoft.com/fwlink/?linkid=853070',
  // Mail is what people miss first, and what conditional access most often protects.
  'try-sign-in': 'https://outlook.office.com/mail/',
  'open-chrome-extension':
    'https://chromewebstore.google.com/detail/microsoft-single-sign-on/ppnbnpeolgkicgegkbkbjmhlideopiji',
};

/** Everything that can be opened, for whoever wants to know. */
export function allTargets(): readonly string[] {
  const rows = Object.values(panes).flat();
  const named = rows.flatMap(row => row.panes.map(pane => `${scheme}${pane}`));
  return [...new Set([...named, ...notificationTargets, ...Object.values(webTargets)])];
}

const majors: Readonly<Record<MacosRelease, number>> = {
  older: 0,
  '13': 13,
  '14': 14,
  '15-corrupting': 15,
  '15': 15,
  '26': 26,
  // Clearway itself needs macOS 13.
  unknown: 13,
};

export function isTargetAction(action: ActionId): action is TargetAction {
  return Object.hasOwn(panes, action) || Object.hasOwn(webTargets, action);
}

function isWebAction(action: TargetAction): action is WebAction {
  return Object.hasOwn(webTargets, action);
}

/** Where an action leads on this Mac, likeliest first. */
export function targetsOf(action: TargetAction, mac: { macosVersion: string; userName: string }): readonly string[] {
  if (isWebAction(action)) return [webTargets[action]];
  const major = majors[macosReleaseOf(mac.macosVersion)];
  const row = panes[action].find(({ from }) => major >= from);
  return (row?.panes ?? []).flatMap(pane => fillIn(pane, mac.userName)).map(pane => `${scheme}${pane}`);
}

/** A pane that names the person; none where the name cannot stand in an address. */
function fillIn(pane: string, userName: string): readonly string[] {
  if (!pane.includes('{user}')) return [pane];
  const encoded = encodeName(userName);
  return encoded === null ? [] : [pane.replace('{user}', () => encoded)];
}

/** Directories hand out the strangest short names; nothing of one may end the query or begin another. */
function encodeName(name: string): string | null {
  if (name === '' || name.length > 255 || /\p{Surrogate}/u.test(name)) return null;
  return encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
