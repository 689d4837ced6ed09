import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createHttp, goDirectly, noCertificates, sendHttp } from '../../src-main/adapters/http.ts';
import { exchange } from '../../src-main/adapters/http/exchange.ts';
import type { HttpRequest, HttpResult } from '../../src-main/ports.ts';
import { startSelfSignedServer, startServer, startSocketServer } from '../fixtures/local-server.ts';

const token = '3f9b8c6e-d217-4a50-8be4-c5a1907e6d32';
const secretPath = `/api/latest/fleet/device/${token}/desktop?q=hidden`;

/** Sends to a secret path, and sees to it that nothing of that comes back in the problem. */
async function send(origin: string, request: Partial<HttpRequest> = {}): Promise<HttpResult> {
  const result = await sendHttp({
    method: 'GET',
    url: `${origin}${secretPath}`,
    deadlineMs: 20_000,
    maxBytes: 1000,
    ...request,
  });
  const told = JSON.stringify(result);
  for (const secret of [token, 'api/latest', 'hidden', origin]) expect(told).not.toContain(secret);
  return result;
}

const anyText: unknown = expect.any(String);

function failed(code: string, detail: unknown = anyText) {
  return { kind: 'failed', problem: { code, detail } };
}

describe('a request that gets no answer', () => {
  it('is refused where nobody listens', async () => {
    const server = await startSocketServer(() => undefined);
    const gone = `http://127.0.0.1:${server.port === 1 ? 2 : 1}`;
    expect(await send(gone)).toEqual(failed('connection-refused', 'ECONNREFUSED'));
  });

  it('finds no host by an impossible name', async () => {
    const result = await send('https://nosuchhost.invalid');
    expect(result).toEqual(failed('host-not-found', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/)));
  });

  it('times out where the connection is never spoken to', async () => {
    const { port } = await startSocketServer(() => undefined);
    expect(await send(`http://127.0.0.1:${port}`, { deadlineMs: 100 })).toEqual(
      failed('request-timed-out', 'ETIMEDOUT'),
    );
  });

  it('times out where only headers ever come', async () => {
    const server = await startServer(response => {
      response.writeHead(200, { 'content-length': '100' });
      response.flushHeaders();
    });
    expect(await send(server.url, { deadlineMs: 100 })).toEqual(failed('request-timed-out', 'ETIMEDOUT'));
  });

  it('times out where the body stops in the middle', async () => {
    const server = await startServer(response => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
    });
    expect(await send(server.url, { deadlineMs: 200, method: 'POST' })).toEqual(
      failed('request-timed-out', 'ETIMEDOUT'),
    );
  });

  it('times out over https where no handshake follows', async () => {
    const { port } = await startSocketServer(() => undefined);
    expect(await send(`https://127.0.0.1:${port}`, { deadlineMs: 100 })).toEqual(
      failed('request-timed-out', 'ETIMEDOUT'),
    );
  });
});

describe('a request whose answer breaks off', () => {
  it('is lost before the headers', async () => {
    const server = await startServer(response => response.destroy());
    expect(await send(server.url)).toEqual(failed('connection-lost'));
  });

  it.each([
    ['with its length said', { 'content-length': '100' }],
    ['in chunks', {}],
  ])('is the server’s fault in the middle of a body, %s', async (_case, headers) => {
    const server = await startServer(response => {
      response.writeHead(200, headers);
      response.write('half', () => {
        response.destroy();
      });
    });
    expect(await send(server.url)).toEqual(failed('output-not-understood'));
  });

  it('is lost by a reset', async () => {
    const { port } = await startSocketServer(socket => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await send(`http://127.0.0.1:${port}`)).toEqual(failed('connection-lost', 'ECONNRESET'));
  });

  it('is the server’s fault where no http is spoken', async () => {
    const { port } = await startSocketServer(socket => {
      socket.once('data', () => socket.end('220 mail.larkfield.example ESMTP\r\n'));
    });
    expect(await send(`http://127.0.0.1:${port}`)).toEqual(failed('output-not-understood'));
  });

  it('is the server’s fault where the headers are endless', async () => {
    const { port } = await startSocketServer(socket => {
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`));
    });
    expect(await send(`http://127.0.0.1:${port}`)).toEqual(failed('output-not-understood'));
  });
});

describe('a server that cannot be trusted', () => {
  it('gets no request when it signed its own certificate', async () => {
    const server = await startSelfSignedServer(response => response.end('{}'));
    expect(await send(server.url)).toEqual(failed('certificate-not-trusted', 'DEPTH_ZERO_SELF_SIGNED_CERT'));
    expect(server.seen).toEqual([]);
  });

  it('gets no request when it speaks plain http on an https port', async () => {
    const server = await startServer(response => response.end('{}'));
    expect(await send(`https://127.0.0.1:${server.port}`)).toEqual(failed('tls-failed'));
    expect(server.seen).toEqual([]);
  });

  it('gets no https request in plain text the other way round', async () => {
    const server = await startSelfSignedServer(response => response.end('{}'));
    expect(await send(`http://127.0.0.1:${server.port}`)).toEqual(failed('connection-lost'));
    expect(server.seen).toEqual([]);
  });
});

describe('a URL that is none', () => {
  it.each([
    '',
    'no url',
    `http://${token}:not-a-port/`,
    `ftp://127.0.0.1/${token}`,
    `https://sam:${token}@127.0.0.1:1/`,
    `http://${token}@127.0.0.1:1/`,
  ])('fails without being quoted: %s', async url => {
    const result = await sendHttp({ method: 'GET', url, deadlineMs: 1000, maxBytes: 10 });
    expect(result).toEqual({ kind: 'failed', problem: { code: 'url-not-understood' } });
    expect(JSON.stringify(result)).not.toContain(token);
  });

  it.each(['http://fleet.larkfield.example', 'http://127.0.0.1.larkfield.example', 'http://0.0.0.0'])(
    'is refused without https, unless it is this machine: %s',
    async origin => {
      expect(await send(origin)).toEqual({ kind: 'failed', problem: { code: 'url-not-https' } });
    },
  );
});

describe('a connection that broke before the request was written to it', () => {
  it.each([
    ['with a reason', Object.assign(new Error(token), { code: 'ECONNRESET' }), 'connection-lost'],
    ['without any', undefined, 'connection-lost'],
  ])('%s keeps nobody waiting', async (_case, reason, code) => {
    const { port } = await startSocketServer(() => undefined);
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.destroy(reason);
    await new Promise(resolve => socket.once('close', resolve));
    const request: HttpRequest = { method: 'POST', url: `http://127.0.0.1:${port}/`, deadlineMs: 1, maxBytes: 1 };
    expect(await exchange(request, socket, new AbortController().signal)).toEqual(failed(code));
  });
});

describe('a request that is over before it was written', () => {
  it('leaves no connection behind', async () => {
    const { port } = await startSocketServer(() => undefined);
    const socket = connect(port, '127.0.0.1');
    const request: HttpRequest = { method: 'POST', url: `http://127.0.0.1:${port}/`, deadlineMs: 1, maxBytes: 1 };
    expect(await exchange(request, socket, AbortSignal.abort())).toEqual(failed('connection-lost'));
    expect(socket.destroyed).toBe(true);
  });
});

describe('a machine without any network', () => {
  const parts = { resolveProxy: goDirectly, readCertificates: noCertificates };
  const withoutNetwork = createHttp({ ...parts, hasNetwork: () => false });

  it('is offline where a name is not found', async () => {
    const url = `https://nosuchhost.invalid${secretPath}`;
    const offline = { kind: 'failed', problem: { code: 'offline' } };
    expect(await withoutNetwork({ method: 'GET', url, deadlineMs: 20_000, maxBytes: 10 })).toEqual(offline);
  });

  it('is refused all the same where it refuses itself', async () => {
    const url = `http://127.0.0.1:1${secretPath}`;
    expect(await withoutNetwork({ method: 'GET', url, deadlineMs: 20_000, maxBytes: 10 })).toEqual(
      failed('connection-refused'),
    );
  });
});
