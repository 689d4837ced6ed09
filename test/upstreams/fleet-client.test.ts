import { describe, expect, it } from 'vitest';
import { sendHttp } from '../../src-main/adapters/http.ts';
import { createFleetClient } from '../../src-main/upstreams/fleet/client.ts';
import { createFleetUpstream } from '../../src-main/upstreams/fleet/fleet-upstream.ts';
import { manualClock } from '../sandbox/manual-clock.ts';
import { goodToken, nothing, presentToken, scriptedFleet, type Reply } from './scripted-fleet.ts';

const staleToken = 'old-token-of-an-hour-ago';
const refuseStale = (good: Reply) => (token: string) => (token === goodToken ? good : { status: 401, body: {} });

describe('the device token', () => {
  it('is read anew for every request', async () => {
    const fleet = await scriptedFleet();
    await fleet.upstream.look('full', nothing);
    expect(fleet.token.reads).toBe(3);
  });

  it('repeats a 401 once when the file has changed meanwhile', async () => {
    const fleet = await scriptedFleet(
      {
        desktop: token => {
          if (token === goodToken) return { body: {} };
          fleet.token.current = presentToken(goodToken);
          return { status: 401, body: {} };
        },
      },
      { firstToken: staleToken },
    );
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
    expect(fleet.requests.map(request => request.token)).toEqual([staleToken, goodToken, goodToken, goodToken]);
  });

  it('repeats a 401 only once, whatever the file does', async () => {
    let turn = 0;
    const fleet = await scriptedFleet({
      desktop: () => {
        turn += 1;
        fleet.token.current = presentToken(`another-token-${turn}`);
        return { status: 401, body: {} };
      },
    });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('token-stale');
    expect(fleet.requests).toHaveLength(2);
  });

  it('does not send a refused token again until the file changes', async () => {
    const fleet = await scriptedFleet({ desktop: refuseStale({ body: {} }) }, { firstToken: staleToken });
    await fleet.upstream.look('full', nothing);
    const again = await fleet.upstream.look('full', nothing);
    expect(again).toMatchObject({ state: 'token-stale', problem: { code: 'token-stale' } });
    expect(fleet.requests).toHaveLength(1);
    fleet.token.current = presentToken(goodToken);
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  });

  it('tries a refused token once more after half an hour: the server may have had a bad moment', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 401, body: {} } });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(1_800_000);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(2);
  });

  it.each([
    [{ kind: 'missing' }, 'token-missing'],
    [{ kind: 'not-understood' }, 'token-not-understood'],
    [{ kind: 'unreadable', problem: { code: 'permission-denied' } }, 'permission-denied'],
  ] as const)('$kind: nothing is sent, and it is IT who has to act', async (token, code) => {
    const fleet = await scriptedFleet();
    fleet.token.current = token;
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({
      state: 'misconfigured',
      problem: { code },
      lastContactAt: null,
    });
    expect(fleet.requests).toHaveLength(0);
  });
});

describe('a server that asks to be left alone', () => {
  it('is left alone for as long as it asked', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 429, headers: { 'retry-after': '120' } } });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('rate-limited');
    fleet.clock.pass(119_000);
    expect((await fleet.upstream.look('full', nothing)).state).toBe('rate-limited');
    expect(fleet.requests).toHaveLength(1);
    fleet.clock.pass(1_000);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(2);
  });

  it('is left alone for a minute at least', async () => {
    const fleet = await scriptedFleet({ desktop: { status: 429, headers: { 'retry-after': '1' } } });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(59_000);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(1);
  });

  it('says how long in the failure, seconds or a date by its own clock', async () => {
    const date = { 'retry-after': 'Fri, 20 Nov 2026 10:05:00 GMT', date: 'Fri, 20 Nov 2026 10:03:00 GMT' };
    const fleet = await scriptedFleet({ refetch: { status: 503, headers: date } });
    expect(await fleet.upstream.requestRefetch()).toMatchObject({
      ok: false,
      failure: { upstreamState: 'error', retryAfterMs: 120_000 },
    });
  });
});

describe('a server that wants a sign-in', () => {
  it('is asked nothing gated for an hour, while the summary is still watched', async () => {
    const fleet = await scriptedFleet({ host: { status: 401, body: { message: 'x', sso_required: true } } });
    await fleet.upstream.look('full', nothing);
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'sign-in-required' });
    expect(await fleet.upstream.requestRefetch()).toMatchObject({
      ok: false,
      failure: { upstreamState: 'sign-in-required' },
    });
    expect(fleet.requests.map(request => request.route)).toEqual(['desktop', 'host', 'desktop']);
    fleet.clock.pass(3_600_000);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests.slice(3).map(request => request.route)).toEqual(['desktop', 'host']);
  });
});

describe('asking for a refetch', () => {
  it('is one POST', async () => {
    const fleet = await scriptedFleet();
    expect(await fleet.upstream.requestRefetch()).toEqual({ ok: true, value: null });
    expect(fleet.requests.map(request => request.route)).toEqual(['refetch']);
  });

  it('believes no captive portal: a page is not an answer', async () => {
    const fleet = await scriptedFleet({ refetch: { body: '<html>Welcome to the hotel</html>' } });
    expect(await fleet.upstream.requestRefetch()).toMatchObject({
      ok: false,
      failure: { problem: { code: 'output-not-understood' } },
    });
  });
});

describe('a network that fails', () => {
  it.each([
    ['nothing listens', 'http://127.0.0.1:1/', 'connection-refused'],
    ['the name is unknown', 'https://fleet.invalid/', 'host-not-found'],
  ])('%s: unreachable, and the problem says which', async (_name, base, code) => {
    const clock = manualClock(0);
    const client = createFleetClient(
      new URL(base),
      {
        http: sendHttp,
        clock,
        readToken: async () => presentToken(goodToken),
        random: () => 0,
        isCaptive: async () => false,
      },
      { backOff: null, onBackOff: () => undefined },
    );
    const reading = await createFleetUpstream(client, clock).look('full', nothing);
    expect(reading).toMatchObject({ state: 'unreachable', problem: { code }, lastContactAt: null });
  });
});
