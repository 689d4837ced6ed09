import { request } from 'node:http';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isCompliant, readReport } from '../../scripts/receiving/read-report.ts';
import { openReportDatabase } from '../../scripts/receiving/report-database.ts';
import { startReceiver, type ReceiverOptions } from '../../scripts/receiving/start-receiver.ts';
import { composeReport } from '../../src-main/core/report.ts';
import type { ReportDocument } from '../../src-main/contract/report.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { snapshotAt } from '../upstreams/report/snapshots.ts';

function report(change: Partial<ReportDocument> = {}, verdict: 'pass' | 'fail' = 'pass'): string {
  const parts = {
    idempotencyKey: change.idempotencyKey ?? 'key-1',
    stream: 'stream-1',
    sequence: 1,
    createdAt: '2026-11-20T12:00:00.000Z',
    cause: 'refetch',
    appVersion: '0.1.0',
    dropped: 0,
    identifiers: 'full',
  } as const;
  return JSON.stringify({ ...composeReport(snapshotAt(0, verdict), parts), ...change });
}

async function receiver(change: Partial<ReceiverOptions> = {}) {
  const database = change.database ?? openReportDatabase(':memory:');
  const started = await startReceiver({
    port: 0,
    token: null,
    evaluateAfterSeconds: 0,
    nextReportAfterSeconds: null,
    now: () => 0,
    ...change,
    database,
  });
  onTestFinished(started.stop);
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const usual = { 'content-type': 'application/json', 'idempotency-key': 'key-1' };
    const response = await fetch(`${started.url}/reports`, { method: 'POST', body, headers: { ...usual, ...headers } });
    const json: unknown = await response.json();
    return { status: response.status, json };
  };
  return { ...started, database, post };
}

describe('the receiver', () => {
  it('keeps a report once, however often it comes', async () => {
    const { post, database } = await receiver();
    const first = await post(report());
    expect(first).toMatchObject({ status: 200, json: { accepted: true, compliant: true } });
    expect(await post(report())).toEqual(first);
    expect(database.list()).toEqual([{ key: 'key-1', stream: 'stream-1', sequence: 1 }]);
  });

  it('takes no other report by the same key', async () => {
    const { post, database } = await receiver();
    await post(report());
    expect(await post(report({ sequence: 2 }))).toMatchObject({ status: 409 });
    expect(database.list()).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{', 'key-1'],
    ['no report', '{}', 'key-1'],
    ['another key in the header', report(), 'key-2'],
    ['another version', report().replace('"schemaVersion":1', '"schemaVersion":2'), 'key-1'],
  ])('refuses %s', async (_what, body, key) => {
    const { post, database } = await receiver();
    expect(await post(body, { 'idempotency-key': key })).toMatchObject({ status: 422 });
    expect(database.list()).toEqual([]);
  });

  it('wants the token where it has one', async () => {
    const { post } = await receiver({ token: 'abc' });
    const statuses = [await post(report()), await post(report(), { authorization: 'Bearer abd' })];
    expect(statuses.map(({ status }) => status)).toEqual([401, 401]);
    expect(await post(report(), { authorization: 'Bearer abc' })).toMatchObject({ status: 200 });
  });

  it('shows its table to nobody without the token where it has one, and lets a browser ask for it', async () => {
    const { post, url } = await receiver({ token: 'a:bc' });
    await post(report(), { authorization: 'Bearer a:bc' });
    const look = (authorization?: string) =>
      fetch(url, { headers: authorization === undefined ? {} : { authorization } });
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const wrong of [undefined, 'Bearer a', basic('me:abc'), basic('a:bc'), 'Basic', 'Bearer ']) {
      const turned = await look(wrong);
      expect([turned.status, turned.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Reports"']);
      expect(await turned.text()).not.toContain('P0');
    }
    for (const right of ['Bearer a:bc', basic('me:a:bc'), basic(':a:bc')]) {
      expect(await (await look(right)).text()).toContain('P0');
    }
  });

  it.each([['//'], ['/\\'], ['//%'], ['http://[']])('takes a request for %j for none', async target => {
    const { url } = await receiver();
    const status = await new Promise(resolve => {
      request({ host: '127.0.0.1', port: new URL(url).port, path: target }, response => {
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(400);
  });

  it('says later what it thinks, when it was told to take its time', async () => {
    let now = 1_000_000;
    const { post } = await receiver({ evaluateAfterSeconds: 10, nextReportAfterSeconds: 300, now: () => now });
    expect((await post(report())).json).toEqual({
      accepted: true,
      evaluatedAt: null,
      compliant: null,
      nextReportAfterSeconds: 300,
    });
    now += 10_000;
    expect((await post(report())).json).toMatchObject({ evaluatedAt: '1970-01-01T00:16:50.000Z', compliant: true });
  });

  it('takes no body without end', async () => {
    const { post } = await receiver();
    expect(await post('x'.repeat(9 * 1024 * 1024))).toMatchObject({ status: 413 });
  });

  it.each([
    ['/elsewhere', 'POST', 404],
    ['/reports', 'GET', 405],
    ['/', 'GET', 200],
  ])('answers %s by %s with %i', async (where, method, status) => {
    expect((await fetch(`${(await receiver()).url}${where}`, { method })).status).toBe(status);
  });

  it('answers nobody who calls this machine by another name', async () => {
    const { url } = await receiver();
    const status = await new Promise(resolve => {
      request(url, { headers: { host: 'evil.example' } }, response => {
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });

  it('shows in its table what reports say, and lets none of it become part of the page', async () => {
    const { post, url } = await receiver();
    const evil = `<script>alert("1")</script>'&`;
    const mac = { name: evil, macosVersion: '15.5', user: evil, serialNumber: null };
    const policies = [
      { id: '1', name: evil, verdict: 'fail', blocks: true, critical: false, source: 'fleet', problem: null } as const,
    ];
    await post(report({ mac, policies }));
    const response = await fetch(url);
    const page = await response.text();
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&#39;&amp;/g)).toHaveLength(3);
    expect(page).toContain('P0');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows the newest report of each Mac', async () => {
    const { post, url } = await receiver();
    await post(report({}, 'fail'));
    await post(report({ idempotencyKey: 'key-2', sequence: 2 }), { 'idempotency-key': 'key-2' });
    const page = await (await fetch(url)).text();
    expect(page.match(/no\. \d+/g)).toEqual(['no. 2']);
  });

  it('shows its table without reading the reports again, and as much of a name as anybody reads', async () => {
    const file = path.join(await emptyFolder(), 'reports.sqlite');
    const { post, url } = await receiver({ database: openReportDatabase(file) });
    await post(report({ mac: { name: 'x'.repeat(9000), macosVersion: '15.5', user: 'sam', serialNumber: null } }));
    const other = new DatabaseSync(file);
    other.exec(`UPDATE reports SET body = 'x'`);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<td>sam</td>');
    expect(page.match(/x{100,}/g)?.map(({ length }) => length)).toEqual([2000]);
    other.close();
  });

  it('shows reports of a file from before it kept what it shows', async () => {
    const file = path.join(await emptyFolder(), 'reports.sqlite');
    const first = await receiver({ database: openReportDatabase(file) });
    await first.post(report());
    await first.stop();
    const old = new DatabaseSync(file);
    old.exec('DROP TABLE summaries');
    old.close();
    const second = openReportDatabase(file);
    expect(second.newest()).toMatchObject([{ stream: 'stream-1', sequence: 1, compliant: true }]);
    second.close();
  });

  it('keeps what it has in its file', async () => {
    const file = path.join(await emptyFolder(), 'reports.sqlite');
    const first = await receiver({ database: openReportDatabase(file) });
    await first.post(report());
    await first.stop();
    const second = openReportDatabase(file);
    expect(second.list()).toHaveLength(1);
    second.close();
  });
});

describe('whether a Mac is compliant', () => {
  const judged = (change: Partial<ReportDocument>) => {
    const read = readReport(report(change));
    return read === null ? 'not read' : isCompliant(read);
  };
  const one = { id: '1', name: 'a', critical: false, source: 'fleet', problem: null } as const;
  it.each<[string, ReportDocument['policies'], boolean | null]>([
    ['it is, where everything that counts passes', [{ ...one, verdict: 'pass', blocks: true }], true],
    ['it is, where only what does not count fails', [{ ...one, verdict: 'fail', blocks: false }], true],
    ['it is not, where something that counts fails', [{ ...one, verdict: 'fail', blocks: true }], false],
    ['nobody knows, where something that counts is open', [{ ...one, verdict: 'pending', blocks: true }], null],
    [
      'nobody knows, where something that counts is undetermined',
      [{ ...one, verdict: 'undetermined', blocks: true }],
      null,
    ],
  ])('%s', (_what, policies, expected) => {
    expect(judged({ policies })).toBe(expected);
  });
});

describe('whether a Mac is compliant that is hardly known', () => {
  const example = snapshotAt(0);
  const judgedAs = (change: Partial<typeof example>, policies: ReportDocument['policies'] = []) => {
    const read = readReport(report({ policies, snapshot: { ...example, ...change } }));
    return read === null ? 'not read' : isCompliant(read);
  };
  const check = example.checks[0] ?? null;
  const checks = (verdict: 'pass' | 'undetermined', blocks: boolean) =>
    check === null ? [] : [{ ...check, verdict, blocks }];

  it('is told where what counts is known', () => {
    expect(judgedAs({ checks: checks('pass', true) })).toBe(true);
  });

  it.each<[string, Partial<typeof example>]>([
    ['nothing counts', { checks: checks('pass', false) }],
    ['there is nothing at all', { checks: [] }],
    ['a check that counts is undetermined', { checks: checks('undetermined', true) }],
    ['the headline is unknown', { checks: checks('pass', true), headline: { ...example.headline, state: 'unknown' } }],
    [
      'the registration is unknown',
      { checks: checks('pass', true), registration: { ...example.registration, code: 'P9' } },
    ],
  ])('is not told where %s', (_what, change) => {
    expect(judgedAs(change)).toBeNull();
  });
});
