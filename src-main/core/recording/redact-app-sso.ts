import { redactValue } from './redact-json.ts';
import { redacted, replaceCertificate, type ReadCertificate } from './redact-text.ts';

/** Texts that say how things stand. Everything else may be key material: Apple adds names with every release. */
const kept: ReadonlySet<string> = new Set([
  ...['created', 'lastLoginDate', 'lastEncryptionKeyChange', 'authGracePeriodStart', 'loginType', 'state', 'issuer'],
  ...['extensionIdentifier', 'realm', 'upn', 'loginUserName', 'ticketKeyPath', 'audience'],
  ...['fileVaultPolicy', 'loginPolicy', 'unlockPolicy', 'newUserAuthorizationMode', 'userAuthorizationMode'],
  ...['offlineGracePeriod', 'requireAuthGracePeriod', 'encryptionAlgorithm', 'signingAlgorithm'],
  ...['pendingSigningAlgorithm', 'pendingEncryptionAlgorithm', 'userSEPKeyBiometricPolicy'],
]);
/** Those of them that name somebody, and nothing else. */
const naming: ReadonlySet<string> = new Set(['upn', 'loginUserName']);

const plainLines = [
  /^[\s{}[\],]*$/,
  /^\s*\(null\)\s*$/,
  /^(?:Device|Login|User) Configuration:\s*$/,
  /^(?:SSO Tokens|Received|Expiration):\s*$/,
  /^Time: [\d :+-]{1,40}\s*$/,
  /^\d{4}-\d{2}-\d{2}T[\d:]{1,16}Z(?: \([A-Za-z ]{1,40}\))?\s*$/,
  /^\s*(?:-?\d+(?:\.\d+)?|true|false|null),?\s*$/,
];
const keyLine = /^(\s*"((?:[^"\\]|\\.){1,200})"\s*:\s*)(\S.*)$/;
const plainValue = /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null|[{[]|\{\s*\}|\[\s*\])$/i;
/** What else Apple writes between the quotes can name somebody. */
const appleError = /^Error Domain=[\w.]{1,100} Code=-?\d{1,10}(?: "Error deserializing device config\.")?/;

type Parts = {
  readonly readCertificate: ReadCertificate;
  /** Takes out what looks like a secret, also under a name that is none. */
  readonly bare: (text: string) => string;
  /** The same, and puts the disguise on ids and addresses. */
  readonly fixed: (text: string) => string;
  readonly signIn: (name: string) => string;
};

/**
 * What `app-sso platform -s` printed, line by line, without anything that could be a key. A line of no known form is
 * taken out whole; what was broken stays broken, and says as little as before.
 */
export function redactAppSso(output: string, parts: Parts): string {
  return output
    .split('\n')
    .map(line => redactLine(line, parts))
    .join('\n');
}

function redactLine(line: string, parts: Parts): string {
  if (plainLines.some(form => form.test(line))) return line;
  // By hand: a pattern that looks for the end would read a line of many spaces again from each of them.
  const trimmed = line.trimEnd();
  const [, start, name, term] = keyLine.exec(trimmed) ?? [];
  if (start !== undefined && name !== undefined && term !== undefined) {
    const value = term.length > 1 && term.endsWith(',') ? term.slice(0, -1) : term;
    const end = line.slice(start.length + value.length);
    return plainValue.test(value) ? line : `${start}${redactTerm(name, value, parts)}${end}`;
  }
  const [error] = appleError.exec(line) ?? [];
  if (error !== undefined) return error;
  const whole = parse(line);
  if (typeof whole === 'object')
    return ` ${JSON.stringify(redactValue(whole, { text: (text, key) => redactTextOf(key, text, parts) }))}`;
  return typeof whole === 'string' ? line.replace(/".*"/, `"${redacted}"`) : redacted;
}

function redactTerm(name: string, value: string, parts: Parts): string {
  const parsed = parse(value);
  if (parsed === undefined) return `"${redacted}`;
  return JSON.stringify(
    typeof parsed === 'string'
      ? redactTextOf(name, parsed, parts)
      : redactValue(parsed, { text: (text, key) => redactTextOf(key, text, parts) }),
  );
}

function redactTextOf(name: string, text: string, { readCertificate, bare, fixed, signIn }: Parts): string {
  if (name === 'deviceSigningCertificate') return replaceCertificate(text, readCertificate);
  if (!kept.has(name)) return redacted;
  return naming.has(name) ? signIn(bare(text)) : fixed(text);
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
