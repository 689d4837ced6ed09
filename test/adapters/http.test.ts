import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sendHttp } from '../../src-main/adapters/http.ts';
import type { HttpRequest } from '../../src-main/ports.ts';
import { startServer } from '../fixtures/local-server.ts';

function send(url: string, request: Partial<HttpRequest> = {}) {
  return sendHttp({ method: 'GET', url, deadlineMs: 20_000, maxBytes: 1000, ...request });
}

const tooLarge = { kind: 'failed', problem: { code: 'output-too-large' } };

describe('an http answer', () => {
  it('has status, body and the headers that mean something', async () => {
    const server = await startServer(response => {
      const date = 'Wed, 10 Jun 2026 12:00:00 GMT';
      response.writeHead(200, { date, 'retry-after': '120', 'content-type': 'application/json', 'set-cookie': 'a=b' });
      response.end('{"é":1}');
    });
    expect(await send(server.url)).toEqual({
      kind: 'answered',
      status: 200,
      headers: {
        date: 'Wed, 10 Jun 2026 12:00:00 GMT',
        retryAfter: '120',
        contentType: 'application/json',
        redirectHost: null,
      },
      body: '{"é":1}',
    });
  });

  it('may lack those headers and the body', async () => {
    const server = await startServer(response => {
      response.sendDate = false;
      response.writeHead(204).end();
    });
    expect(await send(server.url)).toEqual({
      kind: 'answered',
      status: 204,
      headers: { date: null, retryAfter: null, contentType: null, redirectHost: null },
      body: '',
    });
  });

  it.each([200, 201, 400, 401, 402, 403, 404, 429, 500, 502, 503, 504])(
    'is an answer with status %i too',
    async status => {
      const server = await startServer(response => response.writeHead(status).end('text'));
      expect(await send(server.url)).toMatchObject({ kind: 'answered', status, body: 'text' });
      expect(server.seen).toHaveLength(1);
    },
  );

  it.each([301, 302, 303, 307, 308])('%i is not followed', async status => {
    const other = await startServer(response => response.end('never'));
    const server = await startServer(response =>
      response.writeHead(status, { location: `${other.url}/elsewhere` }).end(),
    );
    expect(await send(`${server.url}/api/secret-token`)).toMatchObject({ kind: 'answered', status });
    expect(server.seen).toHaveLength(1);
    expect(other.seen).toEqual([]);
  });

  it.each([
    ['https://portal.larkfield.example:8443/welcome?to=secret-token', 'portal.larkfield.example'],
    ['//portal.larkfield.example/', 'portal.larkfield.example'],
    ['/elsewhere', null],
    ['https://127.0.0.1/elsewhere', null],
    ['https://:bad', null],
  ])('says of a redirect to %s only the other host', async (location, redirectHost) => {
    const server = await startServer(response => response.writeHead(302, { location }).end());
    const answer = await send(`${server.url}/api/secret-token`);
    expect(answer).toMatchObject({ kind: 'answered', headers: { redirectHost } });
    expect(JSON.stringify(answer)).not.toContain('secret-token');
  });

  it('keeps letters whole that arrive in pieces', async () => {
    const server = await startServer(response => {
      const bytes = Buffer.from('é');
      response.write(bytes.subarray(0, 1), () => {
        setImmediate(() => response.end(bytes.subarray(1)));
      });
    });
    expect(await send(server.url)).toMatchObject({ body: 'é' });
  });
});

describe('an http request', () => {
  it('asks for JSON, unpacked, and says nothing else about this Mac', async () => {
    const server = await startServer(response => response.end());
    await send(`${server.url}/api/v1?a=b`);
    const [request] = server.seen;
    const connection: unknown = expect.any(String);
    expect(request).toMatchObject({ method: 'GET', url: '/api/v1?a=b', body: '' });
    expect(request?.headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'identity',
      connection,
      host: `127.0.0.1:${server.port}`,
      'user-agent': 'Clearway',
    });
  });

  it('posts an empty body', async () => {
    const server = await startServer(response => response.end());
    await send(server.url, { method: 'POST' });
    expect(server.seen).toMatchObject([{ method: 'POST', body: '' }]);
    expect(server.seen[0]?.headers).toMatchObject({ 'content-length': '0' });
  });

  it('never has an origin or a cookie, not even one it was given', async () => {
    const server = await startServer(response => response.writeHead(200, { 'set-cookie': 'session=1; Path=/' }).end());
    await send(server.url);
    await send(server.url, { method: 'POST' });
    expect(server.seen).toHaveLength(2);
    for (const { headers } of server.seen) {
      expect(Object.keys(headers).filter(name => /origin|cookie|referer|authorization/.test(name))).toEqual([]);
    }
  });

  it('reaches the server once, even if that fails in a way worth repeating', async () => {
    const server = await startServer(response => response.writeHead(503, { 'retry-after': '0' }).end());
    await send(server.url);
    expect(server.seen).toHaveLength(1);
  });
});

describe('the cap on a body', () => {
  it.each(['with its length said', 'in chunks'])(
    'lets exactly that many bytes pass, and not one more, %s',
    async how => {
      const server = await startServer((response, request) => {
        const body = 'x'.repeat(Number(request.url?.slice(1)));
        if (how === 'in chunks') {
          response.write(body.slice(0, 400));
          response.end(body.slice(400));
        } else {
          response.end(body);
        }
      });
      expect(await send(`${server.url}/1000`)).toMatchObject({ kind: 'answered', body: 'x'.repeat(1000) });
      expect(await send(`${server.url}/1001`)).toEqual(tooLarge);
    },
  );

  it('counts bytes, not letters', async () => {
    const server = await startServer(response => response.end('é'.repeat(600)));
    expect(await send(server.url)).toEqual(tooLarge);
  });

  it('ends a body that never ends', async () => {
    const server = await startServer(response => {
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), more);
      };
      more();
    });
    expect(await send(server.url, { maxBytes: 100_000 })).toEqual(tooLarge);
  });

  it('never unpacks: what was packed unasked stays packed', async () => {
    const packed = gzipSync('x'.repeat(10_000_000));
    const server = await startServer(response => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(packed);
    });
    const answer = await send(server.url, { maxBytes: packed.length });
    expect(answer).toMatchObject({ kind: 'answered', body: new TextDecoder().decode(packed) });
  });
});
