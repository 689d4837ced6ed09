import { describe, expect, it } from 'vitest';
import { goodToken, host, policy, scriptedFleet, type Script, nothing } from './scripted-fleet.ts';

const routes = (requests: readonly { route: string }[]): string[] => requests.map(request => request.route);

describe('a look at Fleet', () => {
  it('asks for summary, host and policies, one request at a time', async () => {
    const fleet = await scriptedFleet();
    const reading = await fleet.upstream.look('full', nothing);
    expect(routes(fleet.requests)).toEqual(['desktop', 'host', 'policies']);
    expect(fleet.mostOpen()).toBe(1);
    expect(reading).toMatchObject({
      kind: 'fleet',
      server: fleet.server,
      state: 'ok',
      problem: null,
      lastContactAt: '2026-11-20T10:00:00.000Z',
      failingCount: 0,
      host: {
        refetchRequested: false,
        detailUpdatedAt: '2026-11-20T09:00:00.000Z',
        policyUpdatedAt: '2026-11-20T09:00:05.000Z',
        lastSeenAt: '2026-11-20T09:01:00.000Z',
        online: true,
        mdm: 'on',
      },
      policies: [
        {
          id: '7',
          name: policy.name,
          verdict: 'pass',
          blocks: true,
          critical: false,
          resolution: 'Turn on FileVault.',
        },
      ],
    });
  });

  it('keeps requests apart even when two looks and a refetch come at once', async () => {
    const fleet = await scriptedFleet();
    await Promise.all([
      fleet.upstream.look('full', nothing),
      fleet.upstream.requestRefetch(),
      fleet.upstream.look('full', nothing),
    ]);
    expect(fleet.requests).toHaveLength(7);
    expect(fleet.mostOpen()).toBe(1);
  });

  it('sends no cookie, no Origin and no Referer', async () => {
    const fleet = await scriptedFleet();
    await fleet.upstream.look('full', nothing);
    for (const { headers } of fleet.requests) {
      expect(headers.cookie).toBeUndefined();
      expect(headers.origin).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }
  });

  it('accepts the empty summary that older servers send', async () => {
    const fleet = await scriptedFleet({ desktop: { body: {} } });
    expect(await fleet.upstream.look('full', nothing)).toMatchObject({ state: 'ok', failingCount: null });
  });

  it('reads the first day of 2000 as never', async () => {
    const never = { ...host, policy_updated_at: '2000-01-01T00:00:00Z' };
    const fleet = await scriptedFleet({ host: { body: { host: never } } });
    expect((await fleet.upstream.look('full', nothing)).host?.policyUpdatedAt).toBeNull();
  });

  it.each([
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['', 'pending'],
    ['maybe', 'undetermined'],
    [null, 'undetermined'],
    [undefined, 'undetermined'],
  ])('reads the response %j as %s', async (response, verdict) => {
    const fleet = await scriptedFleet({ policies: { body: { policies: [{ ...policy, response }] } } });
    expect((await fleet.upstream.look('full', nothing)).policies?.[0]?.verdict).toBe(verdict);
  });

  it.each([
    ['On (automatic)', 'on'],
    ['On (personal)', 'on'],
    ['Pending', 'pending'],
    ['Off', 'off'],
    [null, null],
    ['Something new', null],
  ])('reads the MDM state %j as %s', async (status, mdm) => {
    const fleet = await scriptedFleet({ host: { body: { host: { ...host, mdm: { enrollment_status: status } } } } });
    expect((await fleet.upstream.look('full', nothing)).host?.mdm).toBe(mdm);
  });

  it('never lets the token into what it reports', async () => {
    const fleet = await scriptedFleet({ policies: { status: 500, body: { message: goodToken } } });
    expect(JSON.stringify(await fleet.upstream.look('full', nothing))).not.toContain(goodToken);
  });
});

describe('trouble with Fleet, told apart', () => {
  const sso = { status: 401, body: { message: 'Single sign-on required', sso_required: true } };
  const plain = { status: 401, body: { message: 'Authentication required', errors: [] } };
  const free = { status: 402, body: { message: 'Requires Fleet Premium license' } };
  const cases: readonly [string, Script, string, string, string[]][] = [
    ['a plain 401', { desktop: plain }, 'token-stale', 'token-stale', ['desktop']],
    ['a 401 that asks for sign-in', { host: sso }, 'sign-in-required', 'sign-in-required', ['desktop', 'host']],
    [
      'a 401 on the policies alone',
      { policies: sso },
      'sign-in-required',
      'sign-in-required',
      ['desktop', 'host', 'policies'],
    ],
    [
      '402 on the summary: Fleet Free',
      { desktop: free, policies: free },
      'unlicensed',
      'unlicensed',
      ['desktop', 'host'],
    ],
    ['402 on the policies', { policies: free }, 'unlicensed', 'unlicensed', ['desktop', 'host', 'policies']],
    ['404', { desktop: { status: 404 } }, 'misconfigured', 'not-a-fleet-server', ['desktop']],
    ['429', { desktop: { status: 429 } }, 'rate-limited', 'rate-limited', ['desktop']],
    ['500', { host: { status: 500 } }, 'error', 'server-error', ['desktop', 'host']],
    ['503', { desktop: { status: 503 } }, 'error', 'server-error', ['desktop']],
    ['403', { desktop: { status: 403 } }, 'error', 'request-refused', ['desktop']],
    [
      'a redirect',
      { desktop: { status: 302, headers: { location: 'http://127.0.0.1:9/' } } },
      'error',
      'redirected',
      ['desktop'],
    ],
    [
      'a page instead of JSON',
      { desktop: { body: '<html>hello</html>' } },
      'error',
      'output-not-understood',
      ['desktop'],
    ],
    ['an empty body', { host: { body: '' } }, 'error', 'output-not-understood', ['desktop', 'host']],
    [
      'truncated JSON',
      { host: { body: '{"host": {"refetch_requ' } },
      'error',
      'output-not-understood',
      ['desktop', 'host'],
    ],
    [
      'a host without its flag',
      { host: { body: { host: { status: 'online' } } } },
      'error',
      'output-not-understood',
      ['desktop', 'host'],
    ],
    [
      'a policy without a name',
      { policies: { body: { policies: [{ id: 1 }] } } },
      'error',
      'output-not-understood',
      ['desktop', 'host', 'policies'],
    ],
    [
      'a list that is none',
      { policies: { body: { policies: 'all fine' } } },
      'error',
      'output-not-understood',
      ['desktop', 'host', 'policies'],
    ],
    [
      'a body of 6 MB',
      { policies: { body: ' '.repeat(6 * 1024 * 1024) } },
      'error',
      'output-too-large',
      ['desktop', 'host', 'policies'],
    ],
  ];

  it.each(cases)('%s', async (_name, script, state, code, asked) => {
    const fleet = await scriptedFleet(script);
    const reading = await fleet.upstream.look('full', nothing);
    expect(reading.state).toBe(state);
    expect(reading.problem?.code).toBe(code);
    expect(reading.policies).toBeNull();
    expect(routes(fleet.requests)).toEqual(asked);
  });

  it('still knows the host and its MDM state on Fleet Free', async () => {
    const fleet = await scriptedFleet({ desktop: free, policies: free });
    expect((await fleet.upstream.look('full', nothing)).host?.mdm).toBe('on');
  });
});
