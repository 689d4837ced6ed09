import { describe, expect, it } from 'vitest';
import type { BackOff } from '../../src-main/core/back-off.ts';
import { nothing, scriptedFleet, type Script } from './scripted-fleet.ts';

const minute = 60_000;
const down: Script = { desktop: { status: 500 } };

describe('a server that failed', () => {
  it('is asked nothing before its time is over, whatever the request, and the time left is told', async () => {
    const fleet = await scriptedFleet(down);
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(20_000);
    const refused = { ok: false, failure: { upstreamState: 'error', retryAfterMs: 40_000 } };
    expect(await fleet.upstream.requestRefetch()).toMatchObject(refused);
    expect(await fleet.upstream.readHost('before')).toMatchObject(refused);
    expect(await fleet.upstream.readPolicies()).toMatchObject(refused);
    expect(await fleet.upstream.readPush()).toBeNull();
    expect(fleet.upstream.backOffLeftMs()).toBe(40_000);
    fleet.clock.pass(40_000 - 1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes()).toEqual(['desktop']);
    fleet.clock.pass(1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes()).toEqual(['desktop', 'desktop']);
  });

  it('tells the first failure how long it is, whatever shorter time the server asked for', async () => {
    const fleet = await scriptedFleet({ refetch: { status: 503, headers: { 'retry-after': '5' } } });
    expect(await fleet.upstream.requestRefetch()).toMatchObject({ failure: { retryAfterMs: minute } });
  });

  it('does not even cost a reading of the token', async () => {
    const fleet = await scriptedFleet(down);
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.look('full', nothing);
    expect(fleet.token.reads).toBe(1);
  });

  it('is left alone twice as long each time, up to half an hour', async () => {
    const fleet = await scriptedFleet(down);
    const waits: (number | null)[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      await fleet.upstream.look('full', nothing);
      waits.push(fleet.upstream.backOffLeftMs());
      fleet.clock.pass(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30].map(minutes => minutes * minute));
    expect(fleet.requests).toHaveLength(7);
  });

  it('starts from a minute again after one good answer, which is also what is kept', async () => {
    const fleet = await scriptedFleet(down);
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(minute);
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBe(2 * minute);
    fleet.clock.pass(2 * minute);
    fleet.behave({ desktop: { body: {} } });
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBeNull();
    expect(fleet.backOffs.map(backOff => backOff?.failures ?? null)).toEqual([1, 2, null]);
    fleet.behave(down);
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBe(minute);
  });

  it('tells what is to be kept once per change, and nothing while all is well', async () => {
    const fleet = await scriptedFleet();
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.look('full', nothing);
    expect(fleet.backOffs).toEqual([]);
  });

  it('is left alone after a restart as well', async () => {
    const before = await scriptedFleet(down);
    await before.upstream.look('full', nothing);
    const kept = before.backOffs.at(-1) ?? null;
    const fleet = await scriptedFleet({}, { kept });
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({
      state: 'error',
      problem: { code: 'server-error', detail: 'HTTP 500' },
      server: fleet.server,
      lastContactAt: null,
    });
    expect(fleet.requests).toEqual([]);
    fleet.clock.pass(minute);
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  });

  it('is left alone without a Retry-After for a minute, and for as long as a longer one says', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 429 } });
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBe(minute);
    fleet.clock.pass(minute);
    fleet.behave({ desktop: { status: 429, headers: { 'retry-after': '3600' } } });
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBe(60 * minute);
  });

  it('that answers is no failure, however unwelcome the answer is', async () => {
    for (const status of [401, 402, 404]) {
      const fleet = await scriptedFleet({ desktop: { status } });
      await fleet.upstream.look('full', nothing);
      expect([status, fleet.upstream.backOffLeftMs()]).toEqual([status, null]);
    }
  });
});

describe('a person who asks, or a new network', () => {
  it('has an unreachable server tried at once', async () => {
    const fleet = await scriptedFleet();
    fleet.close();
    expect((await fleet.upstream.look('full', nothing)).state).toBe('unreachable');
    fleet.upstream.forgive('person');
    expect(fleet.upstream.backOffLeftMs()).toBeNull();
    expect(await fleet.upstream.readHost('before')).toMatchObject({
      ok: false,
      failure: { upstreamState: 'unreachable' },
    });
    // Only the waiting was forgiven, not the count: the next wait is the longer one.
    expect(fleet.upstream.backOffLeftMs()).toBe(2 * minute);
  });

  it('has a failing server tried a minute after its last failure, not earlier', async () => {
    const fleet = await scriptedFleet(down);
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(minute);
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(minute - 1);
    fleet.upstream.forgive('person');
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(2);
    fleet.clock.pass(1);
    fleet.upstream.forgive('person');
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(3);
  });

  it('never has a server tried early that limits its callers', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 429, headers: { 'retry-after': '600' } } });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(10 * minute - 1);
    fleet.upstream.forgive('person');
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(1);
    fleet.clock.pass(1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(2);
  });

  it('changes nothing where nothing stands in the way', async () => {
    const fleet = await scriptedFleet();
    fleet.upstream.forgive('person');
    expect(fleet.backOffs).toEqual([]);
  });
});

describe('a back-off that cannot be', () => {
  const kept = (change: Partial<BackOff>): BackOff => ({
    failures: 3,
    failedAt: Date.parse('2026-11-20T09:59:00Z'),
    until: Date.parse('2026-11-20T10:05:00Z'),
    state: 'error',
    problem: { code: 'server-error' },
    ...change,
  });

  it.each([
    ['from the future: the clock was set back', { failedAt: Date.parse('2027-01-01T00:00:00Z') }],
    ['of much more than a day', { until: Date.parse('2026-11-21T11:00:01Z') }],
    ['that is over', { until: Date.parse('2026-11-20T10:00:00Z') }],
  ])('%s: the server is asked', async (_name, change) => {
    const fleet = await scriptedFleet({}, { kept: kept(change) });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  });

  it('but one that can be holds', async () => {
    const fleet = await scriptedFleet({}, { kept: kept({}) });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('error');
    expect(fleet.upstream.backOffLeftMs()).toBe(5 * minute);
  });
});

describe('a network that wants a sign-in of its own', () => {
  it('turns whatever failed into that, and is forgiven like a network', async () => {
    const seen: string[] = [];
    const page = { status: 302, headers: { location: 'http://hotel.example/login' } };
    const fleet = await scriptedFleet(
      { desktop: page },
      {
        isCaptive: async result => {
          seen.push(result.kind === 'answered' ? `answered ${result.status}` : result.problem.code);
          return true;
        },
      },
    );
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({
      state: 'unreachable',
      problem: { code: 'captive-portal' },
      lastContactAt: null,
    });
    expect(seen).toEqual(['answered 302']);
    fleet.upstream.forgive('person');
    fleet.behave({ desktop: { body: {} } });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
    // A good answer raises no doubt.
    expect(seen).toHaveLength(1);
  });

  it('is not held for one where the port says no', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 302, headers: { location: 'http://hotel.example/' } } });
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({
      state: 'error',
      problem: { code: 'redirected' },
    });
  });
});
