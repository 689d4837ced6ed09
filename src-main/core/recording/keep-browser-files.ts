import { microsoftExtensionId } from '../browser-sign-on.ts';
import { only, type Keep, type Keeping } from './keep-parts.ts';

/*
 * The files of a browser's profile hold whom somebody writes to, which clinic may send notices and what the bank is called.
 * All that leaves is what answers the one question that Clearway asks of each.
 */

const foreign = 'not/a/folder';
const isFolder = (name: string): boolean => /^[^/\\\0]{1,200}$/.test(name) && name !== '.' && name !== '..';

/** Which profile was used last. */
export const chromeState = only({ profile: only({ last_used: keepFolder }) });

/** The same, and whether somebody is signed in to it: an "x" for each kind of account. */
export const edgeState: Keep = (value, keeping) =>
  only({
    profile: (profile, inner) => {
      const used = ownOf(profile, 'last_used');
      const folder = used === undefined || used === '' ? 'Default' : used;
      const kept = only({ last_used: keepFolder })(profile, inner);
      if (typeof folder !== 'string' || typeof kept !== 'object') return kept;
      const info = ownOf(ownOf(profile, 'info_cache'), folder);
      return { ...kept, info_cache: { [inner.folder(folder)]: accounts(info, inner) } };
    },
  })(value, keeping);

const account: Keep = value => (typeof value === 'string' && value.trim() !== '' ? 'x' : '');
const accounts = only({ user_name: account, gaia_id: account, edge_account_oid: account, edge_account_cid: account });

function keepFolder(value: unknown, { folder }: Keeping): unknown {
  if (typeof value !== 'string') return 0;
  return value === '' || isFolder(value) ? (value === '' ? '' : folder(value)) : foreign;
}

/** Whether Microsoft's extension is on, in `Preferences` and `Secure Preferences` alike. */
export const chromePreferences = only({
  extensions: only({
    settings: only({
      [microsoftExtensionId]: only({
        state: value => (typeof value === 'number' ? value : 'other'),
        disable_reasons: value =>
          Array.isArray(value) ? value.slice(0, 1).map(() => 1) : typeof value === 'number' ? value : 'other',
      }),
    }),
  }),
});

export const firefoxPolicies = only({
  policies: only({
    MicrosoftEntraSSO: value => (value === true || value === 1 ? true : value === null ? null : false),
  }),
});

/** The one preference that is read. */
export function keepFirefoxPreferences(text: string): string {
  const on = /^user_pref\("network\.http\.microsoft-entra-sso\.enabled", true\);\s*$/m;
  return on.test(text) ? 'user_pref("network.http.microsoft-entra-sso.enabled", true);\n' : '';
}

/** Which profile is the default one; the sections are numbered anew, since their own numbers come from a path. */
export function keepFirefoxProfiles(text: string, { folder }: Keeping): string {
  let count = 0;
  const place = (value: string): string => {
    const name = /^Profiles\/([^/\\\0]{1,200})$/.exec(value)?.[1];
    return name === undefined || !isFolder(name) ? foreign : `Profiles/${folder(name)}`;
  };
  let kind: string | null = null;
  return text
    .split(/\r?\n/)
    .flatMap(line => {
      const title = /^\[([^\]]{1,100})\]\s*$/.exec(line)?.[1];
      if (title !== undefined) {
        kind = /^(?:Install|Profile)/.exec(title)?.[0] ?? null;
        count += 1;
        return kind === null ? [] : [`[${kind}${count}]`];
      }
      const [, key, written = ''] = /^(Default|Path)=(.*)$/.exec(line) ?? [];
      const value = written.trim();
      if (key === undefined || kind === null) return [];
      if (kind === 'Profile') return key === 'Path' ? [`Path=${place(value)}`] : value === '1' ? ['Default=1'] : [];
      return key === 'Default' ? [`Default=${place(value)}`] : [];
    })
    .map(line => `${line}\n`)
    .join('');
}

function ownOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
