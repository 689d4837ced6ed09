import { onTestFinished } from 'vitest';
import { startFleetDeviceApi, type FleetDeviceApi } from '../../src-main/sandbox/fleet-device-api.ts';
import type { ServerBehaviour } from '../../src-main/sandbox/server-behaviour.ts';
import { simulateMac, type MacState, type SimulatedMac } from '../../src-main/sandbox/simulated-mac.ts';
import { manualClock } from './manual-clock.ts';

/** The instant at which every server of these tests starts. */
export const noon = Date.UTC(2026, 5, 10, 12, 0, 0);

/** The token these servers take. */
export const goodToken = '0d5e7a3c-1b2f-4c88-9e60-aa11bb22cc33';

/** A Mac whose screen lock fails until it is asked again. */
export const failingMac: MacState = {
  macosVersion: '15.5',
  detailUpdatedAt: noon - 600_000,
  policyUpdatedAt: noon - 540_000,
  refetchRequested: false,
  responses: { 'screen-lock': 'fail', 'password-manager': '' },
  status: 'online',
  mdm: 'On (automatic)',
};

/** A running server, the Mac behind it, its clock, and a way to call its device routes. */
export type TestServer = {
  readonly api: FleetDeviceApi;
  readonly mac: SimulatedMac;
  readonly pass: (ms: number) => void;
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
};

/** Starts a server that is closed when the test ends. */
export async function startTestServer(behaviour: Partial<ServerBehaviour> = {}): Promise<TestServer> {
  const clock = manualClock(noon);
  const script = { answers: true, answerAfterMs: 8000, policyLagMs: 1500, responsesAfter: {} };
  const mac = simulateMac({ initial: failingMac, script, clock });
  const api = await startFleetDeviceApi({
    mac,
    clock,
    behaviour: { tokens: [goodToken], tier: 'premium', signInRequired: false, refusal: null, ...behaviour },
  });
  onTestFinished(() => api.close());
  const call: TestServer['call'] = (path, init) =>
    fetch(`${api.url}/api/latest/fleet/device/${goodToken}${path}`, init);
  return { api, mac, pass: clock.pass, call };
}
