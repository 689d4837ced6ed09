import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sendHttp } from '../../src-main/adapters/http.ts';
import type { HttpRequest } from '../../src-main/ports.ts';
import { startSelfSignedServer, startServer, startSocketServer } from '../fixtures/local-server.ts';
import { sendSecretly } from '../fixtures/secret-request.ts';
import { createHttp, goDirectly } from '../../src-main/adapters/http.ts';
import { createSelfSigned } from '../fixtures/certificates.ts';
import { startSecureServer } from '../fixtures/local-server.ts';

const json = { 'content-type': 'application/json' };
function post(url: string, request: Partial<HttpRequest> = {}) {
  return sendHttp({ method: 'POST', url, deadlineMs: 20_000, maxBytes: 1000, headers: json, body: '{}', ...request });
}

/** A server that speaks by hand: it answers as soon as it has seen the first bytes, and does then what it is told. */
async function startEarlyServer(text: string, afterwards: (socket: Socket) => void): Promise<string> {
  const { port } = await startSocketServer(socket => {
    socket.once('data', () => {
      socket.pause();
      socket.write(text, () => {
        afterwards(socket);
      });
    });
  });
  return `http://127.0.0.1:${port}`;
}

describe('the body of a request', () => {
  it.each(['{"name":"Größe 😀 ✓"}', '', 'a'.repeat(3_000_000)])(
    'arrives as it is, with its length in bytes',
    async body => {
      const server = await startServer(response => response.end());
      expect(await post(server.url, { body })).toMatchObject({ kind: 'answered', status: 200 });
      expect(server.seen[0]?.body === body).toBe(true);
      expect(server.seen[0]?.headers).toMatchObject({ 'content-length': String(Buffer.byteLength(body)) });
      expect(server.seen[0]?.headers).not.toHaveProperty('transfer-encoding');
    },
  );

  it('arrives over TLS as well', async () => {
    const pair = await createSelfSigned('127.0.0.1');
    const server = await startSecureServer(pair, response => response.end('{}'));
    const http = createHttp({
      resolveProxy: goDirectly,
      readCertificates: async () => ({ kind: 'found', pem: [pair.cert] }),
      hasNetwork: () => true,
    });
    const body = '😀'.repeat(100_000);
    const request: HttpRequest = { method: 'POST', url: server.url, deadlineMs: 20_000, maxBytes: 1000, body };
    expect(await http(request)).toMatchObject({ kind: 'answered', status: 200 });
    expect(server.seen[0]?.body === body).toBe(true);
  });

  it('is empty where there is none', async () => {
    const server = await startServer(response => response.end());
    await sendHttp({ method: 'POST', url: server.url, deadlineMs: 20_000, maxBytes: 1000 });
    expect(server.seen[0]).toMatchObject({ body: '', headers: { 'content-length': '0' } });
  });

  it('is sent nowhere when the server is not trusted', async () => {
    const server = await startSelfSignedServer(response => response.end());
    const result = await post(server.url, { body: 'for nobody' });
    expect(result).toMatchObject({ kind: 'failed', problem: { code: 'certificate-not-trusted' } });
    expect(server.seen).toEqual([]);
  });
});

describe('the headers of a request', () => {
  it('are those of the caller beside those that every request has', async () => {
    const server = await startServer(response => response.end());
    const headers = { ...json, authorization: 'Bearer abc', 'idempotency-key': 'key-1' };
    await post(server.url, { headers });
    expect(server.seen[0]?.headers).toEqual({
      ...headers,
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'Clearway',
      'content-length': '2',
      host: new URL(server.url).host,
      connection: 'close',
    });
  });

  it.each([
    'host',
    'Host',
    'content-length',
    'transfer-encoding',
    'connection',
    'expect',
    'cookie',
    'user-agent',
    'accept-encoding',
    'proxy-authorization',
    'x-anything',
  ])('are a fault of ours when %s is among them, and nothing is sent', async name => {
    const server = await startServer(response => response.end());
    await expect(post(server.url, { headers: { [name]: '1' } })).rejects.toThrow(/not a caller's to set/);
    expect(server.seen).toEqual([]);
  });

  it.each(['secret\r\nx-more: 1', 'secret\0', 'secrét', '', ' secret', 'secret ', 'secret\u2028'])(
    'are a fault of ours with a value like %j, which is not shown',
    async value => {
      const server = await startServer(response => response.end());
      const sending = post(server.url, { headers: { authorization: value } });
      await expect(sending).rejects.toThrow('the header authorization has a value that cannot be sent');
      expect(server.seen).toEqual([]);
    },
  );
});

describe('an answer that comes while the body is still being sent', () => {
  const refusal = 'HTTP/1.1 413 Too Large\r\ncontent-length: 4\r\nretry-after: 7\r\n\r\nbig!';
  const endings: readonly [string, (socket: Socket) => void][] = [
    ['stays open and reads nothing', () => undefined],
    ['is ended', socket => socket.end()],
    ['is read to the end', socket => socket.resume()],
  ];
  it.each(endings)('is the answer when the connection %s', async (_what, afterwards) => {
    const url = await startEarlyServer(refusal, afterwards);
    const answer = await post(url, { body: 'x'.repeat(8_000_000) });
    expect(answer).toMatchObject({ kind: 'answered', status: 413, headers: { retryAfter: '7' }, body: 'big!' });
  });

  it('is the answer as well when it says 100 first', async () => {
    const url = await startEarlyServer(`HTTP/1.1 100 Continue\r\n\r\n${refusal}`, socket => socket.resume());
    expect(await post(url, { body: 'x'.repeat(8_000_000) })).toMatchObject({ kind: 'answered', status: 413 });
  });

  it('is a refusal by its status alone when the server hangs up before its text is through', async () => {
    const url = await startEarlyServer(refusal.replace('length: 4', 'length: 400'), socket => socket.end());
    const answer = await post(url, { body: 'x'.repeat(8_000_000) });
    expect(answer).toMatchObject({ kind: 'answered', status: 413, headers: { retryAfter: '7' }, body: '' });
  });

  it('that is cut off and no refusal is not understood', async () => {
    const url = await startEarlyServer('HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n{"acc', socket => socket.end());
    expect(await post(url)).toMatchObject({ kind: 'failed', problem: { code: 'output-not-understood' } });
  });

  it('may be lost with a connection that is reset, and then nobody has answered', async () => {
    const url = await startEarlyServer('', socket => socket.resetAndDestroy());
    const answer = await post(url, { body: 'x'.repeat(8_000_000) });
    expect(answer).toMatchObject({ kind: 'failed', problem: { code: 'connection-lost' } });
  });

  it('never shows the body or the key in what went wrong', async () => {
    const url = await startEarlyServer('nonsense\r\n\r\n', socket => socket.end());
    const headers = { authorization: 'Bearer hidden' };
    const request: HttpRequest = { method: 'POST', url, deadlineMs: 20_000, maxBytes: 1000, headers, body: 'hidden' };
    expect(await sendSecretly({}, request)).toMatchObject({ kind: 'failed' });
  });
});
