import { parse } from 'plist';
import type { ParsePlist } from '../ports.ts';

const maxLength = 1024 * 1024;

/** Parses an XML property list. The binary form never gets here: a tiny one can exhaust the memory of any parser. */
export const parseXmlPlist: ParsePlist = xml => {
  if (xml.length > maxLength || !/^\s*(?:\uFEFF)?\s*<(?:\?xml|!DOCTYPE|plist)/.test(xml)) return { ok: false };
  try {
    const value: unknown = parse(xml);
    return { ok: true, value };
  } catch (error) {
    // The parser throws Errors for every kind of malformed text, and they may quote it: a value could be secret.
    if (error instanceof Error) return { ok: false };
    throw error;
  }
};
