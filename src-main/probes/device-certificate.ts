import { X509Certificate } from 'node:crypto';
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

/** What Entra wrote into the certificate it gave this Mac. */
export type DeviceCertificate = { readonly deviceId: string; readonly tenantId: string | null };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const tenantExtension = '1.2.840.113556.1.5.284.5';
const maxLength = 16_384;

/**
 * Reads `deviceSigningCertificate`: base64url DER without padding. The subject's common name is the Entra device id,
 * an extension of Microsoft's holds the tenant id. Null for anything else: an unreadable certificate is no verdict.
 */
export function readDeviceCertificate(base64url: string): DeviceCertificate | null {
  if (base64url.length > maxLength || !/^[\w-]+=*$/.test(base64url)) return null;
  const der = Buffer.from(base64url, 'base64url');
  const deviceId = readCommonName(der);
  return deviceId === null ? null : { deviceId, tenantId: readTenantId(der) };
}

function readCommonName(der: Buffer): string | null {
  try {
    const name = /^CN=(.+)$/m.exec(new X509Certificate(der).subject)?.[1]?.toLowerCase() ?? '';
    return guid.test(name) ? name : null;
  } catch (error) {
    // OpenSSL reports unreadable bytes as an Error with a code; there is nothing else to learn from it.
    if (error instanceof Error) return null;
    throw error;
  }
}

function readTenantId(der: Buffer): string | null {
  const parsed = fromBER(new Uint8Array(der));
  if (parsed.offset === -1) return null;
  const octets = findExtension(parsed.result, 0);
  // The extension's value is itself an OCTET STRING (04 81 10) of 16 bytes, a GUID in Microsoft's byte order.
  const bytes = octets === null ? null : Buffer.from(octets);
  if (bytes === null || bytes.length < 16 || bytes.length > 20) return null;
  return formatGuid(bytes.subarray(bytes.length - 16));
}

function findExtension(node: unknown, depth: number): ArrayBuffer | null {
  if (!(node instanceof Constructed) || depth > 8) return null;
  const [first] = node.valueBlock.value;
  const last = node.valueBlock.value.at(-1);
  if (
    node instanceof Sequence &&
    first instanceof ObjectIdentifier &&
    first.valueBlock.toString() === tenantExtension
  ) {
    return last instanceof OctetString ? last.valueBlock.valueHexView.slice().buffer : null;
  }
  for (const child of node.valueBlock.value) {
    const found = findExtension(child, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Microsoft stores the first three groups of a GUID little-endian. */
function formatGuid(bytes: Uint8Array): string {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = order.map(index => (bytes[index] ?? 0).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
