import { describe, expect, it } from 'vitest';
import { drivenWorld } from './driven-world.ts';
import { scriptedService } from './scripted-service.ts';

const minute = 60_000;
const causes = (reports: readonly { readonly cause: string }[]): readonly string[] => reports.map(({ cause }) => cause);
const firewallOf = (
  report: { readonly policies: readonly { readonly name: string; readonly verdict: string }[] } | undefined,
) => report?.policies.find(({ name }) => name === 'The firewall is on')?.verdict;

/** A Mac that judges itself, and its service. */
async function reportingMac(
  ...[id = 'local-policies', options]: [
    id?: Parameters<typeof drivenWorld>[0],
    options?: Parameters<typeof drivenWorld>[2],
  ]
) {
  const world = await drivenWorld(id, undefined, options);
  const { service } = world.scenario;
  if (service === null) throw new Error('a scenario without a service');
  const look = async (cause: Parameters<typeof world.engine.look>[0] = 'asked-by-person') => {
    await world.engine.look(cause);
    await world.quiet();
    return world.engine.store.get();
  };
  return { ...world, look, service };
}

describe('what this Mac found', () => {
  it('is reported once by the first look, and not again by a second one', async () => {
    const { look, service, clock } = await reportingMac();
    const { report } = await look();
    expect(report).toMatchObject({ pending: 0, compliant: false, problem: null });
    clock.pass(5 * minute);
    await look();
    expect(causes(service.reports())).toEqual(['verdicts-changed']);
    expect(service.requestCount()).toBe(1);
    expect(firewallOf(service.reports()[0])).toBe('fail');
  });

  it('is reported by the look that sees a policy mended', async () => {
    const { look, service, scenario, clock } = await reportingMac();
    await look();
    scenario.mend();
    clock.pass(minute);
    expect((await look()).report).toMatchObject({ pending: 0, compliant: true });
    expect(causes(service.reports())).toEqual(['verdicts-changed', 'verdicts-changed']);
    expect(service.reports().map(firewallOf)).toEqual(['fail', 'pass']);
  });

  it('is reported half a minute after the last report where it changed right after that, although nobody looks', async () => {
    const { look, service, scenario, clock, live } = await reportingMac();
    await look();
    scenario.mend();
    clock.pass(10_000);
    expect((await look()).report).toMatchObject({ pending: 1, compliant: null });
    await live(19_000);
    expect(service.reports()).toHaveLength(1);
    await live(2_000);
    expect(service.reports().map(firewallOf)).toEqual(['fail', 'pass']);
    await live(minute);
    expect(service.requestCount()).toBe(2);
  });

  it('is reported again after about an hour, whatever happens or does not', async () => {
    const { look, service, live, engine } = await reportingMac();
    await look();
    await live(59 * minute);
    expect(service.reports()).toHaveLength(1);
    const { takenAt } = engine.store.get();
    await live(8 * minute);
    expect(causes(service.reports())).toEqual(['verdicts-changed', 'scheduled']);
    // It says how this Mac stands then, and not how it stood an hour ago.
    expect(engine.store.get().takenAt > takenAt).toBe(true);
  });

  it('is reported when the service wants it, though no look comes by itself so soon', async () => {
    const service = await scriptedService({ says: { nextReportAfterSeconds: 300 } });
    const { look, live, engine, setSettings } = await reportingMac();
    setSettings(() => ({ ReportURL: service.url }));
    engine.startIdleLooks();
    await look();
    await live(299_000);
    expect(service.reports()).toHaveLength(1);
    await live(32_000);
    expect(causes(service.reports())).toEqual(['verdicts-changed', 'scheduled']);
  });

  it('is reported when the person tells how signing in went, and what the service said stands meanwhile', async () => {
    const { look, service, engine, quiet, live, clock } = await reportingMac('local-all-met');
    await look();
    engine.tryAccess();
    engine.answerAccess('worked');
    await quiet();
    expect(engine.store.get().report).toMatchObject({ pending: 0, compliant: true });
    expect(engine.store.get().journey.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(service.reports()).toHaveLength(1);
    await live(32_000);
    expect(service.reports()).toHaveLength(2);
    clock.pass(minute);
    engine.answerAccess('did-not-work');
    await quiet();
    expect(service.reports()).toHaveLength(3);
  });

  it('costs osquery one batch a look', async () => {
    const { look, batches } = await reportingMac();
    await look();
    await look();
    expect(batches.map(batch => batch.length)).toEqual([3, 3]);
  });

  it('never says in a report that somebody waits, nor what the service said before', async () => {
    const service = await scriptedService({ says: { evaluatedAt: null } });
    const { engine, look, clock, until, setSettings } = await reportingMac();
    setSettings(() => ({ ReportURL: service.url }));
    await look();
    clock.pass(minute);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    expect(causes(service.reports())).toEqual(['verdicts-changed', 'refetch']);
    for (const { snapshot } of service.reports()) {
      expect(snapshot.headline.state).toBe('blocked');
      expect(snapshot).toMatchObject({ refetch: { state: 'idle' }, report: null, upstream: { state: 'ok' } });
    }
  });

  it('is sent by nobody who may not report, also when it falls due, and who may says that it was not', async () => {
    const { look, live, service, batches } = await reportingMac('local-policies', { reports: 'none' });
    expect((await look()).report).toMatchObject({ pending: 0, lastDeliveredAt: null, problem: null });
    await live(3 * 60 * minute);
    expect(service.requestCount()).toBe(0);
    expect(batches).toHaveLength(1);
  });
});

describe('beside Fleet, reports', () => {
  it('go out in the background and change neither headline nor journey', async () => {
    const { look, service } = await reportingMac('fleet-and-local');
    const { headline, journey, report, policies } = await look();
    expect(causes(service.reports())).toEqual(['verdicts-changed']);
    expect(report).toMatchObject({ pending: 0, problem: null });
    expect(headline).toMatchObject({ state: 'blocked', id: 'policies-failing' });
    expect(journey.find(({ stop }) => stop === 'told')?.text).not.toContain('service');
    expect(new Set(policies.items.map(({ source }) => source))).toEqual(new Set(['fleet', 'local']));
  });

  it('that a service does not take change neither headline nor journey', async () => {
    const quietly = await drivenWorld('fleet-and-local');
    quietly.setSettings(() => ({ ReportURL: null }));
    const without = await quietly.engine.look('asked-by-person');
    const service = await scriptedService({ status: 500 });
    const { look, setSettings } = await reportingMac('fleet-and-local');
    setSettings(() => ({ ReportURL: service.url }));
    const { headline, journey, upstream, report } = await look();
    expect(report).toMatchObject({ pending: 1, problem: { code: 'server-error' } });
    expect(upstream).toMatchObject({ kind: 'fleet', state: 'ok' });
    const told = (stops: typeof journey) => stops.map(({ stop, state, text, turn }) => [stop, state, text, turn]);
    expect([headline, told(journey)]).toEqual([without.headline, told(without.journey)]);
  });

  it('end a refetch of Fleet’s, with its name and although nothing has changed', async () => {
    const { engine, look, until, clock, service } = await reportingMac('fleet-and-local');
    await look();
    clock.pass(minute);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'settled');
    await look('refetch-ended');
    expect(causes(service.reports())).toEqual(['verdicts-changed', 'refetch']);
    clock.pass(minute);
    await look();
    expect(service.reports()).toHaveLength(2);
  });

  it('do not wait for a refetch of Fleet’s that is under way', async () => {
    const { engine, look, until, clock, service, scenario } = await reportingMac('fleet-and-local');
    await look();
    clock.pass(minute);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    scenario.mend();
    await look();
    expect(service.reports().map(firewallOf)).toEqual(['fail', 'pass']);
  });

  it('that are wanted often do not keep this Mac from asking Fleet', async () => {
    const service = await scriptedService({ says: { nextReportAfterSeconds: 300 } });
    const { look, live, engine, setSettings, asked } = await reportingMac('fleet-and-local');
    setSettings(() => ({ ReportURL: service.url }));
    await look();
    engine.startIdleLooks();
    const before = asked().length;
    await live(40 * minute);
    expect(asked().slice(before)).toEqual(['desktop']);
    expect(service.reports().length).toBeGreaterThanOrEqual(7);
  });
});
