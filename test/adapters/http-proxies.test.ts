import { describe, expect, it, vi } from 'vitest';
import type { ProxyRoute } from '../../src-main/core/proxy-routes.ts';
import { createAuthority } from '../fixtures/certificates.ts';
import { startSecureServer, startServer, startSocketServer, type Answer } from '../fixtures/local-server.ts';
import { startProxy, startSocksProxy } from '../fixtures/proxies.ts';
import { failedBy, localProxy, secretRequest, sendSecretly, through } from '../fixtures/secret-request.ts';

const host = 'fleet.larkfield.example';
const direct: ProxyRoute = { kind: 'direct' };
const answered = { kind: 'answered', status: 200, body: '{}' };
const ok: Answer = response => response.end('{}');

/** A Fleet server that only a proxy can reach by its name, and what trusts it. */
async function remoteServer(answer: Answer = ok) {
  const root = await createAuthority();
  const server = await startSecureServer(await root.issue({ name: host }), answer);
  const readCertificates = async () => ({ kind: 'found', pem: [root.pem] }) as const;
  return { root, server, readCertificates, origin: `https://${host}:${server.port}` };
}

/** A proxy that nobody can get through: none is there, or it hangs up on everybody. */
async function uselessProxy(how: (typeof useless)[number]): Promise<ProxyRoute> {
  if (how === 'refuses') return localProxy(1);
  const { port } = await startSocketServer(socket => socket.once('data', () => socket.destroy()));
  return localProxy(port, how === 'hangs up' ? 'http' : 'socks5');
}

const useless = ['refuses', 'hangs up', 'hangs up by SOCKS'] as const;

describe('a request through an http proxy', () => {
  it('reaches the server with TLS of its own: the proxy learns the host and nothing else', async () => {
    const { server, origin, readCertificates } = await remoteServer();
    const proxy = await startProxy();
    const resolveProxy = through(localProxy(proxy.port));
    expect(await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin))).toMatchObject(answered);
    expect(server.seen).toHaveLength(1);
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${host}:${server.port}`]);
    expect(Object.keys(proxy.asked[0]?.headers ?? {}).sort()).toEqual(['connection', 'host', 'user-agent']);
  });

  it('checks the server’s certificate as without one', async () => {
    const { server, origin } = await remoteServer();
    const proxy = await startProxy();
    const result = await sendSecretly({ resolveProxy: through(localProxy(proxy.port), direct) }, secretRequest(origin));
    expect(result).toEqual(failedBy('certificate-not-trusted'));
    expect(server.seen).toEqual([]);
  });

  it.each([
    [407, 'proxy-sign-in-required'],
    [302, 'proxy-failed'],
    [403, 'proxy-failed'],
    [502, 'proxy-failed'],
  ])('that answers %i is %s, and no other way passes by that', async (status, code) => {
    const { server, origin, readCertificates } = await remoteServer();
    const [refusing, open] = [await startProxy(status), await startProxy()];
    const resolveProxy = through(localProxy(refusing.port), localProxy(open.port), direct);
    const result = await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin));
    expect(result).toEqual(failedBy(code, `HTTP ${status}`));
    expect(open.asked).toEqual([]);
    expect(server.seen).toEqual([]);
  });
});

describe('a proxy that refuses', () => {
  it('is left, though it would keep the connection', async () => {
    const left = new Promise(resolve => {
      void startSocketServer(socket => {
        socket.on('close', resolve).once('data', () => socket.write('HTTP/1.1 403 No\r\n\r\n'));
      }).then(({ port }) =>
        sendSecretly({ resolveProxy: through(localProxy(port)) }, secretRequest(`https://${host}`)),
      );
    });
    expect(await left).toBe(false);
  });
});

describe('a proxy that cannot be reached', () => {
  it.each(useless)('because it %s is named', async how => {
    const resolveProxy = through(await uselessProxy(how));
    expect(await sendSecretly({ resolveProxy }, secretRequest(`https://${host}`))).toEqual(failedBy('proxy-failed'));
  });

  it.each(useless)('because it %s leaves the next way, and one POST arrives', async how => {
    const { server, origin, readCertificates } = await remoteServer();
    const proxy = await startProxy();
    const resolveProxy = through(await uselessProxy(how), localProxy(proxy.port));
    const request = secretRequest(origin, { method: 'POST' });
    expect(await sendSecretly({ resolveProxy, readCertificates }, request)).toMatchObject(answered);
    expect(server.seen).toMatchObject([{ method: 'POST' }]);
  });

  it('for want of any network says so', async () => {
    const lost: ProxyRoute = { kind: 'proxy', scheme: 'http', host: 'proxy.invalid', port: 3128 };
    const parts = { resolveProxy: through(lost), hasNetwork: () => false };
    expect(await sendSecretly(parts, secretRequest(`https://${host}`))).toEqual({
      kind: 'failed',
      problem: { code: 'offline' },
    });
  });
});

describe('a request that may have reached the server', () => {
  it.each(['GET', 'POST'] as const)('is never repeated by another way: %s', async method => {
    const { server, origin, readCertificates } = await remoteServer(response => response.destroy());
    const [first, second] = [await startProxy(), await startProxy()];
    const resolveProxy = through(localProxy(first.port), localProxy(second.port), direct);
    const result = await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin, { method }));
    expect(result).toEqual(failedBy('connection-lost'));
    expect(server.seen).toHaveLength(1);
    expect(second.asked).toEqual([]);
  });
});

describe('a request through another kind of proxy', () => {
  it.each([4, 5] as const)('reaches the server by SOCKS %i, which learns its name', async version => {
    const { server, origin, readCertificates } = await remoteServer();
    const proxy = await startSocksProxy(version);
    const resolveProxy = through(localProxy(proxy.port, `socks${version}`));
    expect(await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin))).toMatchObject(answered);
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${host}:${server.port}`]);
  });

  it.each([
    [4, 'rejected', 'proxy-failed'],
    [5, 'rejected', 'proxy-failed'],
    [5, 'sign-in', 'proxy-sign-in-required'],
  ] as const)('is refused by SOCKS %i: %s, and no other way passes by that', async (version, refusal, code) => {
    const [refusing, open] = [await startSocksProxy(version, refusal), await startProxy()];
    const resolveProxy = through(localProxy(refusing.port, `socks${version}`), localProxy(open.port));
    expect(await sendSecretly({ resolveProxy }, secretRequest(`https://${host}`))).toEqual(failedBy(code, 'SOCKS'));
    expect(open.asked).toEqual([]);
  });

  it('trusts no https proxy by the certificates that are the server’s alone', async () => {
    const { root, origin, readCertificates } = await remoteServer();
    const proxy = await startProxy(200, await root.issue({ name: '127.0.0.1' }));
    const resolveProxy = through(localProxy(proxy.port, 'https'));
    expect(await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin))).toEqual(
      failedBy('proxy-failed', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    );
    expect(proxy.asked).toEqual([]);
  });
});

describe('the choice of a proxy', () => {
  it('is asked for with the origin alone, once per request', async () => {
    const origins: string[] = [];
    const resolveProxy = async (origin: string) => {
      origins.push(origin);
      return { ok: false, problem: { code: 'proxy-unsupported', detail: 'PAC' } } as const;
    };
    const result = await sendSecretly({ resolveProxy }, secretRequest(`https://${host}`));
    expect(result).toEqual(failedBy('proxy-unsupported', 'PAC'));
    expect(origins).toEqual([`https://${host}`]);
  });

  it.each(['127.0.0.1', 'localhost'])('is not asked for on this machine: %s', async name => {
    const server = await startServer(ok);
    const resolveProxy = async () => {
      throw new Error('asked');
    };
    const request = secretRequest(`http://${name}:${server.port}`);
    expect(await sendSecretly({ resolveProxy }, request)).toMatchObject(answered);
  });

  it('is never an environment variable’s', async () => {
    const proxy = await startProxy();
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy']) {
      vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    }
    try {
      expect(await sendSecretly({}, secretRequest('https://nosuchhost.invalid'))).toEqual(failedBy('host-not-found'));
      const server = await startServer(ok);
      expect(await sendSecretly({}, secretRequest(server.url))).toMatchObject(answered);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(proxy.asked).toEqual([]);
  });

  it('that comes after the deadline sends nothing any more', async () => {
    const { server, origin, readCertificates } = await remoteServer();
    const proxy = await startProxy();
    let answerLate: (() => void) | undefined;
    const resolveLate = async (asked: string) => {
      await new Promise<void>(resolve => {
        answerLate = resolve;
      });
      return through(localProxy(proxy.port))(asked);
    };
    const request = secretRequest(origin, { method: 'POST', deadlineMs: 1 });
    const result = await sendSecretly({ resolveProxy: resolveLate, readCertificates }, request);
    expect(result).toEqual(failedBy('request-timed-out'));
    answerLate?.();
    // Whatever the late answer starts, this request starts after it.
    const resolveProxy = through(localProxy(proxy.port));
    expect(await sendSecretly({ resolveProxy, readCertificates }, secretRequest(origin))).toMatchObject(answered);
    expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
    expect(proxy.asked).toHaveLength(1);
  });
});
