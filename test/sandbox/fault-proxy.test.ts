import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { burst, startFaultProxy, type FaultProxyOptions } from '../../src-main/sandbox/fault-proxy.ts';
import { faults, type FaultId } from '../../src-main/sandbox/faults.ts';
import { startServer } from '../fixtures/local-server.ts';
import { manualClock } from './manual-clock.ts';
import { goodToken, noon, startTestServer } from './sandbox-server.ts';
import { ask, askUntil, rawAnswer } from './wire.ts';

const path = `/api/latest/fleet/device/${goodToken}`;

async function front(fault: FaultProxyOptions['fault'], options: Partial<FaultProxyOptions> = {}) {
  const sandbox = await startTestServer();
  const proxy = await startFaultProxy({ target: sandbox.api.url, fault, ...options });
  onTestFinished(() => proxy.close());
  const direct = await ask(`${sandbox.api.url}${path}/desktop`);
  return { sandbox, proxy, direct, url: `${proxy.url}${path}/desktop` };
}

describe('a proxy without a fault', () => {
  it('lets everything through as it is, in both directions', async () => {
    const { proxy, direct, url, sandbox } = await front(null);
    const { connection, ...headers } = direct.headers;
    expect(connection).toBe('close');
    expect(await ask(url)).toMatchObject({ status: 200, body: direct.body, headers, failed: null });
    const refetch = await fetch(`${proxy.url}${path}/refetch`, { method: 'POST' });
    expect([refetch.status, await refetch.text()]).toEqual([200, '{}\n']);
    expect(sandbox.mac.state().refetchRequested).toBe(true);
    expect((await ask(`${proxy.url}/nowhere`)).status).toBe(404);
  });

  it('keeps what it saw, and no token', async () => {
    const { proxy, url } = await front(({ route }) => (route === 'desktop' ? 'html' : null));
    await ask(url);
    await ask(`${proxy.url}${path}/policies?x=1`);
    expect(proxy.seen()).toEqual([
      { method: 'GET', route: 'desktop', fault: 'html' },
      { method: 'GET', route: 'policies', fault: null },
    ]);
    expect(JSON.stringify(proxy.seen())).not.toContain(goodToken);
  });

  it('hangs up where the server behind it is gone', async () => {
    const { sandbox, url } = await front(null);
    await sandbox.api.close();
    expect(await ask(url)).toMatchObject({ status: null, failed: 'ECONNRESET' });
  });
});

describe('a fault', () => {
  it('cut-mid-body: the head promises all, half arrives', async () => {
    const { direct, url } = await front('cut-mid-body');
    const seen = await ask(url);
    expect(seen).toMatchObject({ status: 200, failed: 'ECONNRESET' });
    expect(seen.headers['content-length']).toBe(String(direct.body.length));
    expect(seen.body).toEqual(direct.body.subarray(0, Math.floor(direct.body.length / 2)));
  });

  it('slow-loris: a byte each second by the clock, and nothing while it stands still', async () => {
    const clock = manualClock(noon);
    const { direct, url } = await front('slow-loris', { clock });
    const arrived = await askUntil(url, ({ body }) => {
      if (body.length > 0 && body.length < 5) clock.pass(1000);
      return body.length === 5;
    });
    expect(arrived).toMatchObject({ status: 200, failed: null, body: direct.body.subarray(0, 5) });
  });

  it('slow-loris: stops dripping for a client that has gone', async () => {
    const clock = manualClock(noon);
    let waiting = 0;
    const counting = {
      ...clock,
      after: (delayMs: number, callback: () => void) => {
        const cancel = clock.after(delayMs, callback);
        waiting += 1;
        return () => {
          waiting -= 1;
          cancel();
        };
      },
    };
    const { url } = await front('slow-loris', { clock: counting });
    await askUntil(url, ({ body }) => body.length === 1);
    await expect.poll(() => waiting).toBe(0);
  });

  it('slow-loris: comes to its end at last', async () => {
    const clock = manualClock(noon);
    const { direct, url } = await front('slow-loris', { clock });
    const seen = await askUntil(url, ({ body }) => {
      if (body.length > 0) clock.pass(10_000);
      return body.length === direct.body.length;
    });
    expect(seen.body).toEqual(direct.body);
  });

  it('stalls-before-headers: the request arrives and nothing comes back', async () => {
    const { proxy, url } = await front('stalls-before-headers');
    const pending = ask(url);
    await expect.poll(() => proxy.seen()).toHaveLength(1);
    await proxy.close();
    expect(await pending).toMatchObject({ status: null, failed: 'ECONNRESET' });
  });

  it('reset: the connection is reset before any answer', async () => {
    const { url } = await front('reset');
    expect(await ask(url)).toMatchObject({ status: null, failed: 'ECONNRESET' });
  });

  it('length-too-long: the whole body arrives and is less than was promised', async () => {
    const { direct, url } = await front('length-too-long');
    const seen = await ask(url);
    expect(seen).toMatchObject({ status: 200, body: direct.body, failed: 'ECONNRESET' });
    expect(seen.headers['content-length']).toBe(String(direct.body.length + 100));
  });

  it('length-too-short: more arrives than was promised', async () => {
    const { direct, url } = await front('length-too-short');
    const [head = '', body] = (await rawAnswer(url)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(head).toContain(`Content-Length: ${direct.body.length - 5}`);
    expect(body).toBe(direct.body.toString('latin1'));
  });

  it('gzip-bomb: 20 KB that nobody asked to be packed, and 20 MB inside', async () => {
    const { url } = await front('gzip-bomb');
    const { status, headers, body } = await ask(url);
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(body.length).toBeLessThan(25_000);
    expect(gunzipSync(body)).toHaveLength(20 * 1024 * 1024);
  });

  it('oversized: six megabytes of valid JSON', async () => {
    const { url } = await front('oversized');
    const { status, body } = await ask(url);
    expect([status, body.length]).toEqual([200, 6 * 1024 * 1024]);
    expect(JSON.parse(body.toString())).toEqual({});
  });

  it('garbage: what comes back is not HTTP', async () => {
    const { url } = await front('garbage');
    const seen = await ask(url);
    expect(seen.status).toBeNull();
    expect(seen.failed).toMatch(/^HPE_/);
  });

  it('redirect-elsewhere: the path goes along, the other server hears of it only from who follows', async () => {
    const other = await startServer(response => response.end('caught'));
    const { url } = await front('redirect-elsewhere', { elsewhere: other.url });
    const seen = await ask(url);
    expect([seen.status, seen.headers.location]).toEqual([302, `${other.url}${path}/desktop`]);
    expect(other.seen).toEqual([]);
    await fetch(url);
    expect(other.seen).toHaveLength(1);
  });

  it('server-error: a plain 503, and in a burst only the first requests get it', async () => {
    const { url, sandbox } = await front(burst('server-error', 2));
    const before = sandbox.api.requests().length;
    const statuses = [await ask(url), await ask(url), await ask(url), await ask(url)].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200, 200]);
    expect(sandbox.api.requests().length - before).toBe(2);
  });

  it('html: a page that wants to be clicked', async () => {
    const { url } = await front('html');
    const { status, headers, body } = await ask(url);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('Accept and connect');
  });

  it.each([
    ['clock-ahead', 'Wed, 10 Jun 2026 17:00:00 GMT'],
    ['clock-behind', 'Wed, 10 Jun 2026 07:00:00 GMT'],
  ] as const)('%s: the Date header is hours off, the body is not', async (fault, date) => {
    const { direct, url } = await front(fault);
    expect(await ask(url)).toMatchObject({ status: 200, body: direct.body, headers: { date }, failed: null });
  });
});

describe('closing', () => {
  const kinds: FaultId[] = [];
  for (const id in faults) if (isFault(id)) kinds.push(id);

  it.each(kinds)('gives the port back at once, though a client of %s is still there', async fault => {
    const { proxy } = await front(fault, { clock: manualClock(noon) });
    const client = connect(proxy.port, '127.0.0.1');
    client.on('error', () => undefined);
    client.resume();
    const closed = new Promise(resolve => client.once('close', resolve));
    client.write(`GET ${path}/desktop HTTP/1.1\r\nHost: x\r\n\r\n`);
    await expect.poll(() => proxy.seen()).toHaveLength(1);
    await proxy.close();
    await closed;
    const next = connect(proxy.port, '127.0.0.1');
    const [error]: unknown[] = await once(next, 'error').catch((refused: unknown) => [refused]);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

function isFault(id: string): id is FaultId {
  return Object.hasOwn(faults, id);
}
