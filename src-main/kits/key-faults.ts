import { parseJson } from '../core/parse-json.ts';

/** A name that no reader of Clearway can hold as a key. */
const unholdable = '__proto__';

/**
 * What is wrong with the keys of a property list or of JSON as they are written, which no parser tells of; null where
 * nothing is. Which of two equal keys counts is nowhere said, and parsers differ.
 */
export function keyFault(text: string): string | null {
  const open: Set<string>[] = [];
  for (const { begins, ends, key } of /^\s*[{[]/.test(text) ? jsonParts(text) : plistParts(text)) {
    if (begins) open.push(new Set());
    if (ends) open.pop();
    if (key === null) continue;
    if (key === unholdable) return `has the key ${unholdable}: leave it out`;
    const keys = open.at(-1);
    if (keys?.has(key)) return `has the key ${key.slice(0, 100)} twice in one dictionary: leave one out`;
    keys?.add(key);
  }
  return null;
}

type Part = { readonly begins: boolean; readonly ends: boolean; readonly key: string | null };

function* plistParts(text: string): Generator<Part> {
  const part = /<!--(?:(?!--)[^])*-->|<(?<begin>dict)\s*>|<\/(?<end>dict)\s*>|<key\s*>(?<key>[^<]*)<\/key\s*>/g;
  for (const { groups = {} } of text.matchAll(part)) yield partOf(groups, groups['key']);
}

function* jsonParts(text: string): Generator<Part> {
  const part = /(?<begin>\{)|(?<end>\})|(?<text>"(?:[^"\\]|\\.)*")(?<colon>\s*:)?/g;
  for (const { groups = {} } of text.matchAll(part)) {
    yield partOf(groups, groups['colon'] === undefined ? undefined : unquoted(groups['text'] ?? ''));
  }
}

function partOf(groups: Readonly<Record<string, string | undefined>>, key: string | undefined): Part {
  return { begins: groups['begin'] !== undefined, ends: groups['end'] !== undefined, key: key ?? null };
}

function unquoted(text: string): string {
  const value = parseJson(text);
  return typeof value === 'string' ? value : text;
}
