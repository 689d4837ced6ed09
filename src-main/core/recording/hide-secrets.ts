import { settingSchemas } from '../config.ts';
import { parseJson } from '../parse-json.ts';
import { createRedactor } from '../redact/redact.ts';
import type { Disguise } from './disguise.ts';
import { writePlist } from './plist-xml.ts';
import { redactAppSso } from './redact-app-sso.ts';
import { redactValue } from './redact-json.ts';
import { redactText, type ReadCertificate } from './redact-text.ts';

/** What taking secrets out of a recording needs from outside. */
export type HidingParts = {
  readonly disguise: Disguise;
  readonly readCertificate: ReadCertificate;
  readonly parsePlist: (xml: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false };
};

/** Each kind of text without secrets and with the disguise's names. */
export type Hiding = {
  readonly text: (text: string) => string;
  readonly plist: (path: string, xml: string) => string;
  readonly document: (text: string) => string;
  readonly output: (program: string, text: string) => string;
};

/** Files of which only what Clearway reads is kept: the others of their names can be secrets, such as an enrolment's. */
const keptNames: readonly (readonly [end: string, names: ReadonlySet<string>, levels: number])[] = [
  ['/com.clearway.companion.plist', new Set(Object.keys(settingSchemas)), 1],
  ['/com.fleetdm.fleetd.config.plist', new Set(['FleetURL']), 1],
  [
    '/com.fleetdm.orbit.plist',
    new Set([
      ...['EnvironmentVariables', 'ORBIT_FLEET_URL', 'ORBIT_FLEET_DESKTOP', 'ORBIT_FLEET_CERTIFICATE', 'Label'],
      ...['ORBIT_FLEET_DESKTOP_ALTERNATIVE_BROWSER_HOST', 'ORBIT_USE_SYSTEM_CONFIGURATION'],
    ]),
    2,
  ],
];

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
  const hide = (text: string): string => disguise.text(redactor.text(redactText(hideToken(text), readCertificate)));

  const plist: Hiding['plist'] = (path, xml) => {
    const parsed = parsePlist(xml);
    if (!parsed.ok) return 'not a property list\n';
    const [, names, levels] = keptNames.find(([end]) => path.endsWith(end)) ?? [];
    const text = (value: string, name: string): string =>
      // The path of this address is IT's own, and may be what lets anybody in.
      name === 'ReportURL' ? hide(value).replace(/^(https?:\/\/[^/?#]+).*$/s, '$1/recorded') : hide(value);
    const walk = names === undefined || levels === undefined ? { text } : { text, names, levels };
    return writePlist(redactValue(parsed.value, walk));
  };

  const document: Hiding['document'] = text => {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null ? jsonText(redactValue(value, { text: hide })) : hide(text);
  };

  return {
    text: hide,
    plist,
    document,
    output: (program, text) => {
      if (program.endsWith('/app-sso')) {
        return redactAppSso(hideToken(text), { readCertificate, disguise: disguise.text });
      }
      if (/^\s*<(?:\?xml|!DOCTYPE plist|plist)/.test(text)) return plist('', text);
      return document(program.endsWith('/profiles') ? text.replaceAll(serverAddress, hidePath) : text);
    },
  };
}

const serverAddress = /(https?:\/\/[^/\s?#@]+)([/?#]\S*)/g;

/** A server's address can hold a secret in its path; the ends by which a vendor is known are none. */
function hidePath(_address: string, host: string, path: string): string {
  return `${host}${/\/mdm\/(?:apple\/mdm|ServerURL)(?=\/?$)/.exec(path)?.[0] ?? '/'}`;
}

/** The same shape and nothing of the token, whatever stands in its file. */
export function inventToken(text: string): string {
  return text.replaceAll(/[\p{L}\p{N}]/gu, '0');
}

/** JSON as the files of a recorded Mac have it. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
