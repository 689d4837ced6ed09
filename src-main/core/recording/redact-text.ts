import type { CertificateIds } from './invented-certificate.ts';
import { inventCertificate } from './invented-certificate.ts';

/** Reads the ids out of a device certificate (base64url DER); null for anything else. */
export type ReadCertificate = (base64url: string) => CertificateIds | null;

export const redacted = '[redacted]';

/** A name under which secrets are kept, however it is written. */
const secretName =
  /(?:token|secret|passw|passphrase|credential|cookie|session|nonce|assertion|signature|certificate|authorization|(?:private|api|access|enroll|encryption|signing|recovery|node|session|shared)[-_ ]?key|keydata|key_?data$|^key$|_key$)/i;

export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** A certificate with the same ids and nobody's key; what cannot be read stays something that cannot be read. */
export function replaceCertificate(base64url: string, read: ReadCertificate): string {
  const ids = read(base64url);
  return ids === null ? 'redacted' : inventCertificate(ids);
}

/** Takes out of free text whatever looks like a secret, and leaves everything else as it is. */
export function redactText(text: string, read: ReadCertificate): string {
  return text
    .replaceAll(
      /-----BEGIN ([A-Z ]{1,40})-----(?:[^-]|-(?!----))*(?:-----END \1-----|$)/g,
      (block: string, kind: string) => {
        const inner = block
          .replaceAll(/-----[A-Z ]+-----|\s/g, '')
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '');
        const ids = kind === 'CERTIFICATE' ? read(inner) : null;
        if (ids === null) return redacted;
        const made = inventCertificate(ids).replaceAll('-', '+').replaceAll('_', '/');
        const padded = made.padEnd(Math.ceil(made.length / 4) * 4, '=');
        return ['-----BEGIN CERTIFICATE-----', ...(padded.match(/.{1,64}/g) ?? []), '-----END CERTIFICATE-----'].join(
          '\n',
        );
      },
    )
    .replaceAll(/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, redacted)
    .replaceAll(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${redacted}`)
    .replaceAll(/(https?:\/\/)[^/?#\s"'<>@]{1,256}@/gi, `$1${redacted}@`)
    .replaceAll(
      /([?&#][^=&#\s"'<>]{0,64}(?:token|secret|password|signature|sig|code|key|credential)=)[^&#\s"'<>]+/gi,
      `$1${redacted}`,
    )
    .replaceAll(
      /\b((?:[\w-]{0,32}(?:password|passwd|secret|token|api[_-]?key))["']?\s*[:=]\s*["']?)[^\s"',;<>]{4,}/gi,
      `$1${redacted}`,
    )
    .replaceAll(/(?<![\w+/=-])[\w+/=-]{40,}/g, run => (looksEncoded(run) ? redacted : run));
}

/** Keys, tokens and certificates mix everything; a path has a slash in front, a GUID and a digest no capitals. */
function looksEncoded(run: string): boolean {
  return !run.startsWith('/') && /[a-z]/.test(run) && /[A-Z]/.test(run);
}
