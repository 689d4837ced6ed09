import { base64Letters } from '../base64-letters.ts';

/*
 * Secrets that are known are looked for by what they are, in every way that something on a Mac or a server writes them.
 * Node's encoders are none of core's, so the few that are needed stand here.
 */

/** Shorter ones would be found in ordinary words. */
const shortest = 6;

/** A pattern that finds each of these secrets, whatever it is written in; null where there is nothing to look for. */
export function knownSecretsPattern(secrets: readonly string[]): RegExp | null {
  const wanted = [...new Set(secrets)].filter(secret => secret.length >= shortest);
  if (wanted.length === 0) return null;
  const forms = wanted.flatMap(secret => [...formsInAnyCase(secret).map(anyCase), ...base64Forms(secret).map(literal)]);
  // The longest first: a form can be the beginning of another one.
  return new RegExp([...new Set(forms)].sort((a, b) => b.length - a.length).join('|'), 'g');
}

function formsInAnyCase(secret: string): readonly string[] {
  const bytes = bytesOf(secret).map(byte => byte.toString(16).padStart(2, '0'));
  const units = Array.from({ length: secret.length }, (_, index) =>
    secret.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  const withoutDashes = secret.replaceAll('-', '');
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encoded(secret),
    encoded(encoded(secret)),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    bytes.map(byte => `%${byte}`).join(''),
    bytes.join(''),
    bytes.join(' '),
    units.map(unit => `\\u${unit}`).join(''),
    ...(withoutDashes.length < shortest ? [] : [withoutDashes]),
  ];
}

/** Within something longer a secret begins at any of three places of a group; the letters it shares are left out. */
function base64Forms(secret: string): readonly string[] {
  return [secret, secret.toUpperCase(), secret.toLowerCase()]
    .flatMap(written => [0, 1, 2].map(offset => base64(bytesOf(written), offset)))
    .flatMap(text => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}

function base64(bytes: readonly number[], offset: number): string {
  const bits = [...Array.from({ length: offset }, () => 0), ...bytes]
    .map(byte => byte.toString(2).padStart(8, '0'))
    .join('');
  const sextets = bits.match(/.{6}/g) ?? [];
  return sextets
    .slice(Math.ceil((offset * 8) / 6))
    .map(sextet => base64Letters[Number.parseInt(sextet, 2)] ?? '')
    .join('');
}

function bytesOf(text: string): readonly number[] {
  return [...encoded(text).matchAll(/%([\dA-F]{2})|[^%]/g)].map(([letter, hex]) =>
    hex === undefined ? letter.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** Half a pair, which no encoding can hold, is left out. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ''));
}

function anyCase(text: string): string {
  return Array.from(text)
    .map(letter => (/[a-z]/i.test(letter) ? `[${letter.toLowerCase()}${letter.toUpperCase()}]` : literal(letter)))
    .join('');
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
