import { parseJson } from '../parse-json.ts';
import { createRedactor } from '../redact/redact.ts';
import type { Disguise } from './disguise.ts';
import {
  keepDirectory,
  keepEncryption,
  keepEnrollment,
  keepExtensions,
  keepJamfStatus,
  keepProxies,
  keepReceipt,
  keepVersion,
  type KeepLines,
} from './keep-lines.ts';
import { keepKeychain, keepPlatform, type ReadKeychain } from './keep-output.ts';
import type { Keep, Keeping } from './keep-parts.ts';
import { writePlist } from './plist-xml.ts';
import { redactAppSso } from './redact-app-sso.ts';
import { redactText, type ReadCertificate } from './redact-text.ts';

/** What taking secrets out of a recording needs from outside. */
export type HidingParts = {
  readonly disguise: Disguise;
  readonly readCertificate: ReadCertificate;
  readonly readKeychain: ReadKeychain;
  readonly parsePlist: (xml: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false };
};

/** Each kind of text without secrets and with the disguise's names. */
export type Hiding = {
  readonly text: (text: string) => string;
  /** For what people wrote for people: no word in it means anything to a parser. */
  readonly written: (text: string) => string;
  /** For what a parser compares: no name in it is looked for. */
  readonly fixed: (text: string) => string;
  /** What is kept of a property list and of JSON; something that is neither stays so. */
  readonly plist: (xml: string, keep: Keep) => string;
  readonly json: (text: string, keep: Keep) => string;
  readonly keeping: Keeping;
  readonly output: (program: string, text: string) => string;
};

/** `token`: the device token of that Mac, which is hidden wherever it stands. */
export function hideSecrets(token: string | null, parts: HidingParts): Hiding {
  const { disguise, parsePlist } = parts;
  // Its ids stand in it in a form that no disguise sees.
  const readCertificate: ReadCertificate = base64url => {
    const ids = parts.readCertificate(base64url);
    if (ids === null) return null;
    const { deviceId, tenantId } = ids;
    return { deviceId: disguise.text(deviceId), tenantId: tenantId === null ? null : disguise.text(tenantId) };
  };
  const hideToken = (text: string): string =>
    token === null || token.length < 8 ? text : text.replaceAll(token, inventToken(token));
  // Invented values take the place of what is read again; whatever else looks like a secret is taken out as everywhere.
  const redactor = createRedactor(token === null ? [] : [token]);
  const bare = (text: string): string => redactor.text(redactText(hideToken(text), readCertificate));
  const hide = (text: string): string => disguise.text(bare(text));
  const written = (text: string): string => disguise.written(bare(text));
  const fixed = (text: string): string => disguise.fixed(bare(text));
  const keeping: Keeping = { text: hide, written, fixed, folder: disguise.folder };
  return {
    text: hide,
    written,
    fixed,
    keeping,
    plist: (xml, keep) => {
      const parsed = parsePlist(xml);
      return parsed.ok ? writePlist(keep(parsed.value, keeping)) : 'not a property list\n';
    },
    json: (text, keep) => {
      const value = parseJson(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? jsonText(keep(value, keeping))
        : 'not a JSON object\n';
    },
    output: (program, text) => {
      const name = program.split('/').at(-1) ?? '';
      switch (name) {
        case 'app-sso':
          return redactAppSso(hideToken(text), { readCertificate, bare, fixed, signIn: disguise.signIn });
        case 'security':
          return keepKeychain(text, { readKeychain: parts.readKeychain, fixed, signIn: disguise.signIn });
        case 'ioreg':
          return fixed(keepPlatform(text));
        default:
          return Object.hasOwn(outputs, name)
            ? (outputs[name]?.(bare(text), { fixed, signIn: disguise.signIn }) ?? '')
            : '';
      }
    },
  };
}

/** An allow-list: a program without a row leaves nothing in a recording but how it ended. */
const outputs: Readonly<Record<string, KeepLines>> = {
  dscl: keepDirectory,
  fdesetup: keepEncryption,
  'Jamf Conditional Access': keepJamfStatus,
  pkgutil: keepReceipt,
  pluginkit: keepExtensions,
  profiles: keepEnrollment,
  scutil: keepProxies,
  sw_vers: keepVersion,
};

/** The same shape and nothing of the token, whatever stands in its file. */
export function inventToken(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]/gu, '0');
}

/** JSON as the files of a recorded Mac have it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
