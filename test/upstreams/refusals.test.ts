import { describe, expect, it } from 'vitest';
import { goodToken, nothing, policy, presentToken, scriptedFleet } from './scripted-fleet.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const unauthorized = { status: 401, body: { message: 'Authentication required', errors: [] } };
const free = { status: 402, body: { message: 'Requires Fleet Premium license' } };
const signIn = { status: 401, body: { message: 'Single sign-on required', sso_required: true } };

describe('a token that was refused', () => {
  it('is sent again every half hour, and not in between', async () => {
    const fleet = await scriptedFleet({ desktop: unauthorized });
    const start = fleet.clock.now();
    const sentAt: number[] = [];
    while (fleet.clock.now() < start + 70 * minute) {
      const before = fleet.requests.length;
      expect((await fleet.upstream.look('full', nothing)).problem?.code).toBe('token-stale');
      if (fleet.requests.length > before) sentAt.push(fleet.clock.now() - start);
      fleet.clock.pass(10 * second);
    }
    expect(sentAt).toEqual([0, 30 * minute, 60 * minute]);
  });

  it('is not sent for a gated request either', async () => {
    const fleet = await scriptedFleet({ desktop: unauthorized });
    await fleet.upstream.look('full', nothing);
    expect(await fleet.upstream.requestRefetch()).toMatchObject({ failure: { upstreamState: 'token-stale' } });
    expect(await fleet.upstream.readHost('before')).toMatchObject({ failure: { problem: { code: 'token-stale' } } });
    expect(fleet.requests).toHaveLength(1);
  });

  it('is tried once more when a person asks, but not within a minute', async () => {
    const fleet = await scriptedFleet({ desktop: unauthorized });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(minute - 1);
    fleet.upstream.forgive('person');
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(1);
    fleet.clock.pass(1);
    fleet.upstream.forgive('person');
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(2);
  });

  it('is no reason to leave the server alone: what the file holds next is sent at once', async () => {
    const fleet = await scriptedFleet(
      { desktop: token => (token === goodToken ? { body: {} } : unauthorized) },
      { firstToken: 'an-old-token' },
    );
    await fleet.upstream.look('full', nothing);
    expect(fleet.upstream.backOffLeftMs()).toBeNull();
    fleet.token.current = presentToken(goodToken);
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
    expect(fleet.requests[1]).toMatchObject({ route: 'desktop', token: goodToken });
  });

  it('is forgotten once another token was taken', async () => {
    const fleet = await scriptedFleet({ desktop: unauthorized });
    await fleet.upstream.look('full', nothing);
    fleet.token.current = presentToken('another-token-of-this-hour');
    fleet.behave({ desktop: { body: {} } });
    await fleet.upstream.look('full', nothing);
    fleet.token.current = presentToken(goodToken);
    fleet.requests.length = 0;
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
    expect(fleet.requests[0]).toMatchObject({ route: 'desktop', token: goodToken });
  });

  it('is not repeated when the file is gone at the second reading', async () => {
    const fleet = await scriptedFleet({
      desktop: () => {
        fleet.token.current = { kind: 'missing' };
        return unauthorized;
      },
    });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('token-stale');
    expect(fleet.requests).toHaveLength(1);
  });
});

describe('a licence without policies', () => {
  it('is not asked for again for a day, while the host is still read', async () => {
    const fleet = await scriptedFleet({ desktop: free, policies: free });
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'unlicensed', host: { mdm: 'on' } });
    }
    expect(fleet.routes()).toEqual(['desktop', 'host', 'host', 'host']);
    fleet.clock.pass(24 * hour - 1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes().slice(4)).toEqual(['host']);
    fleet.clock.pass(1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes().slice(5)).toEqual(['desktop', 'host']);
  });

  it('costs an idle look one request, and a refetch can still be asked for', async () => {
    const fleet = await scriptedFleet({ desktop: free, policies: free });
    const first = await fleet.upstream.look('full', nothing);
    fleet.requests.length = 0;
    expect((await fleet.upstream.look('summary', first)).state).toBe('unlicensed');
    expect(fleet.routes()).toEqual(['host']);
    expect(await fleet.upstream.requestRefetch()).toEqual({ ok: true, value: null });
  });

  it('that was bought is seen when the day is over', async () => {
    const fleet = await scriptedFleet({ desktop: free });
    await fleet.upstream.look('full', nothing);
    fleet.behave({ desktop: { body: {} } });
    fleet.clock.pass(24 * hour);
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'ok', policies: [{ id: '7' }] });
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes().slice(2)).toEqual(['desktop', 'host', 'policies', 'desktop', 'host', 'policies']);
  });

  it('is remembered per question: a list that is not for sale does not close the summary', async () => {
    const fleet = await scriptedFleet({ policies: free });
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes()).toEqual(['desktop', 'host', 'policies', 'desktop', 'host']);
  });
});

describe('a sign-in that stands in front of the server', () => {
  it('keeps everything gated from being asked for an hour, and the summary is watched', async () => {
    const fleet = await scriptedFleet({ host: signIn, policies: signIn, refetch: signIn });
    await fleet.upstream.look('full', nothing);
    fleet.requests.length = 0;
    const refused = { ok: false, failure: { upstreamState: 'sign-in-required' } };
    expect(await fleet.upstream.readHost('before')).toMatchObject(refused);
    expect(await fleet.upstream.readPolicies()).toMatchObject(refused);
    expect(await fleet.upstream.requestRefetch()).toMatchObject(refused);
    expect(await fleet.upstream.readPush()).toBeNull();
    fleet.upstream.forgive('person');
    fleet.clock.pass(hour - 1);
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'sign-in-required', failingCount: 0 });
    expect(fleet.routes()).toEqual(['desktop']);
    fleet.clock.pass(1);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes()).toEqual(['desktop', 'desktop', 'host']);
  });

  it('is over as soon as a gated request gets through', async () => {
    const fleet = await scriptedFleet({ host: signIn });
    await fleet.upstream.look('full', nothing);
    fleet.clock.pass(hour);
    fleet.behave({ host: { body: { host: { refetch_requested: false } } } });
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
    fleet.clock.pass(1);
    expect((await fleet.upstream.look('full', nothing)).state).toBe('ok');
  });

  it('is no failure of the token: the same one is sent on for what is open', async () => {
    const fleet = await scriptedFleet({ host: signIn, policies: { body: { policies: [policy] } } });
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests.map(({ token }) => token)).toEqual([goodToken, goodToken, goodToken]);
    expect(fleet.upstream.backOffLeftMs()).toBeNull();
  });
});

describe('a clock that is set back', () => {
  it.each([
    ['a refused token', { desktop: unauthorized }, 'desktop'],
    ['a licence that is missing', { desktop: free }, 'desktop'],
    ['a sign-in', { host: signIn }, 'host'],
  ])('does not make %s last for as long', async (_name, script, route) => {
    const fleet = await scriptedFleet(script);
    await fleet.upstream.look('full', nothing);
    fleet.requests.length = 0;
    fleet.clock.pass(-365 * 24 * hour);
    await fleet.upstream.look('full', nothing);
    expect(fleet.routes()).toContain(route);
  });
});
