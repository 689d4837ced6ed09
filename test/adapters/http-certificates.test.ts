import type { TlsOptions } from 'node:tls';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHttp, goDirectly } from '../../src-main/adapters/http.ts';
import { exchange } from '../../src-main/adapters/http/exchange.ts';
import { openSocket, secureSocket } from '../../src-main/adapters/http/sockets.ts';
import { createTrust } from '../../src-main/adapters/http/trust.ts';
import type { HttpResult, PrivateCertificates } from '../../src-main/ports.ts';
import { createAuthority, createSelfSigned, openAuthority, type Authority } from '../fixtures/certificates.ts';
import { startSecureServer, startServer } from '../fixtures/local-server.ts';
import { failedBy, secretRequest, sendSecretly } from '../fixtures/secret-request.ts';

/** A server on 127.0.0.1 that shows this, asked by somebody who trusts that besides. */
async function ask(options: TlsOptions, certificates: PrivateCertificates) {
  const server = await startSecureServer(options, response => response.end('{}'));
  const result = await sendSecretly({ readCertificates: async () => certificates }, secretRequest(server.url));
  return { result, seen: server.seen };
}

function trusting(...pem: readonly string[]): PrivateCertificates {
  return { kind: 'found', pem };
}

const none: PrivateCertificates = { kind: 'none' };
const answered: Partial<HttpResult> = { kind: 'answered', status: 200, body: '{}' };

describe('a server with a certificate of the company’s own root', () => {
  it('is trusted with that root, and only then', async () => {
    const root = await createAuthority();
    const pair = await root.issue({ name: '127.0.0.1' });
    expect((await ask(pair, trusting(root.pem))).result).toMatchObject(answered);
    const stranger = await ask(pair, none);
    expect(stranger.result).toEqual(failedBy('certificate-not-trusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
    expect(stranger.seen).toEqual([]);
  });

  it('is trusted by its own certificate, or by its issuer’s, without the root above', async () => {
    const root = await createAuthority();
    const issuer = await openAuthority(await root.issue({ name: 'Larkfield Issuer', isIssuer: true }));
    const pair = await issuer.issue({ name: '127.0.0.1' });
    expect((await ask(pair, trusting(pair.cert))).result).toMatchObject(answered);
    expect((await ask(pair, trusting(issuer.pem))).result).toMatchObject(answered);
  });

  it('is trusted with a self-signed certificate that was installed with the agent', async () => {
    const pair = await createSelfSigned('127.0.0.1');
    expect((await ask(pair, trusting(pair.cert))).result).toMatchObject(answered);
  });
});

describe('a server’s certificate', () => {
  const cases: readonly (readonly [string, string, (root: Authority) => Promise<TlsOptions>])[] = [
    ['expired', 'certificate-expired', root => root.issue({ name: '127.0.0.1', to: '210101000000Z' })],
    ['not yet valid', 'certificate-not-yet-valid', root => root.issue({ name: '127.0.0.1', from: '480101000000Z' })],
    ['of another host', 'certificate-wrong-host', root => root.issue({ name: 'other.larkfield.example' })],
    ['of another address', 'certificate-wrong-host', root => root.issue({ name: '127.0.0.2' })],
    ['signed by nobody else', 'certificate-not-trusted', () => createSelfSigned('127.0.0.1')],
    ['of another root', 'certificate-not-trusted', async () => (await createAuthority()).issue({ name: '127.0.0.1' })],
    [
      'sent without its issuer',
      'certificate-not-trusted',
      async root =>
        (await openAuthority(await root.issue({ name: 'Issuer', isIssuer: true }))).issue({ name: '127.0.0.1' }),
    ],
    [
      'below an issuer that may not sign',
      'certificate-not-trusted',
      async root => {
        const noIssuer = await openAuthority(await root.issue({ name: 'server.larkfield.example' }));
        const pair = await noIssuer.issue({ name: '127.0.0.1' });
        return { key: pair.key, cert: pair.cert + noIssuer.cert };
      },
    ],
  ];

  it.each(cases)('%s: %s, and no request', async (_case, code, make) => {
    const root = await createAuthority();
    const { result, seen } = await ask(await make(root), trusting(root.pem));
    expect(result).toEqual(failedBy(code));
    expect(seen).toEqual([]);
  });

  it('that cannot be verified stays refused, whatever the environment says', async () => {
    // Node's own way to verify nothing, and that of Fleet's agent.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    vi.stubEnv('ORBIT_INSECURE', 'true');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect((await ask(await createSelfSigned('127.0.0.1'), none)).result).toEqual(failedBy('certificate-not-trusted'));
  });
});

describe('private certificates', () => {
  const unread: PrivateCertificates = {
    kind: 'unread',
    problem: { code: 'certificate-unreadable', detail: 'permission-denied' },
  };

  it('that may not be read are named when the server is not trusted without them', async () => {
    const root = await createAuthority();
    const { result } = await ask(await root.issue({ name: '127.0.0.1' }), unread);
    expect(result).toEqual(failedBy('certificate-unreadable', 'permission-denied'));
  });

  it('that may not be read hide no other fault', async () => {
    const old = await createAuthority();
    const pair = await old.issue({ name: '127.0.0.1' });
    expect(
      (await ask({ ...pair, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }, unread))
        .result,
    ).toEqual(failedBy('tls-failed'));
  });

  it('that are none end the request before any server is asked', async () => {
    const root = await createAuthority();
    const problem = { code: 'certificate-unreadable' } as const;
    const { result, seen } = await ask(await root.issue({ name: '127.0.0.1' }), { kind: 'empty', problem });
    expect(result).toEqual({ kind: 'failed', problem });
    expect(seen).toEqual([]);
  });

  it('are read for every request, so that a renewal needs no restart', async () => {
    const [first, second] = await Promise.all([createAuthority(), createAuthority()]);
    const server = await startSecureServer(await second.issue({ name: '127.0.0.1' }), response => response.end('{}'));
    const installed = [first.pem, second.pem];
    const http = createHttp({
      resolveProxy: goDirectly,
      readCertificates: async () => trusting(installed.shift() ?? ''),
      hasNetwork: () => true,
    });
    expect(await http(secretRequest(server.url))).toEqual(failedBy('certificate-not-trusted'));
    expect(await http(secretRequest(server.url))).toMatchObject(answered);
  });

  it('are not even read for a server on this machine that is spoken to without TLS', async () => {
    const server = await startServer(response => response.end('{}'));
    const readCertificates = async (): Promise<PrivateCertificates> => {
      throw new Error('read');
    };
    expect(await sendSecretly({ readCertificates }, secretRequest(server.url))).toMatchObject(answered);
  });
});

describe('a server that wants a certificate of the client', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('by %s gets no answer out of us, and is named', async version => {
    const root = await createAuthority();
    const pair = await root.issue({ name: '127.0.0.1' });
    const options = { ...pair, ca: root.pem, requestCert: true, minVersion: version, maxVersion: version };
    const { result, seen } = await ask(options, trusting(root.pem));
    expect(result).toEqual(failedBy('client-certificate-required'));
    expect(seen).toEqual([]);
  });
});

describe('a server that refuses a client of TLS 1.3 before its request is written', () => {
  it('is named all the same', async () => {
    const root = await createAuthority();
    const options = { ...(await root.issue({ name: '127.0.0.1' })), ca: root.pem, requestCert: true };
    const { url, port } = await startSecureServer(options, response => response.end());
    const [peer, { signal }] = [{ host: '127.0.0.1', port }, new AbortController()];
    const context = await createTrust()([root.pem]);
    const socket = await secureSocket(await openSocket(peer, signal), peer, { context, signal });
    await new Promise(resolve => socket.once('close', resolve));
    expect(await exchange(secretRequest(url), socket, signal)).toEqual(failedBy('client-certificate-required'));
  });
});

describe('a server that speaks no TLS of today', () => {
  it.each(['TLSv1', 'TLSv1.1'] as const)('but %s is refused', async version => {
    const root = await createAuthority();
    const pair = await root.issue({ name: '127.0.0.1' });
    const old = { ...pair, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
    expect((await ask(old, trusting(root.pem))).result).toEqual(failedBy('tls-failed'));
  });

  it('but no cipher of today is refused, and asks for no certificate of ours', async () => {
    const root = await createAuthority();
    const old = {
      ...(await root.issue({ name: '127.0.0.1' })),
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0',
    } as const;
    expect((await ask(old, trusting(root.pem))).result).toEqual(failedBy('tls-failed'));
  });

  it('but plain http is refused', async () => {
    const server = await startServer(response => response.end('{}'));
    expect(await sendSecretly({}, secretRequest(`https://127.0.0.1:${server.port}`))).toEqual(failedBy('tls-failed'));
    expect(server.seen).toEqual([]);
  });
});
