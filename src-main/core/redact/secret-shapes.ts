import { removed, secretWords } from './secret-keys.ts';

/** Something that is a secret by how it looks or where it stands, whatever it is called. */
type Shape = {
  readonly name: string;
  readonly pattern: RegExp;
  readonly replace: (found: string, before: string, value: string) => string;
};

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
/** Within JSON a line break is written out, and its letter is no part of what follows. */
const lineBreak = String.raw`[ \t]*(?:[\r\n]|\\+[nr])(?:\s|\\+[nrt])*`;
const edge = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrtbf]))`;
const keep = (before = ''): string => `${before}${removed}`;

/** What services write before the keys that they hand out, so that they are found when they leak. */
const vendorKeys = [
  '(?:AKIA|ASIA)[A-Z0-9]{12,}',
  'xox[a-z]-[\\w-]{8,}',
  '[rs]k_(?:live|test)_\\w{8,}',
  'whsec_\\w{12,}',
  'gh[oprsu]_\\w{16,}',
  'github_pat_\\w{16,}',
  'glpat-[\\w-]{12,}',
  'AIza[\\w-]{20,}',
  'npm_\\w{20,}',
  'shpat_\\w{16,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'ya29\\.[\\w-]{16,}',
].join('|');

/*
 * One row per kind. Every pattern begins with something rare or with a run of bounded length, and what follows an optional
 * end consumes what it has read: pasted text of any kind takes time in proportion to its length.
 */
export const secretShapes: readonly Shape[] = [
  {
    // A key without its end is a key all the same.
    name: 'pem',
    pattern: /-----BEGIN [A-Z0-9 ]{1,40}-----(?:[^-"'<`]|-(?!----))*(?:-----END [A-Z0-9 ]{1,40}-----)?/gi,
    replace: () => removed,
  },
  {
    name: 'plist-data',
    pattern: /<data>[^<]*(?=<|$)/gi,
    replace: () => keep('<data>'),
  },
  {
    name: 'plist-key',
    pattern: new RegExp(
      `(<key>[^<]{0,80}?(?:${secretWords})[^<]{0,20}</key>(?:\\s|\\\\+[nrt])*<(string|integer)>)(?:(?!</\\2>)[\\s\\S])*`,
      'giu',
    ),
    replace: (_found, before) => keep(before),
  },
  {
    name: 'xml-element',
    pattern: new RegExp(`(<[\\w:.-]{0,40}?(?:${secretWords})[\\w:.-]{0,20}(?:\\s[^<>]{0,200})?>)[^<]*`, 'giu'),
    replace: (_found, before) => keep(before),
  },
  {
    name: 'json-web-token',
    pattern: new RegExp(`${edge}e[yw][\\w-]{14,}(?:\\.[\\w-]*){1,4}`, 'g'),
    replace: () => removed,
  },
  {
    name: 'authorization',
    pattern: new RegExp(`${edge}((?:bearer|basic|negotiate|ntlm|dpop)\\s{1,4})([\\w.~+/=:-]{6,})`, 'gi'),
    replace: (found, before, value) => (isWord(value) ? found : keep(before)),
  },
  {
    name: 'flag',
    pattern: new RegExp(`(--(?:[a-z]{1,20}-){0,4}(?:${secretWords})\\s{1,4})(?:"[^"]*"|'[^']*'|[^\\s"']+)`, 'giu'),
    replace: (_found, before) => keep(before),
  },
  {
    name: 'vendor-key',
    pattern: new RegExp(`${edge}(?:${vendorKeys})`, 'g'),
    replace: () => removed,
  },
  {
    name: 'user-flag',
    pattern: /((?:^|\s|\\[nrt])(?:-u|-U|--user|--proxy-user)[\s=]{0,4}\\*["']?[^\s:"'\\]{1,80}:)[^\s"'\\]+/g,
    replace: (_found, before) => keep(before),
  },
  {
    // A password with a slash in it, which ends the host for a reader of URLs; a port is no password.
    name: 'url-password',
    pattern: /(:(?:\\*\/){2})[^\s/?#"'<>\\:@]{1,80}:(?!\d{1,5}(?:[/?#\\]|$))[^\s"'<>\\@]{1,200}@/g,
    replace: (_found, before) => `${keep(before)}@`,
  },
  {
    name: 'url-user',
    pattern: /(:(?:\\*\/){2})[^\s/?#"'<>\\]*@/g,
    replace: (_found, before) => `${keep(before)}@`,
  },
  {
    name: 'url-query',
    pattern:
      /((?:[?&#]|%3f|%26|%23)(?:code|sig|signature|sid|session(?:_?id|_?state)?|key|auth|ticket|otp|nonce|state)(?:=|%3d))(?!%26)((?:(?!%26)[^&#\s"'<>]){6,})/gi,
    replace: (found, before, value) => (isPlainValue(value) ? found : keep(before)),
  },
  {
    // The same names outside a URL are ordinary words.
    name: 'form-value',
    pattern:
      /((?:[;\s]|^)(?:code|sig|signature|sid|session(?:_?id|_?state)?|key|auth|otp|nonce|state)=)([\w.~+/%-]{10,})/gi,
    replace: (found, before, value) => (isPlainValue(value) || !looksRandom(value) ? found : keep(before)),
  },
  {
    name: 'authorization-code',
    pattern: /(["']code\\*["']\s{0,4}:\s{0,4}\\*["'])([\w.~+/=-]{16,})/gi,
    replace: (found, before, value) => (looksRandom(value) ? keep(before) : found),
  },
  {
    // Fleet's device API: whoever has what follows is this Mac to the server, also where it is a plain UUID.
    name: 'device-path',
    pattern: /((?:\/|%2f)device(?:\\*\/|%2f))((?:(?!%2f)[^/?#\s"'<>\\])+)/gi,
    replace: (found, before, value) => (isPlainValue(value) ? found : keep(before)),
  },
  {
    name: 'recovery-key',
    pattern: new RegExp(`${edge}[A-Z0-9]{4}(?:[-\\u2010-\\u2015\\u2212][A-Z0-9]{4}){5}(?![A-Za-z0-9])`, 'gi'),
    replace: () => removed,
  },
  {
    // How macOS prints bytes: <0a1b2c3d 4e5f6071>, and {length = 32, bytes = 0x0a1b2c3d 4e5f ... }.
    name: 'bytes',
    // Eight digits alone are the code of an error, and the letters of the next word are none of theirs.
    pattern:
      /<[\da-f]{8}(?: [\da-f]{2,8})+>|\b0x(?:[\da-f]{9,}|[\da-f]{8}(?= ?\.{3}| [\da-f]{8}(?![\da-z]))|(?<=bytes = 0x)[\da-f]{8})(?: ?\.{3}(?: ?[\da-f]{2,16}(?![\da-z]))?| [\da-f]{2,8}(?![\da-z]))*/gi,
    replace: () => removed,
  },
  {
    name: 'hexadecimal',
    pattern: new RegExp(`${edge}(?:[\\da-f]{32,}|(?:[\\da-f]{2}:){15,}[\\da-f]{2})(?![g-z])`, 'gi'),
    replace: () => removed,
  },
  {
    // The lines of a wrapped one belong to it, the short last one too.
    name: 'base64',
    pattern: new RegExp(
      `[\\w+/-]{40,}={0,2}(?:(?:${lineBreak})[\\w+/-]{1,200}={0,2}(?=[ \\t]*(?:[\\r\\n"'<\\\\]|$)))*`,
      'g',
    ),
    replace: found => (looksRandom(found.split(/\s|\\[nr]/)[0] ?? '') ? removed : found),
  },
];

/** "Basic settings", "a bearer token". */
function isWord(value: string): boolean {
  return /^(?:[A-Za-z]?[a-z]*(?:-[a-z]+)*|[A-Z]+)[.:]?$/.test(value);
}

/** Paths, ids made of words and chains of identifiers are long too; random letters have no words in them. */
function looksRandom(run: string): boolean {
  return run
    .replaceAll(uuid, '')
    .split(/[/_+.=-]+/)
    .some(part => !isWordLike(part));
}

function isWordLike(part: string): boolean {
  // The number of an article or of a ticket: mh11785.
  if (/^[a-z]{1,4}\d{1,8}$/.test(part)) return true;
  if (!/^[A-Za-z]{0,30}\d{0,4}$/.test(part)) return false;
  const humps = part.match(/[a-z][A-Z]/g)?.length ?? 0;
  return humps <= part.length / 5;
}

/** `state=enabled`, `ticket=INC0012345`, `/device/overview`: words and numbers of tickets are nobody's secret. */
function isPlainValue(value: string): boolean {
  return /^(?:[A-Za-z]?[a-z]{1,20}(?:[-_][a-z]{1,20}){0,5}|[A-Z]{1,6}-?\d{1,8}|[a-z]{1,6}\d{1,5})$/.test(value);
}
