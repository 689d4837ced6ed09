import { describe, expect, it } from 'vitest';
import type { UpstreamReading } from '../../src-main/core/upstream-reading.ts';
import { host, nothing, policy, scriptedFleet, type Script } from './scripted-fleet.ts';

const free = { status: 402, body: { message: 'Requires Fleet Premium license' } };
const everything = ['desktop', 'host', 'policies'];

/** A Fleet that was looked at once; only what comes after that is counted. */
async function knownFleet(script: Script = {}) {
  const fleet = await scriptedFleet(script);
  const previous = await fleet.upstream.look('full', nothing);
  fleet.requests.length = 0;
  fleet.clock.pass(60_000);
  return { ...fleet, previous };
}

describe('a look at the summary alone', () => {
  it('keeps everything but the contact while the count stands still', async () => {
    const fleet = await knownFleet({ desktop: { body: { failing_policies_count: 2 } } });
    fleet.behave({ host: { status: 500 }, policies: { body: { policies: [] } } });
    const { lastContactAt, host, ...rest } = await fleet.upstream.look('summary', fleet.previous);
    expect(lastContactAt).toBe('2026-11-20T10:01:00.000Z');
    expect({ ...rest, lastContactAt: fleet.previous.lastContactAt, host: fleet.previous.host }).toEqual(fleet.previous);
    // Of the host, only the time that the server's clock shows is new.
    const { serverNow, serverNowAt } = host ?? {};
    expect({ ...fleet.previous.host, serverNow, serverNowAt }).toEqual(host);
    expect(fleet.routes()).toEqual(['desktop']);
  });

  it('is content with a server that counts nothing, as long as it goes on counting nothing', async () => {
    const fleet = await knownFleet({ desktop: { body: {} } });
    await fleet.upstream.look('summary', fleet.previous);
    expect(fleet.routes()).toEqual(['desktop']);
    // Fleet leaves the key out where nothing fails.
    fleet.behave({ desktop: { body: { failing_policies_count: 0 } } });
    await fleet.upstream.look('summary', fleet.previous);
    expect(fleet.routes().slice(1)).toEqual(['desktop']);
  });

  it.each([
    ['the count has moved', {}, { failing_policies_count: 1 }],
    ['the server counts none any more', { failingCount: 1 }, {}],
    ['it is another server', { server: 'fleet.example' }, { failing_policies_count: 0 }],
    ['the reading before had failed', { state: 'error' }, { failing_policies_count: 0 }],
    ['the list was not known before', { policies: null }, { failing_policies_count: 0 }],
  ] as const)('goes on to the rest where %s', async (_name, change, body) => {
    const fleet = await knownFleet();
    fleet.behave({ desktop: { body } });
    const previous: UpstreamReading = { ...fleet.previous, ...change };
    const reading = await fleet.upstream.look('summary', previous);
    expect(fleet.routes()).toEqual(everything);
    expect(reading).toMatchObject({ state: 'ok', server: fleet.server, policies: [{ id: '7' }] });
  });

  it('goes on to the rest where nothing was known before', async () => {
    const fleet = await scriptedFleet();
    await fleet.upstream.look('summary', nothing);
    expect(fleet.routes()).toEqual(everything);
  });

  it('ends with its own failure, and what was known before no longer stands for now', async () => {
    const fleet = await knownFleet();
    fleet.behave({ desktop: { status: 503 } });
    expect(await fleet.upstream.look('summary', fleet.previous)).toMatchObject({
      state: 'error',
      host: null,
      policies: null,
      lastContactAt: null,
    });
    expect(fleet.routes()).toEqual(['desktop']);
  });

  it('reads the host alone where the licence has no summary, in one request', async () => {
    const fleet = await knownFleet({ desktop: free });
    expect(await fleet.upstream.look('summary', fleet.previous)).toMatchObject({
      state: 'unlicensed',
      problem: { code: 'unlicensed' },
      policies: null,
      lastContactAt: '2026-11-20T10:01:00.000Z',
    });
    expect(fleet.routes()).toEqual(['host']);
  });
});

describe('a look at everything', () => {
  it('reads everything again, whatever the count says', async () => {
    const fleet = await knownFleet();
    await fleet.upstream.look('full', fleet.previous);
    expect(fleet.routes()).toEqual(everything);
  });

  it('tells what was read before it failed', async () => {
    const fleet = await scriptedFleet({ policies: { status: 500 }, desktop: { body: { failing_policies_count: 3 } } });
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({
      state: 'error',
      failingCount: 3,
      host: { mdm: 'on' },
      policies: null,
      lastContactAt: '2026-11-20T10:00:00.000Z',
    });
  });

  it('says when the server was last heard, after the last request that counted', async () => {
    const fleet = await scriptedFleet({}, { answerMs: 2_000 });
    expect((await fleet.upstream.look('full', nothing)).lastContactAt).toBe('2026-11-20T10:00:04.000Z');
  });

  it('takes half a minute at most, however just in time each answer is', async () => {
    const fleet = await scriptedFleet({ policies: { hangs: true } }, { answerMs: 14_999 });
    const reading = await fleet.upstream.look('full', nothing);
    expect(fleet.deadlines).toEqual([15_000, 15_000, 2]);
    expect(reading).toMatchObject({ state: 'unreachable', problem: { code: 'request-timed-out' } });
    expect(reading.host?.mdm).toBe('on');
  });

  it('counts the time that a request had to wait for others', async () => {
    const fleet = await scriptedFleet({ policies: { hangs: true } }, { answerMs: 18_000 });
    await fleet.upstream.look('full', nothing);
    expect(fleet.deadlines).toEqual([15_000, 12_000, 1]);
  });

  it('gives each request 15 s while there is time, a refetch included', async () => {
    const fleet = await scriptedFleet();
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.requestRefetch();
    expect(fleet.deadlines).toEqual([15_000, 15_000, 15_000, 15_000]);
  });

  it('names the browsers’ host where the server does', async () => {
    const fleet = await scriptedFleet({ desktop: { body: { alternative_browser_host: 'my.fleet.example:8443' } } });
    expect((await fleet.upstream.look('full', nothing)).browserHost).toBe('my.fleet.example:8443');
  });
});

describe('what servers of different ages say of this Mac', () => {
  async function hostOf(change: object, rest: object = {}) {
    const fleet = await scriptedFleet({ host: { body: { host: { ...host, ...change }, ...rest } } });
    const reading = await fleet.upstream.look('full', nothing);
    expect(reading.state).toBe('ok');
    return reading.host;
  }
  const mdm = (settings: object): object => ({ mdm: { enrollment_status: 'On (manual)', ...settings } });

  it.each([
    ['the old name alone', { team_name: 'Laptops' }, 'Laptops'],
    ['the new name alone', { fleet_name: 'Laptops' }, 'Laptops'],
    ['both', { team_name: 'Old', fleet_name: 'New' }, 'New'],
    ['the new one without a value', { team_name: 'Laptops', fleet_name: null }, 'Laptops'],
    ['neither', {}, null],
    ['a name that is none', { fleet_name: 12, team_name: 'Laptops' }, 'Laptops'],
  ])('its group: %s', async (_name, change, group) => {
    expect((await hostOf(change))?.group).toBe(group);
  });

  it.each([
    ['the old name alone', { macos_settings: { action_required: 'log_out' } }, 'log_out'],
    ['the new name alone', { apple_settings: { action_required: 'rotate_key' } }, 'rotate_key'],
    ['both', { apple_settings: { action_required: 'a' }, macos_settings: { action_required: 'b' } }, 'a'],
    ['nothing to do', { apple_settings: { action_required: null } }, null],
    ['neither', {}, null],
    ['settings of an unknown shape', { apple_settings: 3, macos_settings: { action_required: 'log_out' } }, 'log_out'],
  ])('what its profiles wait for: %s', async (_name, settings, actionRequired) => {
    expect((await hostOf(mdm(settings)))?.actionRequired).toBe(actionRequired);
  });

  it.each([
    ['free', { license: { tier: 'free' } }, false],
    ['premium', { license: { tier: 'premium', expiration: '2031-01-01T00:00:00Z' } }, true],
    ['absent', {}, null],
    ['null', { license: null }, null],
    ['of an unknown shape', { license: 'premium' }, null],
    ['without a tier', { license: { organization: 'Larkfield' } }, null],
  ])('its licence: %s', async (_name, rest, licensed) => {
    expect((await hostOf({}, rest))?.licensed).toBe(licensed);
  });

  it.each([
    [10, 10_000],
    [0.5, 500],
    [86_400, 86_400_000],
    [86_401, null],
    [1e300, null],
    [0, null],
    [-1, null],
    ['10', null],
    [null, null],
    [undefined, null],
  ])('how often its agent asks: %j', async (interval, distributedIntervalMs) => {
    expect((await hostOf({ distributed_interval: interval }))?.distributedIntervalMs).toBe(distributedIntervalMs);
  });

  it.each([
    ['online', true],
    ['offline', false],
    ['missing', false],
    ['mia', false],
    ['new', null],
    ['constructor', null],
    [null, null],
    [undefined, null],
  ])('whether it is online: %j', async (status, online) => {
    expect((await hostOf({ status }))?.online).toBe(online);
  });

  it('when it was last seen: by its last details where the server does not say it', async () => {
    expect((await hostOf({ seen_time: null }))?.lastSeenAt).toBe('2026-11-20T09:00:00.000Z');
    expect((await hostOf({ seen_time: null, detail_updated_at: '2000-01-01T00:00:00Z' }))?.lastSeenAt).toBeNull();
  });

  it('with keys that nobody has heard of', async () => {
    expect(await hostOf({ mood: 'cheerful', refetch_requested: true }, { weather: {} })).toMatchObject({
      refetchRequested: true,
    });
  });
});

describe('a policy', () => {
  async function policyOf(body: object) {
    const fleet = await scriptedFleet({ policies: { body: { policies: [body], count: 1 } } });
    return (await fleet.upstream.look('full', nothing)).policies?.[0];
  }

  it('has its question and author where older servers send them', async () => {
    const older = { ...policy, query: 'SELECT 1;', author_id: 1, author_email: 'it@larkfield.example' };
    expect(await policyOf(older)).toMatchObject({ id: '7', query: 'SELECT 1;' });
    expect(await policyOf({ ...policy, type: 'dynamic' })).toMatchObject({ id: '7', query: null });
    expect(await policyOf({ ...policy, query: 5 })).toMatchObject({ query: null });
  });

  it('needs nothing but its id and its name', async () => {
    expect(await policyOf({ id: 'a', name: 'b' })).toEqual({
      id: 'a',
      name: 'b',
      verdict: 'undetermined',
      blocks: false,
      critical: false,
      description: '',
      resolution: null,
      links: [],
      local: null,
      query: null,
    });
  });

  it('without a way out has none: an empty text is not advice', async () => {
    expect((await policyOf({ ...policy, resolution: '' }))?.resolution).toBeNull();
  });

  it('is none in an empty list, which Fleet may send as null', async () => {
    const fleet = await scriptedFleet({ policies: { body: { policies: null } } });
    expect((await fleet.upstream.look('full', nothing)).policies).toEqual([]);
  });
});
