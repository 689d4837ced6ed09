import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import type { ScenarioId } from '../../src-main/sandbox/scenarios.ts';
import { startScenario } from '../../src-main/sandbox/start-scenario.ts';
import { manualClock } from './manual-clock.ts';
import { noon } from './sandbox-server.ts';

async function begin(id: ScenarioId) {
  const directory = await mkdtemp(path.join(tmpdir(), 'clearway-test-'));
  const clock = manualClock(noon);
  const scenario = await startScenario({ id, directory, clock });
  onTestFinished(async () => {
    await scenario.close();
    await rm(directory, { recursive: true, force: true });
  });
  const call = (token: string, route = '', method = 'GET'): Promise<Response> =>
    fetch(`${scenario.url}/api/latest/fleet/device/${token}${route}`, { method });
  return {
    scenario,
    clock,
    call,
    tokenOnMac: () => readFile(path.join(directory, 'files/opt/orbit/identifier'), 'utf8'),
  };
}

it('asked by somebody else: the flag is set from the start, and the Mac answers after the first reading', async () => {
  const { scenario, clock, call } = await begin('already-pending');
  clock.pass(3_600_000);
  const first: unknown = await (await call(scenario.token)).json();
  expect(first).toHaveProperty('host.refetch_requested', true);
  clock.pass(19_999);
  expect(scenario.mac.state().refetchRequested).toBe(true);
  await call(scenario.token);
  clock.pass(1);
  expect(scenario.mac.state().refetchRequested).toBe(false);
  clock.pass(1500);
  expect(scenario.mac.state().responses).toEqual({});
  await call(scenario.token);
  expect(scenario.mac.state().refetchRequested).toBe(false);
});

it('a sign-in comes midway: the refetch is taken, and from then on everything but the summary is gated', async () => {
  const { scenario, call } = await begin('sign-in-comes-midway');
  expect((await call(scenario.token)).status).toBe(200);
  expect((await call(scenario.token, '/refetch', 'POST')).status).toBe(200);
  expect(await (await call(scenario.token)).json()).toHaveProperty('sso_required', true);
  expect((await call(scenario.token, '/desktop')).status).toBe(200);
});

it('a token is renewed: the server knows it at once, the file on the Mac follows', async () => {
  const { scenario, clock, call, tokenOnMac } = await begin('token-rotates');
  expect((await call(scenario.token, '/refetch', 'POST')).status).toBe(200);
  expect((await call(scenario.token)).status).toBe(401);
  clock.pass(5999);
  expect(await tokenOnMac()).toBe(scenario.token);
  clock.pass(1);
  expect(await tokenOnMac()).toBe(inventedIds.renewedToken);
  expect((await call(inventedIds.renewedToken)).status).toBe(200);
});

it('a token is not renewed any more once the scenario is over', async () => {
  const { scenario, clock, call, tokenOnMac } = await begin('token-rotates');
  await call(scenario.token, '/refetch', 'POST');
  await scenario.close();
  clock.pass(60_000);
  expect(await tokenOnMac()).toBe(scenario.token);
});

it('nothing listens: the address is one of this machine, and closed', async () => {
  const { scenario } = await begin('unreachable');
  expect(scenario.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await expect(fetch(scenario.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});
