import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../../src-main/ports.ts';
import { createAuthority } from '../fixtures/certificates.ts';
import { startSecureServer, startServer, startSocketServer } from '../fixtures/local-server.ts';
import { startProxy } from '../fixtures/proxies.ts';
import { failedBy, localProxy, secretRequest, sendSecretly, through } from '../fixtures/secret-request.ts';

const timedOut = failedBy('request-timed-out', 'ETIMEDOUT');
/** The product's own deadline for a connection, and one for a request that is far longer. */
const [connectMs, deadlineMs] = [10_000, 100_000];
const schemes = ['http', 'https', 'socks4', 'socks5'] as const;

/** The sockets are real; the time that passes is what a test says. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function request(origin: string, different: Partial<HttpRequest> = {}): HttpRequest {
  return secretRequest(origin, { deadlineMs, maxBytes: 1_000_000, ...different });
}

/** Takes every connection, lets time pass as soon as somebody speaks, and says nothing. */
function startSilence(passes: number) {
  return startSocketServer(socket => {
    socket.once('data', () => vi.advanceTimersByTime(passes));
  });
}

/** Runs a test that is over only when its server has seen the client go. */
function untilItHasGone(run: (hasGone: () => void) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = new Promise<void>(hasGone => {
      run(hasGone).then(() => gone.then(resolve), reject);
    });
  });
}

describe('the deadline of a whole request', () => {
  it('ends an answer that drips on and on, and the connection with it', async () => {
    await untilItHasGone(async hasGone => {
      const server = await startServer(response => {
        const drip = (): void => {
          vi.advanceTimersByTime(deadlineMs / 10);
          if (!response.destroyed) response.write('x', () => setImmediate(drip));
        };
        drip();
        response.on('close', hasGone);
      });
      expect(await sendSecretly({}, request(server.url))).toEqual(timedOut);
    });
  });

  it('ends headers that drip on and on, and the connection with them', async () => {
    await untilItHasGone(async hasGone => {
      const { port } = await startSocketServer(socket => {
        socket.resume().on('close', hasGone);
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = (): void => {
          vi.advanceTimersByTime(deadlineMs / 10);
          if (!socket.destroyed) socket.write('x: y\r\n', () => setImmediate(drip));
        };
        drip();
      });
      expect(await sendSecretly({}, request(`http://127.0.0.1:${port}`))).toEqual(timedOut);
    });
  });

  it('spans all the ways that are tried', async () => {
    const { port } = await startSilence(connectMs);
    const resolveProxy = through(localProxy(port), localProxy(port), localProxy(port));
    const result = await sendSecretly(
      { resolveProxy },
      request('https://fleet.larkfield.example', { deadlineMs: 15_000 }),
    );
    expect(result).toEqual(timedOut);
  });

  it('ends certificates that are never read, and a proxy that is never chosen', async () => {
    const forever = () => {
      queueMicrotask(() => vi.advanceTimersByTime(deadlineMs));
      return new Promise<never>(() => undefined);
    };
    expect(await sendSecretly({ readCertificates: forever }, request('https://127.0.0.1:1'))).toEqual(timedOut);
    expect(await sendSecretly({ resolveProxy: forever }, request('https://fleet.larkfield.example'))).toEqual(timedOut);
  });

  it('ends a handshake, and the connection with it', async () => {
    await untilItHasGone(async hasGone => {
      const { port } = await startSocketServer(socket => {
        socket.on('close', hasGone).once('data', () => vi.advanceTimersByTime(deadlineMs));
      });
      const parts = { connectMs: 2 * deadlineMs };
      expect(await sendSecretly(parts, request(`https://127.0.0.1:${port}`))).toEqual(timedOut);
    });
  });
});

describe('the deadline of a connection', () => {
  it('ends a handshake that never comes, long before the request’s own deadline', async () => {
    const { port } = await startSilence(connectMs);
    expect(await sendSecretly({}, request(`https://127.0.0.1:${port}`))).toEqual(timedOut);
  });

  it.each(schemes)('ends the waiting for a proxy that takes the connection and says nothing: %s', async scheme => {
    const { port } = await startSilence(connectMs);
    const resolveProxy = through(localProxy(port, scheme));
    expect(await sendSecretly({ resolveProxy }, request('https://fleet.larkfield.example'))).toEqual(
      failedBy('proxy-failed', 'ETIMEDOUT'),
    );
  });

  it.each(schemes)('leaves the next way where a proxy said nothing: %s', async scheme => {
    const [silent, open] = [await startSilence(connectMs), await startProxy(503)];
    const resolveProxy = through(localProxy(silent.port, scheme), localProxy(open.port));
    expect(await sendSecretly({ resolveProxy }, request('https://fleet.larkfield.example'))).toEqual(
      failedBy('proxy-failed', 'HTTP 503'),
    );
  });

  it('is over once the connection stands: a slow answer has the whole request’s time', async () => {
    const root = await createAuthority();
    const server = await startSecureServer(await root.issue({ name: '127.0.0.1' }), response => {
      vi.advanceTimersByTime(deadlineMs - 1);
      response.end('{}');
    });
    const readCertificates = async () => ({ kind: 'found', pem: [root.pem] }) as const;
    const result = await sendSecretly({ readCertificates }, request(server.url));
    expect(result).toMatchObject({ kind: 'answered', body: '{}' });
  });
});
