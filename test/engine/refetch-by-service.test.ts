import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';
import { scriptedService } from './scripted-service.ts';

const minute = 60_000;
const hasEnded = ({ refetch }: Snapshot): boolean => refetch.state !== 'idle' && !isUnderWay(refetch.state);
const later = { accepted: true, evaluatedAt: null, compliant: null } as const;
const evaluated = { accepted: true, evaluatedAt: '2026-11-20T10:00:00Z', compliant: true } as const;

/** A Mac that has told its service how it stands, a minute ago. */
async function toldMac(
  ...[id, setting]: [id: Parameters<typeof drivenWorld>[0], setting?: Readonly<Record<string, unknown>>]
) {
  const world = await drivenWorld(id);
  if (setting !== undefined) world.setSettings(() => setting);
  await world.engine.look('started');
  await world.quiet();
  world.clock.pass(minute);
  return world;
}

/** The same with a service that answers as a test says. */
async function judgedBy(says: object) {
  const service = await scriptedService({ says });
  return { ...(await toldMac('local-policies', { ReportURL: service.url })), service };
}

describe('a refetch that a service judges', () => {
  it('evaluates after the press, sends one report, and says what has changed', async () => {
    const { engine, scenario, until, batches } = await toldMac('local-policies');
    const states: string[] = [];
    engine.store.subscribe(({ refetch }) => {
      if (states.at(-1) !== refetch.state) states.push(refetch.state);
    });
    scenario.mend();
    await engine.refetch();
    const end = await until(hasEnded);
    expect(states).toEqual(['requesting', 'evaluated', 'settled']);
    expect(end.refetch.changes).toMatchObject([{ name: 'The firewall is on', from: 'fail', to: 'pass' }]);
    expect(end.headline).toMatchObject({ state: 'clear', id: 'done-try-signing-in' });
    expect(end.policies).toMatchObject({ state: 'known', source: 'local' });
    expect(end.journey.map(({ stop, state, basis }) => [stop, state, basis])).toEqual([
      ['mac', 'done', 'observed'],
      ['asked', 'done', 'observed'],
      ['evaluated', 'done', 'observed'],
      ['told', 'done', 'observed'],
      ['access', 'pending', 'assumed'],
    ]);
    expect(scenario.service?.reports().map(({ cause }) => cause)).toEqual(['verdicts-changed', 'refetch']);
    expect(scenario.service?.reports()[1]?.policies.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
    expect(batches).toHaveLength(2);
  });

  it('claims no standstill where the look before it had seen the change', async () => {
    const { engine, until } = await toldMac('local-all-met');
    await engine.refetch();
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'settled', changes: null });
  });

  it('evaluates anew even while a look is under way that began before the press', async () => {
    const { engine, scenario, until, batches } = await toldMac('local-policies');
    const looking = engine.look('asked-by-person');
    scenario.mend();
    await engine.refetch();
    await looking;
    expect((await until(hasEnded)).headline.state).toBe('clear');
    expect(batches).toHaveLength(3);
  });

  it('is one, however often it is pressed', async () => {
    const { engine, scenario, until } = await toldMac('local-policies');
    await Promise.all([engine.refetch(), engine.refetch(), engine.refetch()]);
    await until(hasEnded);
    expect(scenario.service?.reports()).toHaveLength(2);
  });

  it('asks a service that evaluates later with the same report, until it has', async () => {
    const { engine, until, quiet, service } = await judgedBy(later);
    await engine.refetch();
    const waiting = await until(({ refetch }) => refetch.state === 'accepted');
    expect(waiting.headline.state).toBe('waiting');
    expect(waiting.report).toMatchObject({ pending: 0, lastDeliveredAt: waiting.refetch.startedAt });
    expect(waiting.journey.find(({ state }) => state === 'current')?.stop).toBe('evaluated');
    await until(() => service.requests().length >= 4);
    service.answer({ says: evaluated });
    const end = await until(hasEnded);
    await quiet();
    expect(end.refetch.state).toBe('settled');
    expect(service.reports().map(({ cause }) => cause)).toEqual(['verdicts-changed', 'refetch']);
    expect(new Set(service.keys().slice(1)).size).toBe(1);
  });

  it.each([
    ['every ten seconds where it does not say', undefined, 10_000],
    ['as rarely as it asked', 20, 20_000],
    ['after half a minute where it asked for a day: a person waits', 86_400, 30_000],
  ])('asks it %s', async (_how, nextReportAfterSeconds, everyMs) => {
    const { engine, until, clock, service } = await judgedBy({ ...later, nextReportAfterSeconds });
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    const from = clock.now();
    const before = service.requests().length;
    await until(() => service.requests().length === before + 2);
    expect((clock.now() - from) / everyMs).toBeGreaterThanOrEqual(2);
    expect(clock.now() - from).toBeLessThan(2 * everyMs + 61_000);
    service.answer({ says: evaluated });
    expect((await until(hasEnded)).refetch.state).toBe('settled');
  });

  it('is followed on after a restart, also where the service wants to be asked at any time', async () => {
    const { engine, until, restart, service } = await judgedBy({ ...later, nextReportAfterSeconds: 0 });
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    const again = await restart();
    await again.resumeRefetch();
    expect(again.store.get().refetch.state).toBe('accepted');
    service.answer({ says: evaluated });
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(service.reports()).toHaveLength(2);
  });

  it('goes on asking through an outage, and not within the back-off', async () => {
    const { engine, until, service, clock } = await judgedBy(later);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    service.answer({ status: 503 });
    await until(({ refetch }) => refetch.reason === 'server-error');
    const failed = clock.now();
    service.answer({ says: evaluated });
    expect((await until(hasEnded)).refetch.state).toBe('settled');
    expect(clock.now() - failed).toBeGreaterThanOrEqual(minute - 1_000);
    expect(service.reports()).toHaveLength(2);
  });

  it('ends by its name where the service refuses the report for good', async () => {
    const { engine, until, quiet, service } = await judgedBy(evaluated);
    service.answer({ status: 422 });
    await engine.refetch();
    const end = await until(hasEnded);
    expect(end.refetch).toMatchObject({ state: 'stopped', reason: 'report-quarantined' });
    await quiet();
    expect(engine.store.get().report).toMatchObject({ pending: 0, quarantined: 1 });
  });

  it('can be cancelled while its report is on the wire, and a late answer does not settle it', async () => {
    const { engine, until, quiet, service } = await judgedBy(evaluated);
    const arrived = service.hold();
    await engine.refetch();
    await arrived;
    engine.cancelRefetch();
    service.release();
    await quiet();
    expect((await until(hasEnded)).refetch).toMatchObject({ state: 'stopped', reason: 'cancelled' });
    expect(service.reports()).toHaveLength(2);
  });

  it('tells of a service that says no although everything here is met', async () => {
    const { engine, until } = await toldMac('service-says-no');
    await engine.refetch();
    const end = await until(hasEnded);
    expect(end).toMatchObject({
      refetch: { state: 'settled' },
      headline: { state: 'action', turn: 'it', code: 'H29' },
    });
  });
});
