import { describe, expect, it } from 'vitest';
import type { UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import { parsePush } from '../../src-main/upstreams/fleet/bodies.ts';
import { host, nothing, policy, scriptedFleet, type Reply, type Script } from './scripted-fleet.ts';

const day = 24 * 3_600_000;
const newer = { ...host, fleet_id: 3, fleet_name: 'Laptops' };
const ran = { type: 'ran_automation_conditional_access', created_at: '2026-11-20T09:00:30Z' };
const failed = { type: 'failed_automation_conditional_access', created_at: '2026-11-20T09:10:00Z' };

function newerServer(activities: Reply): Script {
  return { host: { body: { host: newer } }, activities };
}

async function lookAt(script: Script): Promise<{ reading: UpstreamReading; routes: readonly string[] }> {
  const fleet = await scriptedFleet(script);
  const reading = await fleet.upstream.look('full', nothing);
  return { reading, routes: fleet.routes() };
}

describe('the activity feed', () => {
  it('is asked of a newer server where a policy counts for access, and tells the last push', async () => {
    const { reading, routes } = await lookAt(newerServer({ body: { activities: [ran] } }));
    expect(routes).toEqual(['desktop', 'host', 'policies', 'activities']);
    expect(reading.push).toEqual({ outcome: 'ran', at: '2026-11-20T09:00:30.000Z' });
  });

  it.each([
    ['fleet_id', newer, true],
    ['fleet_id of a Mac without a group', { ...host, fleet_id: null }, true],
    ['apple_settings', { ...host, mdm: { apple_settings: { action_required: null } } }, true],
    ['apple_settings without content', { ...host, mdm: { apple_settings: null } }, true],
    ['apple_settings of an unknown shape', { ...host, mdm: { apple_settings: 'x' } }, true],
    ['neither', host, false],
    ['macos_settings alone', { ...host, mdm: { macos_settings: { action_required: null } } }, false],
    ['no MDM', { ...host, mdm: null }, false],
  ])('is asked where the host body has %s', async (_name, body, isAsked) => {
    const { routes } = await lookAt({ host: { body: { host: body } } });
    expect(routes.includes('activities')).toBe(isAsked);
  });

  it.each([
    ['no policy counts', [{ ...policy, conditional_access_enabled: false }]],
    ['there is none', []],
  ])('is not asked where %s', async (_name, policies) => {
    const { routes, reading } = await lookAt({ ...newerServer({ status: 404 }), policies: { body: { policies } } });
    expect(routes).toEqual(['desktop', 'host', 'policies']);
    expect(reading).toMatchObject({ state: 'ok', push: null });
  });

  it.each([
    ['a server without it (404)', { status: 404 }],
    ['one that has trouble with it (500)', { status: 500 }],
    ['one that keeps it from devices (403)', { status: 403 }],
    ['one that sells it (402)', { status: 402 }],
  ])('is not asked again for a day of %s, and all the rest is', async (_name, reply) => {
    const fleet = await scriptedFleet(newerServer(reply));
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'ok', problem: null, push: null });
    expect(fleet.upstream.backOffLeftMs()).toBeNull();
    expect(await fleet.upstream.requestRefetch()).toEqual({ ok: true, value: null });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(day - 1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes().filter(route => route === 'activities')).toHaveLength(1);
    fleet.clock.pass(1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes().filter(route => route === 'activities')).toHaveLength(2);
  });

  it('that takes too long does not keep anybody from asking for what counts', async () => {
    // The clock runs on while each answer is on its way: nothing is left of the look's time for the feed.
    const fleet = await scriptedFleet(newerServer({ hangs: true }), { answerMs: 10_000 });
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'ok', push: null });
    expect(fleet.deadlines.at(-1)).toBe(1);
    expect(fleet.backOffs).toEqual([]);
    expect(await fleet.upstream.readHost('before')).toMatchObject({ ok: true });
  });

  it('does make this Mac leave a server alone that limits its callers', async () => {
    const fleet = await scriptedFleet(newerServer({ status: 429 }));
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBe(60_000);
  });

  it('that is no feed tells nothing, and spoils nothing', async () => {
    const { reading } = await lookAt(newerServer({ body: '<html>' }));
    expect(reading).toMatchObject({ state: 'ok', push: null, policies: [{ id: '7' }] });
  });
});

describe('what the feed says', () => {
  const feed = (activities: unknown): string => JSON.stringify({ activities, meta: { has_next_results: false } });
  const latest = { outcome: 'failed', at: '2026-11-20T09:10:00.000Z' };

  it.each([
    ['newest first', [failed, ran], latest],
    ['newest last', [ran, failed], latest],
    ['in between', [ran, failed, { ...ran, created_at: '2026-11-20T09:05:00Z' }], latest],
    ['unknown kinds around it', [{ type: 'edited_policy', created_at: '2026-11-21T00:00:00Z' }, failed], latest],
    ['broken entries around it', [null, 7, 'x', {}, { type: failed.type }, { ...ran, created_at: 5 }, failed], latest],
    ['an entry whose stamp is none', [{ ...ran, created_at: 'later today' }, failed], latest],
    ['kinds that are names of objects', [{ type: 'constructor', created_at: ran.created_at }, failed], latest],
    ['no entry', [], null],
    ['only other kinds', [{ type: 'installed_software', created_at: ran.created_at }], null],
    ['a null list', null, null],
  ])('%s', (_name, activities, push) => {
    expect(parsePush(feed(activities))).toEqual(push);
  });

  it.each([['<html>'], [''], ['null'], ['[]'], ['{}'], ['{"activities": {}}'], ['{"activities": "none"}']])(
    'is nothing where the body is %j',
    body => {
      expect(parsePush(body)).toBeUndefined();
    },
  );
});
