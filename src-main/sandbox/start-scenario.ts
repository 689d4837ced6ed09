import { startFleetDeviceApi, type FleetDeviceApi } from './fleet-device-api.ts';
import { writeKeptJourney } from './kept-journey.ts';
import { writeRecordedMac } from './recorded-mac-files.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import { recordedMac, type RecordedMac } from './recorded-mac/recorded-mac.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import { scriptEvent, type ScriptedEvent } from './scenario-events.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioEnds } from './scenario-ends.ts';
import { scenarioMac } from './scenario-mac.ts';
import { scenarios, type ScenarioId } from './scenarios.ts';
import type { SimulatedMac } from './simulated-mac.ts';

/** A scenario under way. */
export type StartedScenario = {
  /** The recorded Mac's folder, for `--root`. */
  readonly root: string;
  /** A folder for `--state` with what the app has kept from before; null where it starts fresh. */
  readonly state: string | null;
  readonly url: string;
  readonly token: string;
  readonly expected: ScenarioEnds;
  readonly api: FleetDeviceApi;
  /** The Mac as the server sees it. */
  readonly mac: SimulatedMac;
  /** Stops the server and the simulated Mac; the folder stays. */
  readonly close: () => Promise<void>;
};

/** What to start, and where. */
export type ScenarioOptions = {
  readonly id: ScenarioId;
  /** Made if need be, refused if anything is in it. */
  readonly directory: string;
  readonly clock: SandboxClock;
  /** 1 is believable; 20 answers twenty times as fast. */
  readonly speed?: number;
  readonly port?: number;
};

/** Starts the server of a scenario and writes its recorded Mac, both stamped relative to now. */
export async function startScenario(options: ScenarioOptions): Promise<StartedScenario> {
  const { id, directory, clock, speed = 1, port = 0 } = options;
  const scenario = scenarios[id];
  const token = inventedIds.deviceToken;
  const mac = scenarioMac(scenario, clock, speed);
  let event: ScriptedEvent | undefined;
  const api = await startFleetDeviceApi({
    mac,
    clock,
    behaviour: behaviourOf(scenario, token),
    port,
    onAnswered: request => {
      event?.onAnswered(request);
    },
  });
  const close = async (): Promise<void> => {
    event?.stop();
    mac.stop();
    await api.close();
  };
  const state = scenario.kept === undefined ? null : `${directory}-state`;
  try {
    if (scenario.kept !== undefined && state !== null) {
      const server = new URL(api.url).host;
      await writeKeptJourney(state, { kept: scenario.kept, server, now: clock.now(), mac: mac.state() });
    }
    await writeRecordedMac(directory, recordedMacOf(scenario, { url: api.url, token, now: clock.now() }));
    if (scenario.server.event !== undefined) {
      event = scriptEvent(scenario.server.event, { api, mac, directory, clock, speed });
    }
    // The recorded Mac needs an address first, and a port that was just given back is one at which nothing listens.
    if (scenario.server.listens === false) await api.close();
  } catch (error) {
    await close();
    throw error;
  }
  return { root: directory, state, url: api.url, token, expected: scenario.expected, api, mac, close };
}

function behaviourOf({ server }: Scenario, token: string): Parameters<typeof startFleetDeviceApi>[0]['behaviour'] {
  return {
    tier: 'premium',
    signInRequired: false,
    refusal: null,
    ...server.behaviour,
    tokens: server.refusesToken === true ? [] : [token],
  };
}

type Sandbox = { readonly url: string; readonly token: string; readonly now: number };

function recordedMacOf({ mac: { agent = {}, ...mac } }: Scenario, { url, token, now }: Sandbox): RecordedMac {
  return recordedMac({ ...mac, now, fleet: agent === null ? null : { url, token, ...agent } });
}
