import { describe, expect, it } from 'vitest';
import { isUnderWay } from '../../src-main/core/refetch-state.ts';
import { drivenWorld } from './driven-world.ts';
import { scriptedService } from './scripted-service.ts';

const minute = 60_000;

async function changeableMac(id: Parameters<typeof drivenWorld>[0] = 'local-policies') {
  const world = await drivenWorld(id);
  const service = await scriptedService();
  let settings: Readonly<Record<string, unknown>> = { ReportURL: service.url };
  world.setSettings(() => settings);
  const look = async () => {
    await world.engine.look('asked-by-person');
    await world.quiet();
    return world.engine.store.get();
  };
  return {
    ...world,
    look,
    service,
    set: (next: Readonly<Record<string, unknown>>): void => {
      settings = next;
    },
  };
}

describe('when IT changes its settings while the app runs', () => {
  it('another service hears how this Mac stands, also what the one before had not taken', async () => {
    const { look, set, service, clock } = await changeableMac();
    service.answer({ status: 503 });
    await look();
    const other = await scriptedService();
    set({ ReportURL: other.url });
    clock.pass(1_000);
    const { report, upstream } = await look();
    expect(report).toMatchObject({ pending: 0, problem: null, server: new URL(other.url).host });
    expect(upstream).toMatchObject({ state: 'ok', server: new URL(other.url).host });
    expect(other.reports().map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(service.requests()).toHaveLength(1);
  });

  it('no service is told anything any more once there is none, not even what waits', async () => {
    const { look, set, service, live } = await changeableMac();
    service.answer({ status: 503 });
    await look();
    set({ ReportURL: null });
    const { report, upstream } = await look();
    expect(report).toBeNull();
    expect(upstream).toMatchObject({ kind: 'none', problem: { code: 'no-upstream' } });
    service.answer({});
    await live(2 * 60 * minute);
    expect(service.requests()).toHaveLength(1);
  });

  it('an address that is none is named, and nothing is sent', async () => {
    const { look, set, service, clock, live, batches } = await changeableMac();
    await look();
    set({ ReportURL: 'http://reports.larkfield.example/' });
    clock.pass(minute);
    const { report, upstream } = await look();
    expect(report).toMatchObject({ server: null, problem: { code: 'url-not-https' } });
    expect(upstream).toMatchObject({ state: 'misconfigured', problem: { code: 'url-not-https' } });
    await live(2 * 60 * minute);
    expect(service.requests()).toHaveLength(1);
    expect(batches).toHaveLength(2);
  });

  it('what identifies this Mac is sent as the setting says at that moment', async () => {
    const { look, set, service, clock } = await changeableMac();
    set({ ReportURL: service.url, IdentifiersInTicket: 'masked' });
    await look();
    const { mac } = await look();
    set({ ReportURL: service.url, IdentifiersInTicket: 'full', LocalPolicies: null });
    clock.pass(minute);
    await look();
    expect(service.bodies().map(body => body.includes(mac.name))).toEqual([false, true]);
  });

  it('policies that it takes away and gives are reported as they come and go', async () => {
    const { look, set, service, clock, batches } = await changeableMac();
    const one = { name: 'Only one', query: 'SELECT 1 FROM alf WHERE global_state >= 1;' };
    await look();
    clock.pass(minute);
    set({ ReportURL: service.url, LocalPolicies: null });
    expect((await look()).policies).toMatchObject({ state: 'none', items: [] });
    clock.pass(minute);
    set({ ReportURL: service.url, LocalPolicies: [one] });
    expect((await look()).policies).toMatchObject({ state: 'known', source: 'local', items: [{ verdict: 'fail' }] });
    expect(service.reports().map(({ policies }) => policies.length)).toEqual([3, 0, 1]);
    expect(batches.map(batch => batch.length)).toEqual([3, 1]);
  });

  it.each([
    [42, 'no-list'],
    [{ policy: [] }, 'misplaced-policies'],
    ['policies: no', 'no-list'],
    [true, 'no-list'],
  ])('policies that are none, such as %j, are unknown and named, and never "no policies"', async (value, code) => {
    const { look, set, service } = await changeableMac();
    set({ ReportURL: service.url, LocalPolicies: value });
    const { policies, headline, checks } = await look();
    expect(policies).toMatchObject({ state: 'unknown', items: [], faults: [{ code }] });
    expect(headline).toMatchObject({ state: 'unknown' });
    expect(checks.find(({ id }) => id === 'upstream-policies')?.problem?.code).toBe('policy-list-not-understood');
    expect(service.reports()).toHaveLength(1);
  });

  it('a dictionary with policies is read like a file with them', async () => {
    const { look, set, service } = await changeableMac();
    const query = 'SELECT 1 FROM alf WHERE global_state >= 1;';
    set({ ReportURL: service.url, LocalPolicies: { policies: [{ name: 'x', query }] } });
    expect((await look()).policies).toMatchObject({ state: 'known', items: [{ name: 'x', verdict: 'fail' }] });
  });

  it('a refetch of the service before is superseded', async () => {
    const { engine, look, set, service, until, clock, quiet } = await changeableMac();
    service.answer({ says: { evaluatedAt: null } });
    await look();
    clock.pass(minute);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    const other = await scriptedService();
    set({ ReportURL: other.url });
    await look();
    expect(engine.store.get().refetch).toMatchObject({ state: 'stopped', reason: 'superseded' });
    await quiet();
    expect(isUnderWay(engine.store.get().refetch.state)).toBe(false);
    expect(other.reports()).toHaveLength(1);
  });

  it('a refetch ends by its name where there is no service any more', async () => {
    const { engine, look, set, service, until, clock } = await changeableMac();
    service.answer({ says: { evaluatedAt: null } });
    await look();
    clock.pass(minute);
    await engine.refetch();
    await until(({ refetch }) => refetch.state === 'accepted');
    set({ ReportURL: null });
    await look();
    const end = await until(({ refetch }) => !isUnderWay(refetch.state));
    expect(end.refetch).toMatchObject({ state: 'stopped', reason: 'no-upstream' });
    expect(service.reports()).toHaveLength(2);
  });

  it('settings that cannot be read end that look alone', async () => {
    const { engine, setSettings, quiet, look, service } = await changeableMac();
    await look();
    setSettings(() => {
      throw new Error('unreadable');
    });
    await expect(engine.look('asked-by-person')).rejects.toThrow('unreadable');
    await quiet();
    setSettings(() => ({ ReportURL: service.url }));
    expect((await look()).policies.state).toBe('known');
  });
});

describe('an engine that is stopped with a report on its way', () => {
  it('shows nothing more, starts nothing more, and has the report taken once', async () => {
    const { engine, service, live, restart } = await changeableMac();
    const arrived = service.hold();
    await engine.look('started');
    await arrived;
    const { revision } = engine.store.get();
    engine.stop();
    service.release();
    await engine.reported();
    await live(3 * 60 * minute);
    expect(engine.store.get().revision).toBe(revision);
    expect(service.requests()).toHaveLength(1);
    const again = await restart();
    await again.look('started');
    await again.reported();
    expect(again.store.get().report).toMatchObject({ pending: 0 });
    expect(service.reports()).toHaveLength(2);
  });

  it('looks no more where a report would have fallen due', async () => {
    const { engine, look, live, batches } = await changeableMac();
    await look();
    engine.stop();
    await live(3 * 60 * minute);
    expect(batches).toHaveLength(1);
  });

  it('reports nothing of a look that ends after it', async () => {
    const { engine, service, quiet } = await changeableMac();
    const looking = engine.look('started');
    engine.stop();
    await looking;
    await engine.reported();
    await quiet();
    expect(service.requests()).toEqual([]);
  });
});
