import { describe, expect, it } from 'vitest';
import { createHttp, goDirectly, noCertificates } from '../../src-main/adapters/http.ts';
import type { ProblemCode } from '../../src-main/core/problem.ts';
import type { HttpHeaders, HttpResult } from '../../src-main/ports.ts';
import { createCaptivePortalCheck, looksCaptive } from '../../src-main/upstreams/captive-portal.ts';
import { startServer, startSocketServer, type Answer } from '../fixtures/local-server.ts';

const applePage = '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n';
const http = createHttp({
  resolveProxy: goDirectly,
  readCertificates: noCertificates,
  hasNetwork: () => true,
  allowsPlainHttp: true,
});

async function check(answer: Answer): Promise<boolean> {
  const server = await startServer(answer);
  return createCaptivePortalCheck(http, `${server.url}/hotspot-detect.html`)();
}

describe('a captive portal', () => {
  it.each<readonly [string, Answer]>([
    ['a page of its own', response => response.end('<html><title>Welcome to the hotel</title></html>')],
    ['a huge page', response => response.end('x'.repeat(100_000))],
    ['nothing', response => response.writeHead(200).end()],
    ['a redirect', response => response.writeHead(302, { location: 'http://portal.larkfield.example/' }).end()],
    ['what it is (511)', response => response.writeHead(511).end()],
    ['Apple’s page with another status', response => response.writeHead(403).end(applePage)],
  ])('answers in Apple’s place with %s', async (_case, answer) => {
    expect(await check(answer)).toBe(true);
  });

  it('is not there where Apple’s own page comes', async () => {
    expect(await check(response => response.end(applePage))).toBe(false);
  });

  it('is not known where nobody answers, or where the answer is a server’s fault', async () => {
    const { port } = await startSocketServer(socket => socket.destroy());
    expect(await createCaptivePortalCheck(http, `http://127.0.0.1:${port}/`)()).toBe(false);
    expect(await createCaptivePortalCheck(http, 'http://127.0.0.1:1/')()).toBe(false);
    expect(await check(response => response.writeHead(503).end('<html>Overloaded</html>'))).toBe(false);
  });

  it('is asked for on the page that macOS asks, over http, once, briefly and without a body to speak of', async () => {
    const asked: unknown[] = [];
    await createCaptivePortalCheck(async request => {
      asked.push(request);
      return answered(200, applePage);
    })();
    expect(asked).toEqual([
      { method: 'GET', url: 'http://captive.apple.com/hotspot-detect.html', deadlineMs: 5000, maxBytes: 65_536 },
    ]);
  });
});

function answered(status: number, body: string, headers: Partial<HttpHeaders> = {}): HttpResult {
  const none = { date: null, retryAfter: null, contentType: null, redirectHost: null };
  return { kind: 'answered', status, body, headers: { ...none, ...headers } };
}

function failed(code: ProblemCode): HttpResult {
  return { kind: 'failed', problem: { code } };
}

describe('whether it is worth asking', () => {
  const html = { contentType: 'text/html; charset=utf-8' };

  it.each<readonly [string, HttpResult]>([
    ['a certificate of another host', failed('certificate-wrong-host')],
    ['a certificate that nobody trusts', failed('certificate-not-trusted')],
    ['an expired certificate', failed('certificate-expired')],
    ['a certificate of the future', failed('certificate-not-yet-valid')],
    ['no TLS', failed('tls-failed')],
    ['no answer in time', failed('request-timed-out')],
    ['a redirect to another host', answered(302, '', { redirectHost: 'portal.larkfield.example' })],
    ['a page where JSON was expected', answered(200, 'Welcome', html)],
    ['a page without a type', answered(200, ' <!doctype html>')],
    ['a page with a refusal', answered(403, '<html>', html)],
  ])('is yes after %s', (_case, result) => {
    expect(looksCaptive(result)).toBe(true);
  });

  it.each<readonly [string, HttpResult]>([
    ['JSON', answered(200, '{}', { contentType: 'application/json' })],
    ['a refused token', answered(401, '{}')],
    ['a redirect on the same host', answered(301, '<a href="/">', html)],
    ['a server’s own fault', answered(502, '<html>', html)],
    ['a refused connection', failed('connection-refused')],
    ['no network at all', failed('offline')],
    ['a proxy that wants a sign-in', failed('proxy-sign-in-required')],
    ['a certificate wanted of the client', failed('client-certificate-required')],
  ])('is no after %s', (_case, result) => {
    expect(looksCaptive(result)).toBe(false);
  });
});
