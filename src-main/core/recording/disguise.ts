import { beforeFolder, boundedPattern, identifierForms } from '../identifier-forms.ts';
import { replaceBase64 } from './base64-text.ts';
import { guids } from './guid.ts';
import { isParserWord } from './parser-words.ts';

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
  /** For values that a parser compares: ids, addresses and home folders alone, no names. */
  readonly fixed: (text: string) => string;
  /** For sentences, which no parser reads: names that are also words of a parser are replaced there too. */
  readonly written: (text: string) => string;
  /** For a value that is nothing but a sign-in name, whatever that looks like. */
  readonly signIn: (name: string) => string;
  /** For the name of a server. */
  readonly host: (host: string) => string;
  /** By the places where a person's folder stands alone: one called Library must not move anything. */
  readonly path: (path: string) => string;
  /** The folder of a browser's profile, which people name as they like. */
  readonly folder: (name: string) => string;
};

/** Everything as it is. */
export function noDisguise({ mac, user }: Pick<Names, 'mac' | 'user'>): Disguise {
  const same = (text: string): string => text;
  return { mac, user, text: same, fixed: same, written: same, signIn: same, host: same, path: same, folder: same };
}

/** A disguise for one recording. */
export function createDisguise(names: Names): Disguise {
  const { user } = names;
  const { replace, signIn } = fixedReplacer(names);
  const replaceNames = nameReplacer(identifierFormsOf(names, isName));
  const replaceAll = nameReplacer(identifierFormsOf(names, isLongEnough));
  const host = (plain: string): string => hostOf(plain, replaceNames);
  const fixed = (plain: string): string =>
    replace(plain).replaceAll(addressHost, (_all, start: string, name: string) => `${start}${host(name)}`);
  const shown = (plain: string): string => replaceNames(fixed(plain));
  const text = (plain: string): string =>
    shown(replaceBase64(plain, (found, said) => (shown(said) === said ? found : 'masked')));
  const folders = inventor(count => `profile-${count}`);
  return {
    mac: inventedMac,
    user: 'user',
    text,
    fixed,
    written: plain => {
      const hidden = (part: string): string => replaceAll(fixed(part));
      return hidden(replaceBase64(plain, (found, said) => (hidden(said) === said ? found : 'masked')));
    },
    signIn,
    host,
    path: path =>
      path.replace(/^(\/(?:Users|Library\/Managed Preferences)\/)([^/]+)/, (all, start: string, name: string) =>
        name === user ? `${start}user` : all,
      ),
    folder: name => (/^(?:Default|Profile \d{1,4}|Guest Profile|System Profile)$/.test(name) ? name : folders(name)),
  };
}

const starred = /[^\s"'@]{0,64}\*@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,8}/gu;
const address =
  /((?:[\p{L}\p{N}._+-]|(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])){1,64})(\\{0,2}@|%40)([\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,8})/gu;
/** A word of its own: whoever masks what is made of the recording must not hide every "Mac" with it. */
const inventedMac = 'masked-mac-1';
const noDomain = 'organization.example';

const addressHost = /(https?:\/\/(?:[^/?#\s@]{1,256}@)?)([\p{L}\p{N}.-]{1,253})/giu;

/** By its labels: a Mac or a person can be in one of them. What asks a replay for that host asks by the same. */
function hostOf(host: string, replaceNames: (text: string) => string): string {
  const label = (plain: string): string => {
    const replaced = replaceNames(plain);
    return replaced === plain ? plain : replaced.toLowerCase();
  };
  return host.split('.').map(label).join('.');
}

/** Before all other addresses: in the name of an address more letters may stand than are looked for there. */
function ownPattern(principal: string): RegExp {
  const [local = '', domain = ''] = principal.trim().split(/@(?=[^@]*$)/);
  if (local === '' || domain === '') return /(?!)/g;
  const locals = [...new Set([local, encodeURIComponent(local.replaceAll(/\p{Cs}/gu, ''))])]
    .map(boundedPattern)
    .join('|');
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${locals})(\\\\{0,2}@|%40)${boundedPattern(domain)}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

const entraRealm = '@KERBEROS.MICROSOFTONLINE.COM';

function fixedReplacer(names: Names): {
  readonly replace: (text: string) => string;
  readonly signIn: (name: string) => string;
} {
  const inventGuid = inventor(count => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`);
  const inventPerson = inventor(count => `person-${count}@${noDomain}`);
  const principal = names.userPrincipalName?.trim().toLowerCase() ?? '';
  const own = principal.includes('@') ? principal : '@';
  const inventAddress = (found: string, local: string, ...[sign, domain]: readonly [string, string]): string => {
    if (domain.toLowerCase() === noDomain) return found;
    const whole = `${local}@${domain}`.toLowerCase();
    const invented = whole === own ? `user@${noDomain}` : inventPerson(whole);
    return invented.replace('@', () => sign);
  };
  const signIn = (name: string): string => {
    const end = name.endsWith(entraRealm) ? entraRealm : '';
    const inner = name.slice(0, name.length - end.length);
    if (inner.trim() === '') return name;
    const sign = inner.includes('\\@') ? '\\@' : '@';
    const plain = inner.replace('\\@', '@').trim().toLowerCase();
    if (inner.includes('*')) return `u***${sign}${noDomain}${end}`;
    const invented = plain === own ? `user@${noDomain}` : inventPerson(plain);
    return `${plain.includes('@') ? invented.replace('@', () => sign) : 'user'}${end}`;
  };
  const ownAddress = ownPattern(names.userPrincipalName ?? '');
  const deviceId = names.deviceId ?? '';
  const bareId = deviceId.replaceAll('-', '');
  const serial = names.serialNumber ?? '';
  const home = new RegExp(`${beforeFolder}${boundedPattern(names.user)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'gu');
  const bare = new RegExp(bareId.length < 32 ? '(?!)' : literal(bareId), 'gi');
  const numbered = new RegExp(serial.length < 4 || isParserWord(serial) ? '(?!)' : literal(serial), 'gi');
  const replace = (text: string): string =>
    text
      .replaceAll(ownAddress, (_all, sign: string) => `user${sign}${noDomain}`)
      .replaceAll(starred, `u***@${noDomain}`)
      .replaceAll(address, inventAddress)
      .replaceAll(guids, id => inventGuid(id.toLowerCase()))
      .replaceAll(bare, () => inventGuid(deviceId.toLowerCase()).replaceAll('-', ''))
      .replaceAll(numbered, found => found.replaceAll(/./g, '0'))
      .replaceAll(home, 'user');
  return { replace, signIn };
}

const invented: Readonly<Record<string, string>> = {
  '[mac]': inventedMac,
  '[user]': 'user',
  '[user-principal-name]': `user@${noDomain}`,
};

function nameReplacer(forms: ReturnType<typeof identifierForms>): (text: string) => string {
  if (forms.length === 0) return text => text;
  const anyOf = forms.map(({ pattern }) => `(${pattern})`).join('|');
  // Not within `com.apple.…`, whoever is called Apple.
  const pattern = new RegExp(
    `(?:(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}]\\.)|(?<=%[0-9a-f]{2}))(?:${anyOf})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return text =>
    text.replaceAll(pattern, (...found: readonly unknown[]) => {
      const group = found.slice(1, forms.length + 1).findIndex(part => part !== undefined);
      return invented[forms[group]?.token ?? ''] ?? 'masked';
    });
}

/** Ids are replaced as all of their kind are, so names alone; and none that a parser would take for a word of its own. */
function identifierFormsOf(
  { mac, user, userPrincipalName }: Names,
  isWanted: (name: string) => boolean,
): ReturnType<typeof identifierForms> {
  const named = (name: string): string => (isWanted(name) ? name : '');
  const local = (userPrincipalName ?? '').trim().split(/@(?=[^@]*$)/)[0] ?? '';
  const rest = { userPrincipalName: null, deviceId: null, tenantId: null, serialNumber: null, user: '' };
  const [label = ''] = mac.split('.');
  return [
    ...identifierForms({
      ...rest,
      mac: named(mac),
      user: named(user),
      userPrincipalName: isWanted(local) ? userPrincipalName : null,
    }),
    // Of a name on the network the first label is the Mac's.
    ...(/^[^\s.]+(?:\.[^\s.]+)+$/.test(mac) ? identifierForms({ ...rest, mac: named(label) }) : []),
  ];
}

/** Two letters are in every text. */
function isName(name: string): boolean {
  return (name.match(/\p{L}/gu) ?? []).length >= 3 && !isParserWord(name);
}

function isLongEnough(name: string): boolean {
  return name.trim().length >= 2;
}

/** Invents a value for each that is new, and gives the same one again. */
function inventor(make: (count: number) => string): (real: string) => string {
  const known = new Map<string, string>();
  return real => {
    const made = known.get(real) ?? make(known.size + 1);
    known.set(real, made);
    return made;
  };
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
