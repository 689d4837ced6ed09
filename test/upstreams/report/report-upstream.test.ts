import { describe, expect, it } from 'vitest';
import { emptyReading } from '../../../src-main/core/upstream-reading.ts';
import { createReportUpstream } from '../../../src-main/upstreams/report/report-upstream.ts';
import type { Answer } from '../../fixtures/local-server.ts';
import { reportWorld } from './report-world.ts';
import { scripted, status } from './scripted-receiver.ts';
import { snapshotAt, start } from './snapshots.ts';

const says =
  (answer: object): Answer =>
  response =>
    response.end(JSON.stringify(answer));
const evaluated = says({ accepted: true, evaluatedAt: '2024-02-29T00:00:00Z', compliant: true });
const later = (nextReportAfterSeconds: number | null = null): Answer =>
  says({ evaluatedAt: null, nextReportAfterSeconds });
const iso = (ms: number): string => new Date(ms).toISOString();
const seconds = 1000;

/** A service as an upstream; what a refetch sends is the snapshot of that moment. */
async function serviceUpstream(...answers: readonly [Answer, ...Answer[]]) {
  const server = await scripted(...answers);
  const world = await reportWorld(server.url);
  const { reporter, clock } = world;
  const upstream = createReportUpstream(reporter, {
    clock,
    sendNow: () => reporter.report(snapshotAt((clock.now() - start) / seconds), 'refetch'),
  });
  const look = () => upstream.look('full', emptyReading('report', 'none'));
  const hostOf = async (when: 'before' | 'after') => {
    const answer = await upstream.readHost(when);
    if (!answer.ok) throw new Error(answer.failure.problem.code);
    return answer.value;
  };
  return { ...world, server, upstream, look, hostOf };
}

describe('a service that takes reports, as an upstream', () => {
  it('is named by host and port alone, and asked nothing by a look', async () => {
    const { upstream, look, server } = await serviceUpstream(evaluated);
    expect(upstream.server).toBe(`127.0.0.1:${server.port}`);
    expect(await look()).toMatchObject({
      kind: 'report',
      server: upstream.server,
      state: 'none',
      problem: { code: 'not-looked-yet' },
      host: null,
      policies: null,
      lastContactAt: null,
    });
    expect(server.seen).toEqual([]);
  });

  it('has no policies and no pushes of its own, and forgives nothing', async () => {
    const { upstream, server } = await serviceUpstream(evaluated);
    upstream.forgive('person');
    expect(await upstream.readPolicies()).toEqual({ ok: true, value: [] });
    expect(await upstream.readPush()).toBeNull();
    expect(upstream.backOffLeftMs()).toBeNull();
    expect(server.seen).toEqual([]);
  });

  it('answers with what it last said, stamped by when that was heard and not by its own clock', async () => {
    const { upstream, look, clock } = await serviceUpstream(evaluated);
    clock.pass(5 * seconds);
    const heardAt = iso(start + 5 * seconds);
    const answer = await upstream.requestRefetch();
    expect(answer).toMatchObject({
      ok: true,
      value: {
        refetchRequested: false,
        detailUpdatedAt: heardAt,
        policyUpdatedAt: heardAt,
        lastSeenAt: heardAt,
        distributedIntervalMs: null,
        mayTellPushes: false,
        licensed: null,
      },
    });
    clock.pass(60 * seconds);
    expect(await look()).toMatchObject({
      state: 'ok',
      problem: null,
      lastContactAt: heardAt,
      host: { policyUpdatedAt: heardAt, serverNow: iso(start + 65 * seconds), readAt: iso(start + 65 * seconds) },
    });
  });

  it('has not evaluated as long as it does not say when it did', async () => {
    const { upstream, hostOf, clock } = await serviceUpstream(later(20), evaluated);
    expect(await upstream.requestRefetch()).toMatchObject({
      ok: true,
      value: {
        refetchRequested: true,
        detailUpdatedAt: iso(start),
        policyUpdatedAt: null,
        distributedIntervalMs: 20_000,
      },
    });
    clock.pass(20 * seconds);
    expect(await hostOf('after')).toMatchObject({
      refetchRequested: false,
      policyUpdatedAt: iso(start + 20 * seconds),
    });
  });

  it.each([
    ['ten seconds where it does not say', null, 10],
    ['what it asked for', 20, 20],
    ['a second where it asked for nothing', 0, 1],
    ['half a minute where it asked for a year', 31_536_000, 30],
  ])('is asked again after %s, with the same report', async (_how, asked, afterSeconds) => {
    const { upstream, hostOf, server, clock } = await serviceUpstream(later(asked));
    await upstream.requestRefetch();
    clock.pass(afterSeconds * seconds - 1);
    await hostOf('after');
    expect(server.seen).toHaveLength(1);
    clock.pass(1);
    await hostOf('after');
    await hostOf('after');
    expect(server.seen).toHaveLength(2);
    expect(new Set(server.seen.map(({ body }) => body)).size).toBe(1);
  });

  it('is asked by nobody who only wants to know how things stood before', async () => {
    const { upstream, hostOf, server, clock } = await serviceUpstream(later(), evaluated);
    await upstream.requestRefetch();
    clock.pass(60 * seconds);
    expect(await hostOf('before')).toMatchObject({ refetchRequested: false, policyUpdatedAt: null });
    expect(server.seen).toHaveLength(1);
  });

  it('is asked no more once it has evaluated', async () => {
    const { upstream, hostOf, server, clock } = await serviceUpstream(evaluated);
    await upstream.requestRefetch();
    clock.pass(3_600 * seconds);
    await hostOf('after');
    expect(server.seen).toHaveLength(1);
  });

  it('is asked at once by whoever takes a refetch up after a restart', async () => {
    const { upstream, again, server, clock } = await serviceUpstream(later(), evaluated);
    await upstream.requestRefetch();
    const restarted = createReportUpstream(again(), { clock, sendNow: () => Promise.reject(new Error('nothing new')) });
    expect(await restarted.readHost('after')).toMatchObject({ ok: true, value: { refetchRequested: false } });
    expect(server.seen).toHaveLength(2);
  });

  it('hears the trouble that its refetch met, and is left alone for as long as that takes', async () => {
    const { upstream, look, hostOf, server, clock } = await serviceUpstream(status(503), evaluated);
    expect(await upstream.requestRefetch()).toMatchObject({
      ok: false,
      failure: { upstreamState: 'error', problem: { code: 'server-error' } },
    });
    expect(await look()).toMatchObject({ state: 'error', problem: { code: 'server-error' }, host: null });
    const left = upstream.backOffLeftMs() ?? 0;
    expect(left).toBeGreaterThanOrEqual(60 * seconds);
    expect(left).toBeLessThanOrEqual(75 * seconds);
    clock.pass(30 * seconds);
    expect(upstream.backOffLeftMs()).toBe(left - 30 * seconds);
    expect(await hostOf('after')).toMatchObject({ refetchRequested: true });
    expect(server.seen).toHaveLength(1);
    clock.pass(60 * seconds);
    expect(upstream.backOffLeftMs()).toBeNull();
    expect(await hostOf('after')).toMatchObject({ refetchRequested: false });
    expect(server.seen).toHaveLength(2);
  });

  it('tells of trouble that it meets while it is followed', async () => {
    const { upstream, clock } = await serviceUpstream(later(), status(429, { 'retry-after': '120' }));
    await upstream.requestRefetch();
    clock.pass(10 * seconds);
    expect(await upstream.readHost('after')).toMatchObject({
      ok: false,
      failure: { upstreamState: 'rate-limited', problem: { code: 'rate-limited' }, retryAfterMs: 120_000 },
    });
    clock.pass(20 * seconds);
    const again = await upstream.readHost('after');
    expect(again).toMatchObject({ ok: false, failure: { problem: { code: 'rate-limited' } } });
    const retryAfterMs = again.ok ? null : again.failure.retryAfterMs;
    // What is left of it, with the spread that it was given: not two minutes anew.
    expect(retryAfterMs).toBeGreaterThanOrEqual(100_000);
    expect(retryAfterMs).toBeLessThanOrEqual(160_000);
  });

  it('keeps what it said before while it is in trouble', async () => {
    const { upstream, look, clock } = await serviceUpstream(evaluated, status(500));
    await upstream.requestRefetch();
    clock.pass(60 * seconds);
    await upstream.requestRefetch();
    expect(await look()).toMatchObject({
      state: 'error',
      lastContactAt: iso(start),
      host: { policyUpdatedAt: iso(start), refetchRequested: true },
    });
  });
});

describe('the Keychain that keeps a report from being sent', () => {
  it('is the upstream’s problem by its name until it opens', async () => {
    const { reporter, upstream, look, key, server, clock } = await serviceUpstream(status(503), evaluated);
    key.current = { kind: 'failed', problem: { code: 'keychain-denied' } };
    expect(await upstream.requestRefetch()).toMatchObject({
      ok: false,
      failure: { problem: { code: 'keychain-denied' } },
    });
    expect(await look()).toMatchObject({ state: 'misconfigured', problem: { code: 'keychain-denied' } });
    expect(await reporter.status()).toMatchObject({
      pending: 1,
      problem: { code: 'keychain-denied' },
      nextTryAt: start + 60 * seconds,
    });
    clock.pass(60 * seconds);
    expect((await reporter.status()).nextTryAt).toBeNull();
    key.current = { kind: 'found', secret: 'rt-1' };
    expect(await reporter.deliver()).toMatchObject({ kind: 'failed' });
    expect(await reporter.status()).toMatchObject({ pending: 1, problem: { code: 'server-error' } });
    clock.pass(120 * seconds);
    expect(await reporter.deliver()).toMatchObject({ kind: 'delivered' });
    expect(server.seen).toHaveLength(2);
    expect(await reporter.status()).toMatchObject({ pending: 0, problem: null });
  });
});

describe('a person who asks for what waits', () => {
  it('has it tried at once where only the network stood in the way, and never where the service asked to wait', async () => {
    const silent: Answer = response => response.destroy();
    const { reporter, server, clock } = await serviceUpstream(silent, status(429, { 'retry-after': '900' }), evaluated);
    expect(await reporter.report(snapshotAt(0), 'verdicts-changed')).toMatchObject({ kind: 'failed' });
    expect(await reporter.deliver()).toMatchObject({ kind: 'failed' });
    expect(server.seen).toHaveLength(1);
    expect(await reporter.hurry()).toMatchObject({ failure: { upstreamState: 'rate-limited' } });
    expect(server.seen).toHaveLength(2);
    clock.pass(600 * seconds);
    expect(await reporter.hurry()).toMatchObject({ kind: 'failed' });
    expect(server.seen).toHaveLength(2);
  });
});
