/** The ids that Entra writes into a device certificate. */
export type CertificateIds = { readonly deviceId: string; readonly tenantId: string | null };

type Bytes = readonly number[];

const ecdsaWithSha256: Bytes = [0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2];
const publicKeyOnP256: Bytes = [
  ...[0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1],
  ...[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
];
const commonName: Bytes = [0x06, 3, 0x55, 4, 3];
/** 1.2.840.113556.1.5.284.5 */
const tenantExtension: Bytes = [0x06, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x14, 1, 5, 0x82, 0x1c, 5];
/** The generator of P-256: a key that belongs to everybody, and so proves nothing of anybody. */
const everybodysKey =
  '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

/**
 * A certificate that says the same ids as the one it stands for and is worth nothing: the key is nobody's and the
 * signature is none. DER as base64url without padding, as `app-sso` prints it.
 */
export function inventCertificate({ deviceId, tenantId }: CertificateIds): string {
  const algorithm = sequence(ecdsaWithSha256);
  const extension =
    tenantId === null ? [] : sequence(tenantExtension, wrap(4, [4, 0x81, 16, ...microsoftGuid(tenantId)]));
  const body = sequence(
    wrap(0xa0, [2, 1, 2]),
    [2, 1, 1],
    algorithm,
    name('Clearway recording'),
    sequence(wrap(0x17, ascii('000101000000Z')), wrap(0x17, ascii('491231235959Z'))),
    name(deviceId),
    sequence(sequence(publicKeyOnP256), wrap(3, [0, ...fromHex(everybodysKey)])),
    extension.length === 0 ? [] : wrap(0xa3, sequence(extension)),
  );
  return base64url(sequence(body, algorithm, wrap(3, [0, ...sequence([2, 1, 1], [2, 1, 1])])));
}

function name(text: string): Bytes {
  return sequence(wrap(0x31, sequence(commonName, wrap(0x0c, ascii(text)))));
}

function sequence(...parts: readonly Bytes[]): Bytes {
  return wrap(0x30, parts.flat());
}

function wrap(tag: number, content: Bytes): Bytes {
  const { length } = content;
  if (length < 0x80) return [tag, length, ...content];
  return length < 0x100 ? [tag, 0x81, length, ...content] : [tag, 0x82, length >> 8, length & 0xff, ...content];
}

/** The first three groups are little-endian. */
function microsoftGuid(guid: string): Bytes {
  const bytes = fromHex(guid.replaceAll('-', ''));
  return [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(index => bytes[index] ?? 0);
}

function fromHex(hex: string): Bytes {
  return (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16));
}

function ascii(text: string): Bytes {
  return Array.from(text, letter => letter.charCodeAt(0));
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function base64url(bytes: Bytes): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.slice(index, index + 3);
    const all = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const count = second === undefined ? 2 : third === undefined ? 3 : 4;
    text += [18, 12, 6, 0]
      .slice(0, count)
      .map(shift => letters[(all >> shift) & 63])
      .join('');
  }
  return text;
}
