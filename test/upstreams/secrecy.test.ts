import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { createJourneyKeeper, noJourney } from '../../src-main/engine/keep-journey.ts';
import { startServer } from '../fixtures/local-server.ts';
import { goodToken, host, nothing, scriptedFleet, type Reply, type Script } from './scripted-fleet.ts';

const cookie = { 'set-cookie': '__Host-FLEET_DESKTOP_SESSION=abc; Path=/' };

describe('what goes to the server', () => {
  const script: Script = {
    desktop: { body: {}, headers: cookie },
    host: { body: { host: { ...host, fleet_id: 1 } }, headers: cookie },
    activities: { body: { activities: [] }, headers: cookie },
    refetch: { body: {}, headers: cookie },
  };

  it('is no cookie, although the server sets one, and nothing that names a page or a user', async () => {
    const fleet = await scriptedFleet(script);
    await fleet.upstream.look('full', nothing);
    await fleet.upstream.requestRefetch();
    await fleet.upstream.look('full', nothing);
    expect(fleet.requests).toHaveLength(9);
    for (const { headers } of fleet.requests) {
      expect(Object.keys(headers).sort()).toEqual(
        ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', ...lengthOf(headers)].sort(),
      );
    }
  });

  function lengthOf(headers: { 'content-length'?: string | undefined }): readonly string[] {
    return headers['content-length'] === undefined ? [] : ['content-length'];
  }

  it.each([301, 302, 303, 307, 308])(
    'never follows a %i, which would carry the token to another host',
    async status => {
      const elsewhere = await startServer(response => response.end('{}'));
      const redirect: Reply = {
        status,
        headers: { location: `${elsewhere.url}/api/latest/fleet/device/${goodToken}` },
      };
      const fleet = await scriptedFleet({ desktop: redirect, refetch: redirect });
      expect(await fleet.upstream.requestRefetch()).toMatchObject({ failure: { problem: { code: 'redirected' } } });
      fleet.clock.pass(60_000);
      expect((await fleet.upstream.look('full', nothing)).problem?.code).toBe('redirected');
      expect(elsewhere.seen).toEqual([]);
      expect(fleet.requests).toHaveLength(2);
    },
  );
});

describe('the token', () => {
  const echo = { message: goodToken, errors: [{ name: goodToken, reason: goodToken }] };
  const replies: readonly [string, Reply][] = [
    ...[400, 401, 402, 403, 404, 408, 409, 429, 500, 503].map((status): [string, Reply] => [
      `${status}`,
      { status, body: echo, headers: { 'retry-after': goodToken } },
    ]),
    ['a sign-in', { status: 401, body: { ...echo, sso_required: true } }],
    ['a redirect', { status: 302, body: echo, headers: { location: `http://127.0.0.1:1/${goodToken}` } }],
    ['a page', { body: `<html>${goodToken}</html>` }],
    ['a body of the wrong shape', { body: { host: goodToken, policies: goodToken, activities: goodToken } }],
    ['a body that is too large', { body: goodToken.repeat(150_000) }],
    ['a date of the wrong shape', { status: 503, headers: { date: goodToken, 'retry-after': goodToken } }],
  ];

  it.each(replies)('is in nothing that comes out after %s', async (_name, reply) => {
    const folder = await mkdtemp(join(tmpdir(), 'clearway-secrecy-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const keep = createJourneyKeeper(createStateStore(folder), () => undefined);
    const fleet = await scriptedFleet({
      desktop: reply,
      host: reply,
      policies: reply,
      activities: reply,
      refetch: reply,
    });
    const out: unknown[] = [];
    for (const ask of [
      () => fleet.upstream.look('full', nothing),
      fleet.upstream.requestRefetch,
      async () => fleet.upstream.readHost('before'),
      fleet.upstream.readPolicies,
      fleet.upstream.readPush,
    ]) {
      out.push(await ask());
      // Each question is really asked.
      fleet.clock.pass(48 * 3_600_000);
    }
    for (const backOff of fleet.backOffs) {
      await keep({ ...noJourney, backOff: backOff === null ? null : { server: fleet.server, backOff } });
    }
    for (const name of await readdir(folder)) out.push(await readFile(join(folder, name), 'utf8'));
    expect(fleet.requests.length).toBeGreaterThanOrEqual(5);
    expect(JSON.stringify(out)).not.toContain(goodToken);
  });
});
