import { findSignInError, signInErrors } from './catalogue.ts';
import { isOtherCode } from './one-time-codes.ts';
import { tellsOfRefusedNetwork } from './refused-network.ts';
import { unwrapPasted } from './unwrap-pasted.ts';

/** A person pastes one page; more than this many different codes are a whole log. */
const mostCodes = 20;

/** Something in the text that names an error: the number, or the name of an entry, and where it stands. */
export type Sighting = { readonly id: string; readonly at: number };

/**
 * Finds Microsoft's sign-in codes in whatever a person pastes: a number, a page's details, an address, a log entry.
 * In order, each once. Numbers that are parts of ids, times or addresses are none.
 */
export function findCodes(pasted: string): readonly string[] {
  return eachOnce(sightCodes(unwrapPasted(pasted))).map(({ id }) => id);
}

/** The same in a text that is unwrapped already: every code wherever it stands. */
export function sightCodes(text: string): readonly Sighting[] {
  const sure = [...findNumbers(text), ...findNames(text), ...findPages(text)];
  const found = sure.length > 0 ? sure : findLoneCodes(text);
  if (found.length === 0) return tellsOfRefusedNetwork(text) ? [{ id: 'network-refused', at: 0 }] : [];
  return [...found].sort((one, other) => one.at - other.at);
}

/** Each code where it stands first. */
export function eachOnce(codes: readonly Sighting[]): readonly Sighting[] {
  const seen = new Map<string, Sighting>();
  for (const code of codes) if (!seen.has(code.id)) seen.set(code.id, code);
  return [...seen.values()].slice(0, mostCodes);
}

/** Where Microsoft's own codes stand, and nothing else: a number is one even where it has no explanation. */
const ownFields =
  /(?:aadsts[\s:_#-]{0,3}|error_codes["'\\]{0,2}(?:\[\])?\s{0,3}[=:]["'[\]\s=]{0,6}|["']errorcode\\?["']\s{0,3}:["'\s]{0,4}|(?:^|[^\p{L}])resulttype["'\\]{0,2}\s{0,3}[=:]["'\s=]{0,6}|login\.microsoftonline\.com\/error\?code=)$/iu;
/** The word for an error in the languages that sign-in pages are read in. Other programs have numbered errors as well. */
const errorWords =
  /(?:error|fehler|erreur|erro|fout|fejl|feil|fel|virhe|viga|błęd|chyb|hib[aá]|hata|eroare|pogre[sš]k|greš|klaid|kļūd|lỗi|ошибк|помилк|грешк|σφάλμα|エラー|错误|錯誤|오류|خطأ|שגיאה|त्रुटि|ข้อผิดพลาด)(?:(?![.!?]\s)[^\d]){0,24}$/i;
/** The word for a code, and fields that hold one beside much else, such as a one-time code. */
const codeWords =
  /(?:^|[^\p{L}])(?:(?:sc|suberror)["'\\]{0,2}\s{0,3}[=:]|(?:code|kode|kod|kód|código|codigo|codice|cod|koodi|kodas|kods|код|κωδικός|コード|代码|代碼|코드)["'\\]{0,2}\s{0,3}[=:：]?|it\ssays)["'\\[\]\s=]{0,6}$/iu;
/** What else a number on these pages can be. */
const notCodes = /request|correlation|trace|timestamp|session|device|port\b|line\b|zip|post|order|ticket|phone/i;
const lookBack = 48;

/** `own`: Microsoft's for sure. `labelled`: one if it has an explanation. */
type Label = 'own' | 'labelled' | 'none';

function findNumbers(text: string): readonly Sighting[] {
  const found: Sighting[] = [];
  const isList = /^[\s,;/]*(?:\d{5,7}(?:[\s,;/]+|$))+$/.test(text.length > 400 ? '' : text);
  let last: { readonly end: number; readonly label: Label } = { end: -1, label: 'none' };
  for (const match of text.matchAll(/\d+/g)) {
    const [digits] = match;
    const at = match.index;
    const before = text.slice(Math.max(0, at - lookBack), at);
    const id = digits.replace(/^0+(?=\d)/, '');
    const isPrefixed = /aadsts[\s:_#-]{0,3}$/i.test(before);
    if (isPrefixed ? id.length < 4 || id.length > 8 : !isAlone(text, at, digits)) continue;
    const end = at + digits.length;
    const after = text.slice(end, end + lookBack);
    const between = last.end < 0 ? '' : text.slice(last.end, Math.min(at, last.end + 8));
    const label = isList ? 'own' : (followed(last.label, between, after) ?? labelOf(digits, { before, after }));
    if (label === 'none') continue;
    last = { end, label };
    if (label === 'own' || findSignInError(id) !== undefined) found.push({ id, at });
  }
  return found;
}

/** The label of a list goes for all that stands in it. Only commas hold Microsoft's own lists together. */
function followed(label: Label, between: string, after: string): Label | null {
  if (/^["'\s]{0,3},["'\s]{0,3}$/.test(between)) return label;
  const isNext = /^[^\S\n]{0,2}(?:[;/&+]|(?:\s(?:and|or|und|oder|et|ou|y|o|e|en))?[^\S\n])[^\S\n]{0,2}$/i.test(between);
  const isOnNextLine = /^\s{0,3}\n\s{0,3}$/.test(between) && /^[^\S\n]*(?:\n|$)/.test(after);
  return isNext || isOnNextLine ? 'labelled' : null;
}

function labelOf(digits: string, around: { readonly before: string; readonly after: string }): Label {
  const { before } = around;
  if (ownFields.test(before)) return 'own';
  if (isOtherCode(digits, around)) return 'none';
  if (codeWords.test(before)) return 'labelled';
  const label = errorWords.exec(before)?.[0];
  return label === undefined || notCodes.test(label) ? 'none' : 'labelled';
}

/** A number of a code's length that is no part of an id, a time, an address or a word. */
function isAlone(text: string, at: number, digits: string): boolean {
  if (digits.length < 5 || digits.length > 7 || digits.startsWith('0')) return false;
  const left = text.slice(Math.max(0, at - 2), at);
  const right = text.slice(at + digits.length, at + digits.length + 2);
  return !/[\p{L}\d_@]$|[\d\p{L}][-.:/]$/u.test(left) && !/^[\p{L}\d_@]|^[-.:][\p{L}\d]/u.test(right);
}

/** Without any label a number counts on a line of its own, and only where it has an explanation. */
function findLoneCodes(text: string): readonly Sighting[] {
  return [...text.matchAll(/^[^\S\n]*["'(]?(\d{5,7})["').,;]?[^\S\n]*$/gm)].flatMap(match => {
    const id = match[1] ?? '';
    const at = match.index + match[0].indexOf(id);
    const around = {
      before: text.slice(Math.max(0, at - lookBack), at),
      after: text.slice(at + id.length, at + id.length + lookBack),
    };
    return findSignInError(id) === undefined || isOtherCode(id, around) ? [] : [{ id, at }];
  });
}

/** A name counts in its own capitals, or where a text has lost all of them; a log's field of that name may say no. */
function findNames(text: string): readonly Sighting[] {
  const ids = new Map<string, string>();
  for (const { id, names } of signInErrors)
    for (const name of names) for (const form of [name, name.toLowerCase(), name.toUpperCase()]) ids.set(form, id);
  const found: Sighting[] = [];
  for (const match of text.matchAll(/[a-z]+/gi)) {
    const id = ids.get(match[0]);
    const end = match.index + match[0].length;
    if (id !== undefined && !deniedField.test(text.slice(end, end + 24))) found.push({ id, at: match.index });
  }
  const spaced = /account[ _-]not[ _-]onboarded/i.exec(text);
  return spaced === null ? found : [...found, { id: 'AccountNotOnboarded', at: spaced.index }];
}

const deniedField = /^\\?["']?\s{0,3}[:=]\s{0,3}["']?(?:false|null|none|no|0)\b/i;

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
