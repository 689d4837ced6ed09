import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sendHttp } from '../../../src-main/adapters/http.ts';
import type { HttpRequest } from '../../../src-main/ports.ts';
import { openReporter } from '../../../src-main/upstreams/report/reporter.ts';
import { startServer } from '../../fixtures/local-server.ts';
import { lowRandom, readSent, receiver, reportWorld } from './report-world.ts';
import { scripted, status, taken } from './scripted-receiver.ts';
import { snapshotAt, start } from './snapshots.ts';

const minute = 60_000;

describe('a report', () => {
  it('is delivered with its key and what the receiver says of it', async () => {
    const { url, database } = await receiver({ nextReportAfterSeconds: 600, now: () => start });
    const { reporter } = await reportWorld(url);
    expect(await reporter.report(snapshotAt(0), 'refetch')).toEqual({
      kind: 'delivered',
      answer: {
        accepted: true,
        judges: true,
        evaluatedAt: '2026-11-20T12:00:00.000Z',
        compliant: true,
        deadline: null,
        nextReportAfterSeconds: 600,
        sequence: 1,
        heardAt: start,
      },
    });
    expect(database.list()).toHaveLength(1);
    expect(await reporter.status()).toMatchObject({ pending: 0, dropped: 0, problem: null, lastDeliveredAt: start });
  });

  it('says that a Mac with a failing policy is not compliant', async () => {
    const { url } = await receiver();
    const { reporter } = await reportWorld(url);
    const delivery = await reporter.report(snapshotAt(0, 'fail'), 'verdicts-changed');
    expect(delivery).toMatchObject({ kind: 'delivered', answer: { compliant: false } });
  });

  it('is a POST of JSON, to the very address, without any key where the Keychain has none', async () => {
    const server = await scripted(taken);
    const { reporter } = await reportWorld(server.url);
    await reporter.report(snapshotAt(0), 'refetch');
    const [seen] = server.seen;
    expect(seen).toMatchObject({ method: 'POST', url: '/hook/secret-path' });
    expect(seen?.headers['content-type']).toBe('application/json');
    expect(seen?.headers).not.toHaveProperty('authorization');
    expect(seen?.headers['idempotency-key']).toBe(readSent(seen ?? { body: '' }).idempotencyKey);
  });

  it('carries the key as it is now', async () => {
    const server = await scripted(taken);
    const { reporter, key } = await reportWorld(server.url);
    for (const secret of ['first', 'second']) {
      key.current = { kind: 'found', secret };
      await reporter.report(snapshotAt(0), 'refetch');
    }
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });

  it.each(['keychain-locked', 'keychain-denied', 'keychain-missing', 'keychain-module-missing'] as const)(
    'waits while the Keychain says %s: nothing is sent',
    async code => {
      const server = await scripted(taken);
      const { reporter, key } = await reportWorld(server.url);
      key.current = { kind: 'failed', problem: { code } };
      expect(await reporter.report(snapshotAt(0), 'refetch')).toEqual({
        kind: 'failed',
        failure: { upstreamState: 'misconfigured', problem: { code }, retryAfterMs: null },
        nextTryAt: start + minute,
      });
      expect(server.seen).toEqual([]);
      key.current = { kind: 'found', secret: 'abc' };
      expect(await reporter.deliver()).toMatchObject({ kind: 'delivered' });
    },
  );

  it('does not carry a key that no header can hold, and shows it nowhere', async () => {
    const server = await scripted(taken);
    const { reporter, key, logged } = await reportWorld(server.url);
    key.current = { kind: 'found', secret: 'se\r\ncret' };
    const delivery = await reporter.report(snapshotAt(0), 'refetch');
    expect(delivery).toMatchObject({ failure: { problem: { code: 'report-token-refused' } } });
    expect(server.seen).toEqual([]);
    expect(JSON.stringify([delivery, logged, await reporter.status()])).not.toContain('cret\\');
  });

  it('shows neither address nor key in any outcome, status or log', async () => {
    const server = await scripted(status(500));
    const { reporter, key, logged, outbox } = await reportWorld(server.url);
    key.current = { kind: 'found', secret: 'hidden-token' };
    const delivery = await reporter.report(snapshotAt(0), 'refetch');
    const everything = JSON.stringify([delivery, logged, await reporter.status(), await outbox.read()]);
    expect(everything).not.toContain('hidden-token');
    expect(everything).not.toContain('secret-path');
  });
});

describe('a receiver in trouble', () => {
  it('is left alone for longer each time, across restarts', async () => {
    const server = await scripted(status(500));
    const { reporter, clock, again } = await reportWorld(server.url, { random: lowRandom() });
    await reporter.report(snapshotAt(0), 'scheduled');
    for (const [ms, count] of [
      [59_999, 1],
      [10, 2],
      [119_980, 2],
      [30, 3],
    ] as const) {
      clock.pass(ms);
      await again().deliver();
      expect(server.seen).toHaveLength(count);
    }
  });

  it('gets the very same bytes again, with the same key', async () => {
    const server = await scripted(response => response.destroy(), taken);
    const { reporter, clock, again } = await reportWorld(server.url);
    await reporter.report(snapshotAt(0), 'scheduled');
    clock.pass(10 * minute);
    await again({ appVersion: '9.9.9' }).deliver();
    const [first, second] = server.seen;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  });

  it('is tried at once when a person asks and only the network stood in the way', async () => {
    const { url } = await receiver();
    let isDown = true;
    const http = async (request: HttpRequest) =>
      isDown ? { kind: 'failed' as const, problem: { code: 'offline' as const } } : sendHttp(request);
    const { reporter, clock } = await reportWorld(url, { http });
    await reporter.report(snapshotAt(0), 'scheduled');
    isDown = false;
    clock.pass(1000);
    expect(await reporter.deliver()).toMatchObject({ kind: 'failed' });
    expect(await reporter.report(snapshotAt(1), 'refetch')).toMatchObject({ kind: 'delivered' });
  });

  it('gets everything in order afterwards, oldest first, with rising numbers', async () => {
    const server = await scripted(status(500), taken);
    const { reporter, clock } = await reportWorld(server.url);
    for (let at = 0; at < 5; at += 1) await reporter.report(snapshotAt(at), 'scheduled');
    clock.pass(10 * minute);
    expect(await reporter.deliver()).toMatchObject({ kind: 'delivered', answer: { sequence: 5 } });
    expect(server.seen.slice(1).map(request => readSent(request).sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it('does not hold up the others with one that it refuses', async () => {
    const server = await scripted(status(500), taken, status(422), taken);
    const { reporter, clock } = await reportWorld(server.url);
    for (let at = 0; at < 4; at += 1) await reporter.report(snapshotAt(at), 'scheduled');
    clock.pass(10 * minute);
    expect(await reporter.deliver()).toMatchObject({ kind: 'delivered', answer: { sequence: 4 } });
    expect(await reporter.status()).toMatchObject({ pending: 0, quarantined: { count: 1, lastStatus: 422 } });
  });
});

describe('a reporter', () => {
  it('has nothing to do without reports', async () => {
    const { reporter } = await reportWorld((await receiver()).url);
    expect([await reporter.deliver(), await reporter.askAgain()]).toEqual([{ kind: 'nothing' }, { kind: 'nothing' }]);
  });

  it('hears by asking again what a receiver says later, without a second report', async () => {
    let now = start;
    const { url, database } = await receiver({ evaluateAfterSeconds: 30, now: () => now });
    const { reporter } = await reportWorld(url);
    const first = await reporter.report(snapshotAt(0), 'refetch');
    expect(first).toMatchObject({ answer: { evaluatedAt: null, compliant: null, heardAt: start } });
    now += 30_000;
    expect(await reporter.askAgain()).toMatchObject({
      kind: 'delivered',
      answer: { evaluatedAt: '2026-11-20T12:00:30.000Z', compliant: true, sequence: 1, heardAt: start + 1 },
    });
    expect(database.list()).toHaveLength(1);
  });

  it('does not send older news than what was told already', async () => {
    const { url, database } = await receiver();
    const { reporter, clock, again } = await reportWorld(url);
    clock.pass(10_000);
    await reporter.report(snapshotAt(9), 'scheduled');
    expect(await again().report(snapshotAt(5), 'scheduled')).toMatchObject({
      kind: 'delivered',
      answer: { sequence: 1 },
    });
    expect(database.list()).toHaveLength(1);
  });

  it('starts anew with another receiver: neither its answers nor its troubles count', async () => {
    const broken = await scripted(status(500, { 'retry-after': '9000' }));
    const { reporter, outbox, clock, key } = await reportWorld(broken.url);
    await reporter.report(snapshotAt(0), 'scheduled');
    const { url, database } = await receiver();
    const other = openReporter(url, {
      http: sendHttp,
      secrets: {
        read: async () => key.current,
        write: async () => ({ ok: true }),
        delete: async () => ({ ok: true, wasThere: true }),
      },
      clock,
      random: Math.random,
      log: () => undefined,
      outbox,
      appVersion: '0.1.0',
      identifiers: 'masked',
    });
    if (!other.ok) throw new Error('not opened');
    expect(await other.reporter.status()).toMatchObject({ pending: 1, last: null, nextTryAt: null });
    expect(await other.reporter.deliver()).toMatchObject({ kind: 'delivered' });
    expect(database.list()).toHaveLength(1);
  });

  it('sends nothing that names people once IT no longer wants that, not even when asked again', async () => {
    let isUp = true;
    const server = await startServer(response => response.writeHead(isUp ? 204 : 500).end());
    const { again, clock } = await reportWorld(server.url);
    const naming = again({ identifiers: 'full' });
    await naming.report(snapshotAt(0), 'scheduled');
    isUp = false;
    await naming.report(snapshotAt(1), 'scheduled');
    const before = server.seen.length;
    isUp = true;
    clock.pass(3_600_000);
    const masking = again();
    expect(await masking.status()).toMatchObject({ pending: 0, dropped: 1, last: null, lastAnswer: null });
    expect([await masking.askAgain(), await masking.deliver()]).toEqual([{ kind: 'nothing' }, { kind: 'nothing' }]);
    expect(server.seen).toHaveLength(before);
    await masking.report(snapshotAt(3601), 'scheduled');
    expect(
      server.seen.slice(before).map(({ body }) => [body.includes('"dropped":1'), body.includes('"full"')]),
    ).toEqual([[true, false]]);
  });

  it('takes a report of which nobody knows whether it names people for one that does', async () => {
    const { url, database } = await receiver();
    const { reporter, again, folder } = await reportWorld(url);
    await reporter.report(snapshotAt(0), 'scheduled');
    const file = path.join(folder, 'outbox', 'outbox.json');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(',"identifiers":"masked"', ''));
    expect(await again().askAgain()).toEqual({ kind: 'nothing' });
    expect(await again().report(snapshotAt(1), 'scheduled')).toMatchObject({ answer: { sequence: 2 } });
    expect(database.list()).toHaveLength(2);
  });

  it.each([
    ['', 'url-not-understood'],
    ['reports.example', 'url-not-understood'],
    ['ftp://reports.example', 'url-not-understood'],
    ['https://name:secret@reports.example/', 'url-not-understood'],
    ['http://reports.example/', 'url-not-https'],
    ['http://localhost.example/', 'url-not-https'],
  ])('is not opened for %j: %s', async (url, code) => {
    const { outbox, clock } = await reportWorld('https://reports.example/');
    const secrets = {
      read: async () => ({ kind: 'absent' as const }),
      write: async () => ({ ok: true as const }),
      delete: async () => ({ ok: true as const, wasThere: true }),
    };
    const opened = openReporter(url, {
      http: sendHttp,
      secrets,
      clock,
      random: Math.random,
      log: () => undefined,
      outbox,
      appVersion: '0',
      identifiers: 'full',
    });
    expect(opened).toMatchObject({ ok: false, problem: { code } });
    expect(JSON.stringify(opened)).not.toContain('secret');
  });

  it('says of its server only host and port', async () => {
    expect((await reportWorld('https://reports.example:8443/hook/abc?key=1')).reporter.server).toBe(
      'reports.example:8443',
    );
  });
});
