import { identifierForms } from '../identifier-forms.ts';

/** What names a Mac and its person, as far as a look learnt it. */
export type Names = {
  readonly mac: string;
  readonly user: string;
  readonly userPrincipalName: string | null;
  readonly deviceId: string | null;
  readonly tenantId: string | null;
  readonly serialNumber: string | null;
};

/** Puts invented values of the same shape in the place of what names somebody; the same one for the same value. */
export type Disguise = {
  readonly mac: string;
  readonly user: string;
  readonly text: (text: string) => string;
  /** By whole names of folders alone: a person called Library must not move anything. */
  readonly path: (path: string) => string;
};

/** Everything as it is. */
export function noDisguise({ mac, user }: Pick<Names, 'mac' | 'user'>): Disguise {
  const same = (text: string): string => text;
  return { mac, user, text: same, path: same };
}

const invented: Readonly<Record<string, string>> = {
  '[mac]': 'Mac',
  '[user]': 'user',
  '[user-principal-name]': 'user@organization.example',
};
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** A disguise for one recording. */
export function createDisguise(names: Names): Disguise {
  const ids = new Map<string, string>();
  const inventGuid = (id: string): string => {
    const known = ids.get(id.toLowerCase()) ?? `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
    ids.set(id.toLowerCase(), known);
    return known;
  };
  const replaceNames = nameReplacer(names);
  const serial = names.serialNumber ?? '';
  const text = (plain: string): string => {
    const named = replaceNames(plain).replaceAll(guid, inventGuid);
    return serial.length < 4 ? named : named.replaceAll(serial, serial.replaceAll(/./g, '0'));
  };
  const { user } = names;
  return {
    mac: 'Mac',
    user: 'user',
    text,
    path: path =>
      path
        .split('/')
        .map(part => (part === user ? 'user' : part))
        .join('/'),
  };
}

function nameReplacer(names: Names): (text: string) => string {
  // Ids are replaced as all of their kind are.
  const forms = identifierForms({ ...names, deviceId: null, tenantId: null });
  if (forms.length === 0) return text => text;
  const anyOf = forms.map(({ pattern }) => `(${pattern})`).join('|');
  // Not within `com.apple.…`, whoever is called Apple.
  const pattern = new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}]\\.)|(?<=%[0-9a-f]{2}))(?:${anyOf})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const hidePrincipal = principalReplacer(names.userPrincipalName);
  return text =>
    hidePrincipal(text).replaceAll(pattern, (...found: readonly unknown[]) => {
      const group = found.slice(1, forms.length + 1).findIndex(part => part !== undefined);
      return invented[forms[group]?.token ?? ''] ?? 'masked';
    });
}

/** The name with its @ escaped once or twice, as Kerberos and JSON do, and with stars in it, as `app-sso` shows it. */
function principalReplacer(name: string | null): (text: string) => string {
  const [local = '', domain = ''] = (name ?? '').split(/@(?=[^@]*$)/);
  if (local === '' || domain === '') return text => text;
  const literal = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${literal(local)}(\\\\{0,2})@${literal(domain)}`, 'giu');
  const starred = new RegExp(`[^\\s"'@]{0,64}\\*@${literal(domain)}`, 'giu');
  return text =>
    text
      .replaceAll(whole, (_all, slashes: string) => `user${slashes}@organization.example`)
      .replaceAll(starred, 'u***@organization.example');
}
