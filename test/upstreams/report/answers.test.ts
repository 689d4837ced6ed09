import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lowRandom, reportWorld } from './report-world.ts';
import { scripted, status, taken } from './scripted-receiver.ts';
import { snapshotAt, start } from './snapshots.ts';

describe('what a receiver answers', () => {
  const kept = { pending: 1, quarantined: { count: 0 } };
  const aside = { pending: 0, quarantined: { count: 1 } };
  it.each<[number, string, string, object]>([
    [401, 'misconfigured', 'report-token-missing', kept],
    [408, 'error', 'server-error', kept],
    [425, 'error', 'server-error', kept],
    [429, 'rate-limited', 'rate-limited', kept],
    [500, 'error', 'server-error', kept],
    [503, 'error', 'server-error', kept],
    [511, 'unreachable', 'captive-portal', kept],
    [301, 'error', 'redirected', kept],
    [307, 'error', 'redirected', kept],
    [407, 'unreachable', 'proxy-sign-in-required', kept],
    [400, 'misconfigured', 'report-quarantined', aside],
    [403, 'misconfigured', 'report-quarantined', aside],
    [404, 'misconfigured', 'report-quarantined', aside],
    [410, 'misconfigured', 'report-quarantined', aside],
    [402, 'misconfigured', 'report-quarantined', aside],
    [409, 'misconfigured', 'report-quarantined', aside],
    [413, 'misconfigured', 'report-quarantined', aside],
    [422, 'misconfigured', 'report-quarantined', aside],
    [451, 'misconfigured', 'report-quarantined', aside],
  ])('with %i is %s by %s', async (code, upstreamState, problem, outbox) => {
    const server = await scripted(status(code, code < 400 ? { location: 'http://127.0.0.1:1/elsewhere' } : {}));
    const { reporter } = await reportWorld(server.url);
    const delivery = await reporter.report(snapshotAt(0), 'scheduled');
    expect(delivery).toMatchObject({ kind: 'failed', failure: { upstreamState, problem: { code: problem } } });
    expect(await reporter.status()).toMatchObject({ ...outbox, problem: { code: problem } });
    expect(server.seen).toHaveLength(1);
  });

  it('with 401 to a key means that the key is refused', async () => {
    const { reporter, key } = await reportWorld((await scripted(status(401))).url);
    key.current = { kind: 'found', secret: 'old' };
    const delivery = await reporter.report(snapshotAt(0), 'scheduled');
    expect(delivery).toMatchObject({ failure: { problem: { code: 'report-token-refused' } } });
  });

  it.each<[string, string]>([
    ['', '204 without anything'],
    ['  \n', 'white space'],
    ['{}', 'an empty object'],
    [
      '{"accepted":true,"evaluatedAt":"yesterday","compliant":"yes","nextReportAfterSeconds":-5,"more":[1]}',
      'oddities',
    ],
  ])('%j means that it was taken, and nothing more is known (%s)', async body => {
    const { reporter } = await reportWorld((await scripted(response => response.end(body))).url);
    expect(await reporter.report(snapshotAt(0), 'scheduled')).toMatchObject({
      kind: 'delivered',
      answer: { accepted: true, evaluatedAt: null, compliant: null, nextReportAfterSeconds: null },
    });
  });

  it.each([
    ['"2999-01-02T03:04:05+01:00"', '2999-01-02T02:04:05.000Z', []],
    ['null', null, []],
    ['"2001-01-01T00:00:00Z"', null, ['report-answer-odd deadline-past']],
    ['"tomorrow"', null, ['report-answer-odd deadline-not-understood']],
    ['{"at":5}', null, ['report-answer-odd deadline-not-understood']],
  ])('a deadline of %s is %j', async (said, deadline, complaints) => {
    const body = `{"compliant":false,"deadline":${said}}`;
    const { reporter, logged } = await reportWorld((await scripted(response => response.end(body))).url);
    expect(await reporter.report(snapshotAt(0), 'scheduled')).toMatchObject({ answer: { compliant: false, deadline } });
    expect((await reporter.status()).lastAnswer).toMatchObject({ deadline });
    expect(logged).toEqual(complaints);
  });

  it.each(['<html>Sign in</html>', 'ok', '[]', 'null', '"yes"', '{"accepted":"yes"}', '{"accepted":null}', '{"acc'])(
    '%j is no answer: the report is kept',
    async body => {
      const { reporter } = await reportWorld((await scripted(response => response.end(body))).url);
      const delivery = await reporter.report(snapshotAt(0), 'scheduled');
      expect(delivery).toMatchObject({ kind: 'failed', failure: { problem: { code: 'output-not-understood' } } });
      expect(await reporter.status()).toMatchObject({ pending: 1 });
    },
  );

  it.each([
    ['1e308', 86_400],
    ['1e999', null],
    ['86401', 86_400],
    ['300', 300],
    ['0', 0],
    ['-1', null],
    ['-1e308', null],
    ['"NaN"', null],
    ['"300"', null],
    ['[300]', null],
  ])('that asks for the next one after %s is taken for %s, also from the disk', async (asked, seconds) => {
    const body = `{"nextReportAfterSeconds":${asked}}`;
    const { reporter, folder, again } = await reportWorld((await scripted(response => response.end(body))).url);
    expect(await reporter.report(snapshotAt(0), 'scheduled')).toMatchObject({
      kind: 'delivered',
      answer: { nextReportAfterSeconds: seconds },
    });
    const file = path.join(folder, 'outbox', 'outbox.json');
    const kept = await readFile(file, 'utf8');
    await writeFile(file, kept.replace(/"nextReportAfterSeconds":[^,}]*/, `"nextReportAfterSeconds":${asked}`));
    expect(await again().status()).toMatchObject({ lastAnswer: { nextReportAfterSeconds: seconds, sequence: 1 } });
  });

  it('of more than 64 KB is no answer either', async () => {
    const { reporter } = await reportWorld((await scripted(response => response.end(`"${'x'.repeat(70_000)}"`))).url);
    const delivery = await reporter.report(snapshotAt(0), 'scheduled');
    expect(delivery).toMatchObject({ kind: 'failed', failure: { problem: { code: 'output-too-large' } } });
  });

  it('with accepted false puts the report aside, and the next one goes on', async () => {
    const server = await scripted(response => response.end('{"accepted":false}'), taken);
    const { reporter } = await reportWorld(server.url);
    expect(await reporter.report(snapshotAt(0), 'scheduled')).toMatchObject({
      kind: 'failed',
      failure: { problem: { code: 'report-not-accepted' } },
      nextTryAt: null,
    });
    expect(await reporter.report(snapshotAt(1), 'scheduled')).toMatchObject({ kind: 'delivered' });
    expect(await reporter.status()).toMatchObject({ problem: null, quarantined: { count: 1, lastStatus: 200 } });
  });

  it('asks for time in seconds, which nobody cuts short, not even a restart or a person', async () => {
    const server = await scripted(status(503, { 'retry-after': '7200' }), taken);
    const { reporter, clock, again } = await reportWorld(server.url, { random: lowRandom() });
    await reporter.report(snapshotAt(0), 'scheduled');
    clock.pass(7_199_000);
    const delivery = await again().report(snapshotAt(7199), 'refetch');
    expect(delivery).toMatchObject({ kind: 'failed', failure: { problem: { code: 'server-error' } } });
    expect(server.seen).toHaveLength(1);
    clock.pass(1001);
    expect(await again().deliver()).toMatchObject({ kind: 'delivered' });
    expect(server.seen).toHaveLength(3);
  });

  it('asks for time by a date of its own clock', async () => {
    const headers = { date: 'Fri, 20 Nov 2026 09:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' };
    const { reporter } = await reportWorld((await scripted(status(429, headers))).url, { random: lowRandom() });
    const delivery = await reporter.report(snapshotAt(0), 'scheduled');
    expect(delivery.kind === 'failed' && Math.floor(delivery.nextTryAt ?? 0)).toBe(start + 7_200_000);
  });
});
