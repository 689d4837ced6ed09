import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { deviceCertificate } from '../../src-main/sandbox/recorded-mac/device-certificate.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';

const der = Buffer.from(deviceCertificate, 'base64url');

/** The GUID in one of Microsoft's extensions, 1.2.840.113556.1.5.284.<last>. */
function extensionGuid(last: number): string {
  const oid = Buffer.from(`060b2a864886f7140105821c0${last}`, 'hex');
  const value = der.subarray(der.indexOf(oid) + oid.length);
  expect(value.subarray(0, 5).toString('hex')).toBe('0413048110');
  const hex = [8, 7, 6, 5, 10, 9, 12, 11, 13, 14, 15, 16, 17, 18, 19, 20]
    .map(index => value.subarray(index, index + 1).toString('hex'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

it('is a certificate as Entra issues them, for the invented device of the invented tenant', () => {
  const certificate = new X509Certificate(der);
  expect(deviceCertificate).not.toMatch(/[+/=]/);
  expect(certificate.subject).toBe(`CN=${inventedIds.deviceId}`);
  expect(certificate.issuer).toContain('CN=MS-Organization-Access');
  expect(certificate.ca).toBe(false);
});

it.each([
  [2, inventedIds.deviceId],
  [3, inventedIds.userObjectId],
  [5, inventedIds.tenantId],
] as const)('holds extension .284.%s with its GUID in Microsoft’s byte order', (last, guid) => {
  expect(extensionGuid(last)).toBe(guid);
});
