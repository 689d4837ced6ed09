import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';
import { scriptedService, type ScriptedAnswer } from './scripted-service.ts';

const minute = 60_000;
const evaluated = { says: { accepted: true, evaluatedAt: '2026-11-20T10:00:00Z', compliant: true } };
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);

/** A Mac whose service answers as a test says, after its first look. */
async function lookedAt(answer: ScriptedAnswer, token: string | { readonly fails: string } | null = null) {
  const service = await scriptedService(answer);
  const world = await drivenWorld('local-policies');
  world.setSettings(() => ({ ReportURL: service.url }));
  if (token !== null) await world.setReportToken(token);
  await world.engine.look('started');
  await world.quiet();
  return { ...world, service, told: () => service.reports().map(({ sequence, cause }) => [sequence, cause]) };
}

describe('while the service cannot take reports', () => {
  it('one waits, is said to wait, and is sent when the service is back without anybody looking', async () => {
    const { engine, service, live, clock, batches } = await lookedAt({ status: 503 });
    const { report, upstream } = engine.store.get();
    expect(report).toMatchObject({ pending: 1, problem: { code: 'server-error' }, lastDeliveredAt: null });
    expect(upstream).toMatchObject({ state: 'error', problem: { code: 'server-error' } });
    const nextTryAt = Date.parse(report?.nextTryAt ?? '');
    expect(nextTryAt - clock.now()).toBeGreaterThanOrEqual(minute);
    service.answer(evaluated);
    await live(nextTryAt - clock.now() - 1_000);
    expect(service.requests()).toHaveLength(1);
    await live(2_000);
    expect(service.keys()).toHaveLength(2);
    expect(new Set(service.keys()).size).toBe(1);
    expect(engine.store.get()).toMatchObject({ report: { pending: 0, compliant: true }, upstream: { state: 'ok' } });
    expect(batches).toHaveLength(1);
  });

  it('looks do not hurry it, nor does a restart', async () => {
    const { engine, service, restart, quiet, clock, live } = await lookedAt({ status: 503 });
    const nextTryAt = Date.parse(engine.store.get().report?.nextTryAt ?? '');
    clock.pass(20_000);
    await engine.look('asked-by-person');
    await quiet();
    const again = await restart();
    await again.look('started');
    await quiet();
    expect(again.store.get().report).toMatchObject({ pending: 1, nextTryAt: new Date(nextTryAt).toISOString() });
    expect(service.requests()).toHaveLength(1);
    service.answer(evaluated);
    await live(nextTryAt - clock.now() + 1_000);
    expect(service.requests()).toHaveLength(2);
  });

  it('is tried ever more rarely', async () => {
    const { service, live } = await lookedAt({ status: 503 });
    await live(60 * minute);
    const { length } = service.requests();
    expect(length).toBeGreaterThanOrEqual(5);
    expect(length).toBeLessThanOrEqual(7);
  });

  it('a newer state waits behind the older one, and what says the same is not said twice', async () => {
    const { engine, service, scenario, quiet, live, clock, told } = await lookedAt({ status: 503 });
    scenario.mend();
    clock.pass(40_000);
    for (let look = 0; look < 3; look += 1) {
      await engine.look('asked-by-person');
      await quiet();
    }
    expect(engine.store.get().report?.pending).toBe(2);
    service.answer(evaluated);
    await live(2 * minute);
    expect(told()).toEqual([
      [1, 'verdicts-changed'],
      [2, 'verdicts-changed'],
    ]);
  });

  it('a refetch waits in the queue with its own report behind what waits, and is one report however often it tries', async () => {
    const { engine, service, until, clock, told } = await lookedAt({ status: 503 });
    clock.pass(5_000);
    await engine.refetch();
    const queued = await until(({ refetch }) => refetch.state === 'queued');
    expect(queued.refetch.reason).toBe('server-error');
    await until(({ refetch }) => refetch.state === 'queued' && refetch.nextTryAt !== queued.refetch.nextTryAt);
    service.answer(evaluated);
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(told()).toEqual([
      [1, 'verdicts-changed'],
      [2, 'refetch'],
    ]);
  });

  it('a refetch tries at once what only stood in the way a while ago', async () => {
    const { engine, service, until, live, clock } = await lookedAt({ status: 503 });
    await live(9 * minute);
    const waitsFor = Date.parse(engine.store.get().report?.nextTryAt ?? '') - clock.now();
    clock.pass(minute);
    expect(waitsFor).toBeGreaterThan(3 * minute);
    service.answer(evaluated);
    const pressed = clock.now();
    await engine.refetch();
    await until(hasEnded);
    expect(clock.now() - pressed).toBeLessThan(15_000);
  });

  it('a refetch that is pressed again tries its own report at once where only the network stood in the way', async () => {
    const { engine, service, until, clock, told } = await lookedAt(evaluated);
    clock.pass(minute);
    service.answer({ hangsUp: true });
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'queued');
    service.answer(evaluated);
    const pressed = clock.now();
    await engine.refetch();
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(clock.now() - pressed).toBeLessThan(15_000);
    expect(told()).toHaveLength(2);
  });

  it('a queued refetch is taken up after a restart, and is still one report', async () => {
    const { engine, service, until, clock, restart, told, batches } = await lookedAt({ status: 503 });
    clock.pass(5_000);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'queued');
    const again = await restart();
    service.answer(evaluated);
    await again.resumeRefetch();
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(told().map(([, cause]) => cause)).toEqual(['verdicts-changed', 'refetch']);
    expect(batches.length).toBeGreaterThan(2);
  });

  it('Retry-After is kept to, and counted once', async () => {
    const { engine, service, until, clock } = await lookedAt(evaluated);
    clock.pass(minute);
    service.answer({ status: 429, retryAfter: '600' });
    await engine.refetch();
    const asked = clock.now();
    await until(({ refetch }) => refetch.state === 'queued');
    service.answer(evaluated);
    const before = service.requests().length;
    await until(() => service.requests().length > before);
    expect(clock.now() - asked).toBeGreaterThanOrEqual(10 * minute);
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(clock.now() - asked).toBeLessThan(15 * minute);
  });
});

describe('a key that the service does not accept', () => {
  it('ends the refetch by its name, and the report is sent once IT has renewed it', async () => {
    const { engine, service, until, live, clock, setReportToken } = await lookedAt(evaluated, 'old');
    clock.pass(minute);
    service.answer({ status: 401 });
    await engine.refetch();
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'report-token-refused' });
    await live(5_000);
    expect(engine.store.get()).toMatchObject({
      upstream: { state: 'misconfigured', problem: { code: 'report-token-refused' } },
      report: { pending: 1, problem: { code: 'report-token-refused' } },
    });
    service.answer(evaluated);
    await setReportToken('new');
    await live(2 * minute);
    expect(service.requests().map(({ sequence }) => sequence)).toEqual([1, 2, 2]);
    expect(service.tokens()).toEqual(['Bearer old', 'Bearer old', 'Bearer new']);
    expect(engine.store.get()).toMatchObject({ upstream: { state: 'ok' }, report: { pending: 0, problem: null } });
  });

  it('that a locked Keychain keeps is a problem by its name, nothing is sent, and it is tried again in a minute', async () => {
    const { engine, service, live, setReportToken } = await lookedAt(evaluated, { fails: 'locked' });
    expect(engine.store.get()).toMatchObject({
      upstream: { state: 'misconfigured', problem: { code: 'keychain-locked' } },
      report: { pending: 1, problem: { code: 'keychain-locked' } },
    });
    await setReportToken('opened');
    await live(62_000);
    expect(service.tokens()).toEqual(['Bearer opened']);
    expect(engine.store.get()).toMatchObject({ upstream: { state: 'ok' }, report: { pending: 0, problem: null } });
  });
});
