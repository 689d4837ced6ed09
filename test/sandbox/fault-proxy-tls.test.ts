import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startFaultProxy } from '../../src-main/sandbox/fault-proxy.ts';
import type { FaultId } from '../../src-main/sandbox/faults.ts';
import { makeCertificates, type CertificateKind, type MadeCertificate } from './made-certificates.ts';
import { goodToken, startTestServer } from './sandbox-server.ts';
import { ask } from './wire.ts';

let certificates: Readonly<Record<CertificateKind, MadeCertificate>>;
beforeAll(() => {
  certificates = makeCertificates();
});

async function secure(kind: CertificateKind, fault: FaultId | null = null) {
  const { api } = await startTestServer();
  const proxy = await startFaultProxy({ target: api.url, fault, tls: certificates[kind] });
  onTestFinished(() => proxy.close());
  return { proxy, url: `${proxy.url}/api/latest/fleet/device/${goodToken}/desktop` };
}

describe('a proxy with a certificate', () => {
  it('is a good server for whoever trusts its authority', async () => {
    const { url, proxy } = await secure('good');
    expect(proxy.url).toMatch(/^https:/);
    expect(await ask(url, certificates.good.ca)).toMatchObject({ status: 200, failed: null });
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['private-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('%s: is turned away with %s, and no request is sent', async (kind, code) => {
    const { url, proxy } = await secure(kind);
    expect(await ask(url, certificates.good.ca)).toMatchObject({ status: null, failed: code });
    expect(proxy.seen()).toEqual([]);
  });

  it('private-ca: is good for whoever was given that authority', async () => {
    const { url } = await secure('private-ca');
    expect((await ask(url, certificates['private-ca'].ca)).status).toBe(200);
  });

  it('cut off in the middle of the connection', async () => {
    const { url, proxy } = await secure('good', 'reset');
    expect(await ask(url, certificates.good.ca)).toMatchObject({ status: null, failed: 'ECONNRESET' });
    expect(proxy.seen()).toHaveLength(1);
  });

  it('is made for the days that its kind says', () => {
    const days = (kind: CertificateKind): readonly boolean[] => {
      const { validFrom, validTo } = new X509Certificate(certificates[kind].cert);
      return [Date.parse(validFrom) < Date.now(), Date.now() < Date.parse(validTo)];
    };
    expect(days('good')).toEqual([true, true]);
    expect(days('expired')).toEqual([true, false]);
    expect(days('not-yet-valid')).toEqual([false, true]);
  });
});
