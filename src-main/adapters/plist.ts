import { parse } from 'plist';
import { isPlistText } from '../core/plist-text.ts';
import type { FormatPlist, ParsePlist, PlistValue } from '../ports.ts';

const maxLength = 1024 * 1024;
const maxDepth = 64;

const prolog =
  /^(?:<\?xml version=["']1\.\d["'](?: encoding=["'][\w-]{1,20}["'])?(?: standalone=["'](?:yes|no)["'])? ?\?>)?[ \t\r\n]*(?:<!DOCTYPE plist(?:[ \t\r\n]+(?:PUBLIC "[^"<>]*"|SYSTEM)[ \t\r\n]+"[^"<>]*")?[ \t\r\n]*>)?/;
const tags = 'plist|array|dict|key|string|data|date|integer|real|true|false';
const token = new RegExp(
  [
    '[^<&]+',
    '&(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[\\da-fA-F]{1,6});',
    '<!--(?:(?!--)[^])*-->',
    `</(?<close>${tags})[ \\t\\r\\n]*>`,
    `<(?<tag>${tags})(?: version=["'][\\d.]{1,8}["'])?[ \\t\\r\\n]*(?<empty>/?)>`,
  ].join('|'),
  'gy',
);

/**
 * Parses an XML property list. The binary form never gets here: a tiny one can exhaust the memory of any parser.
 * The text is looked through first, once from end to end: the parser prints what it does not like, values included,
 * on the standard error stream, a line for each fault, and takes as many levels as there are.
 */
export const parseXmlPlist: ParsePlist = xml => {
  if (xml.length > maxLength) return { ok: false };
  // What stands before the element says nothing that is needed, and the parser has its own ideas of how it should look.
  const body = xml.trim().replace(prolog, '');
  if (!isPlist(body)) return { ok: false };
  try {
    // The sign for bytes that are no text is reported as well, unless it is written as a reference.
    const value: unknown = parse(body.replaceAll('\uFFFD', '&#xFFFD;'));
    return { ok: true, value };
  } catch (error) {
    // The parser throws Errors for every kind of malformed text, and they may quote it: a value could be secret.
    if (error instanceof Error) return { ok: false };
    throw error;
  }
};

/** Whether it is one `plist` element, its tags known and closed and not too deep, without entities of its own. */
function isPlist(body: string): boolean {
  const open: string[] = [];
  let rooted = false;
  let end = 0;
  for (const match of body.matchAll(token)) {
    end = match.index + match[0].length;
    const { close, tag, empty } = match.groups ?? {};
    if (close !== undefined) {
      if (open.pop() !== close) return false;
    } else if (tag !== undefined) {
      if (open.length === 0 && (rooted || tag !== 'plist')) return false;
      rooted = true;
      if (empty === '') open.push(tag);
      if (open.length > maxDepth) return false;
    } else if (open.length === 0 && !/^(?:<|[ \t\r\n]*$)/.test(match[0])) {
      return false;
    }
  }
  return rooted && open.length === 0 && end === body.length;
}

/** Supplies FormatPlist, in the layout of Apple's own tools. */
export const formatPlist: FormatPlist = value =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...elements(value),
    '</plist>',
    '',
  ].join('\n');

function elements(value: PlistValue): readonly string[] {
  if (typeof value === 'string') return [`<string>${escaped(value)}</string>`];
  if (typeof value === 'boolean') return [value ? '<true/>' : '<false/>'];
  if (typeof value === 'number') {
    // Every setting is a whole number, and macOS keeps another kind for the rest.
    if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number');
    return [`<integer>${value}</integer>`];
  }
  if (value instanceof Date) return [`<date>${value.toISOString().replace(/\.\d+Z$/, 'Z')}</date>`];
  return isList(value) ? nested('array', value.flatMap(elements)) : nested('dict', entries(value));
}

function entries(dictionary: { readonly [key: string]: PlistValue }): readonly string[] {
  return Object.entries(dictionary).flatMap(([key, value]) => [`<key>${escaped(key)}</key>`, ...elements(value)]);
}

function nested(tag: 'array' | 'dict', lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`<${tag}/>`] : [`<${tag}>`, ...lines.map(line => `\t${line}`), `</${tag}>`];
}

/** A carriage return that stands for itself is read back as the end of a line. */
function escaped(text: string): string {
  if (!isPlistText(text)) throw new RangeError('a character that XML cannot hold');
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function isList(value: object): value is readonly PlistValue[] {
  return Array.isArray(value);
}
