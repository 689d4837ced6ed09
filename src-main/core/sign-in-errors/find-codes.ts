import { longestExplainedText } from '../../contract/bridge.ts';
import { findSignInError, signInErrors } from './catalogue.ts';

/** A person pastes one page; more than this many different codes are a whole log. */
const mostCodes = 20;

/** Something in the text that names an error: the number, or the name of an entry, and where it stands. */
type Sighting = { readonly id: string; readonly at: number };

/**
 * Finds Microsoft's sign-in codes in whatever a person pastes: a number, a page's details, an address, a log entry.
 * In order, each once. Numbers that are parts of ids, times or addresses are none.
 */
export function findCodes(pasted: string): readonly string[] {
  const text = unwrap(pasted.slice(0, longestExplainedText));
  const sure = [...findNumbers(text), ...findNames(text), ...findPages(text)];
  const found = sure.length > 0 ? sure : findLoneCodes(text);
  const ids = new Set([...found].sort((one, other) => one.at - other.at).map(({ id }) => id));
  if (ids.size === 0 && /\b(?:wi-?fi|wlan|vpn|802\.1x|network access control)\b/i.test(text))
    ids.add('network-refused');
  return [...ids].slice(0, mostCodes);
}

/** Addresses are encoded, sometimes twice and once more in JSON. Whatever is not a printable ASCII sign is left alone. */
function unwrap(text: string): string {
  let current = text;
  for (let round = 0; round < 3; round += 1) {
    const next = current
      .replaceAll(/%([2-7][\da-f])/gi, (whole, hex: string) => printable(whole, hex))
      .replaceAll(/%0[ad]/gi, '\n')
      .replaceAll(/\\u00([2-7][\da-f])/gi, (whole, hex: string) => printable(whole, hex))
      .replaceAll(/\\[nrt]/g, '\n');
    if (next === current) break;
    current = next;
  }
  return current;
}

function printable(whole: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code < 0x7f ? String.fromCharCode(code) : whole;
}

/** The word for an error in the languages that sign-in pages are read in, with what may stand between it and its code. */
const labels =
  /(?:error|fehler|erreur|erro|fout|fejl|feil|fel|virhe|viga|błęd|chyb|hib[aá]|hata|eroare|pogre[sš]k|greš|klaid|kļūd|lỗi|ошибк|помилк|грешк|σφάλμα|エラー|错误|錯誤|오류|خطأ|שגיאה|त्रुटि|ข้อผิดพลาด)[^\d]{0,24}$/i;
/** Fields of logs whose value is a code. */
const keys = /(?:^|[^\p{L}])(?:resulttype|suberror)["'\\]{0,2}\s{0,3}[=:]["'\\[\]\s=]{0,6}$/iu;
/** These name many things, also a one-time code that must not be repeated: only a code with an explanation is believed. */
const vagueKeys = /(?:^|[^\p{L}])(?:(?:sc|code)["'\\]{0,2}\s{0,3}[=:]|code\s)["'\\[\]\s=]{0,6}$/iu;
/** What else a number on these pages can be. */
const notCodes = /request|correlation|trace|timestamp|session|device|port\b|line\b|zip|post/i;
const lookBack = 48;

function findNumbers(text: string): readonly Sighting[] {
  const found: Sighting[] = [];
  const isList = /^[\s,;/]*(?:\d{5,7}(?:[\s,;/]+|$))+$/.test(text.length > 400 ? '' : text);
  let end = -1;
  for (const match of text.matchAll(/\d+/g)) {
    const [digits] = match;
    const at = match.index;
    const before = text.slice(Math.max(0, at - lookBack), at);
    const isPrefixed = /aadsts[\s:_#-]{0,3}$/i.test(before);
    if (isPrefixed ? digits.length < 4 || digits.length > 8 : !isAlone(text, at, digits)) continue;
    const follows = end >= 0 && /^["'\s]{0,3},["'\s]{0,3}$/.test(text.slice(end, Math.min(at, end + 8)));
    if (isPrefixed || isList || follows || isLabelled(before, digits)) {
      found.push({ id: digits, at });
      end = at + digits.length;
    }
  }
  return found;
}

function isLabelled(before: string, digits: string): boolean {
  if (keys.test(before)) return true;
  if (vagueKeys.test(before) && findSignInError(digits) !== undefined) return true;
  const label = labels.exec(before)?.[0];
  return label !== undefined && !notCodes.test(label);
}

/** A number of a code's length that is no part of an id, a time, an address or a word. */
function isAlone(text: string, at: number, digits: string): boolean {
  if (digits.length < 5 || digits.length > 7) return false;
  const left = text.slice(Math.max(0, at - 2), at);
  const right = text.slice(at + digits.length, at + digits.length + 2);
  return !/[\p{L}\d_@]$|[\d\p{L}][-.:/]$/u.test(left) && !/^[\p{L}\d_@]|^[-.:][\p{L}\d]/u.test(right);
}

/** Without any label only codes that have an explanation are believed. */
function findLoneCodes(text: string): readonly Sighting[] {
  const found: Sighting[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const line = text.slice(Math.max(0, match.index - lookBack), match.index);
    const isOther = notCodes.test(line.slice(line.lastIndexOf('\n') + 1));
    if (isAlone(text, match.index, match[0]) && findSignInError(match[0]) !== undefined && !isOther)
      found.push({ id: match[0], at: match.index });
  }
  return found;
}

function findNames(text: string): readonly Sighting[] {
  const ids = new Map<string, string>();
  for (const { id, names } of signInErrors) for (const name of names) ids.set(name.toLowerCase(), id);
  const found: Sighting[] = [];
  for (const match of text.matchAll(/[a-z]+/gi)) {
    const id = ids.get(match[0].toLowerCase());
    if (id !== undefined) found.push({ id, at: match.index });
  }
  const spaced = /account[ _-]not[ _-]onboarded/i.exec(text);
  return spaced === null ? found : [...found, { id: 'AccountNotOnboarded', at: spaced.index }];
}

/** The partner's two pages: their addresses, or the sentence that tells them apart. */
const pages = [
  ['enroll-page', /microsoft-compliance-partner\/enroll|does not have mobile device management/i],
  ['remediate-page', /microsoft-compliance-partner\/remediate|is failing some security checks/i],
] as const;

function findPages(text: string): readonly Sighting[] {
  return pages.flatMap(([id, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ id, at: match.index }];
  });
}
