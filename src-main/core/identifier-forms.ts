/** A way in which something that names the Mac or its user is written: a pattern without capturing groups. */
export type IdentifierForm = { readonly pattern: string; readonly token: string };

type Names = {
  readonly userPrincipalName: string | null;
  readonly deviceId: string | null;
  readonly tenantId: string | null;
  readonly mac: string;
  readonly user: string;
  readonly serialNumber: string | null;
};

type Ordinary = {
  readonly computer: (name: string) => boolean;
  readonly account: (name: string) => boolean;
};

type Form = IdentifierForm & { readonly length: number };

/** Shorter ones written together would be ordinary words: "a.li" is nobody's "ali". */
const shortestTogether = 5;

/**
 * Every form that is looked for, the longest name first, because a user's name stands within the user principal name.
 * A family name alone is none: it is not known where one name ends and the next begins. An ordinary name names nobody, and
 * would take its words out of every text; the folder of an account stands where no other word does.
 */
export function identifierForms(
  { userPrincipalName, deviceId, tenantId, serialNumber, ...names }: Names,
  ordinary: Ordinary = { computer: () => false, account: () => false },
): readonly IdentifierForm[] {
  const chosen = (name: string): string => (ordinary.account(name) ? '' : name);
  const mac = ordinary.computer(names.mac) ? '' : names.mac;
  const user = chosen(names.user);
  const [local = '', domain = ''] = (userPrincipalName ?? '').trim().split(/@(?=[^@]*$)/);
  return [
    ...literal(userPrincipalName, '[user-principal-name]'),
    ...(domain === '' ? [] : principalName(local, domain)),
    ...literal(deviceId, '[device-id]'),
    ...literal(tenantId, '[tenant-id]'),
    ...literal(serialNumber, '[serial-number]'),
    ...literal(mac, '[mac]'),
    ...computerName(mac),
    ...literal(user, '[user]'),
    ...account(user),
    ...folder(names.user),
    ...(domain === '' ? [] : [...literal(chosen(local), '[user]'), ...account(chosen(local))]),
  ].sort((a, b) => b.length - a.length);
}

const slash = '(?:\\\\{0,8}/|%2[Ff])';
/** What stands before the folder of an account, in JSON and in a URL too. */
export const beforeFolder = `(?<=${slash}(?:Users|Managed(?: |%20|\\+)Preferences)${slash})`;

function folder(user: string): readonly Form[] {
  return written(user).map(one => ({
    pattern: `${beforeFolder}${boundedPattern(one)}`,
    token: '[user]',
    length: user.length + 1,
  }));
}

/** As it is, and as a URL holds it. macOS writes an accent sometimes as one letter and sometimes as two. */
function literal(value: string | null, token: string): readonly Form[] {
  const text = value?.trim() ?? '';
  // A single letter names nobody.
  if (text.length < 2) return [];
  return written(text).map(one => ({ pattern: boundedPattern(one), token, length: text.length }));
}

/** Nothing that names somebody is longer, and a pattern of much more would be refused. */
export const longestName = 320;

/** A pattern of bounded size. What is too long for a name is known by how it begins, and is as long as it is. */
export function boundedPattern(text: string): string {
  if (text.length <= longestName) return escaped(text);
  const letters = Array.from(text);
  return `${escaped(letters.slice(0, longestName).join(''))}[^]{0,${Math.max(letters.length - longestName, 0)}}`;
}

function written(value: string): readonly string[] {
  const text = value.trim();
  if (text === '') return [];
  const forms = [text.normalize('NFC'), text.normalize('NFD')];
  return [...new Set(forms.flatMap(one => [one, ...inCapitals(one)]).flatMap(one => [one, encoded(one)]))];
}

/** A pattern takes capitals as well, but for letters that become two: “ß” is “SS”. */
function inCapitals(text: string): readonly string[] {
  const capitals = text.toUpperCase();
  return capitals.toLowerCase() === text.toLowerCase() ? [] : [capitals];
}

/** `sam.rivera@larkfield.example` is `sam_rivera_larkfield_example` in the address of a personal site. */
function principalName(local: string, domain: string): readonly Form[] {
  if (local.length + domain.length >= longestName) return [];
  const [name, host] = [wordsOf(local), wordsOf(domain)];
  if (name.length === 0 || host.length === 0) return [];
  const pattern = `${joined(name, '[._+-]')}(?:@|%40|_)${joined(host, '[._-]')}`;
  return [{ pattern, token: '[user-principal-name]', length: local.length + 1 + domain.length }];
}

/** `sam.rivera` is `sam_rivera`, `sam-rivera`, `Sam Rivera` or `samrivera` elsewhere. */
function account(value: string): readonly Form[] {
  if (value.length > longestName) return [];
  const words = wordsOf(value);
  const together = words.join('').length;
  if (words.length < 2 || together < 2) return [];
  const pattern = joined(words, `(?:[\\s._+-]|%20|%2B)${together < shortestTogether ? '' : '?'}`);
  return [{ pattern, token: '[user]', length: value.length }];
}

/**
 * "Sam's MacBook Air" is `Sams-MacBook-Air` on the network, without accents too; each way round, because a Mac without a
 * readable name is known by the one it has on the network.
 */
function computerName(value: string): readonly Form[] {
  if (value.length > longestName) return [];
  const bare = value.replace(/\.local$/i, '').replaceAll(/['’‘`]/g, '');
  const plain = bare.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...new Set([bare.normalize('NFC'), bare.normalize('NFD'), plain])].flatMap(name => {
    const words = wordsOf(name);
    if (words.join('').length < 2) return [];
    const patterns = words.map(word => escaped(word).replace(/s$/i, "(?:['’‘`]|%27|%E2%80%99)?s"));
    return [{ pattern: patterns.join('(?:[\\s_+-]|%20)+'), token: '[mac]', length: value.length }];
  });
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(word => word !== '');
}

function joined(words: readonly string[], between: string): string {
  return words.map(escaped).join(between);
}

/** Half a pair, which no URL can hold, stays as it is. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
