import { startFleetDeviceApi, type FleetDeviceApi } from './fleet-device-api.ts';
import { writeRecordedMac } from './recorded-mac-files.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import { recordedMac } from './recorded-mac/recorded-mac.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import { believablePace, scenarios, type Scenario, type ScenarioEnds, type ScenarioId } from './scenarios.ts';
import { simulateMac, type SimulatedMac } from './simulated-mac.ts';

/** A scenario under way. */
export type StartedScenario = {
  /** The recorded Mac's folder, for `--root`. */
  readonly root: string;
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
  const behaviour = {
    tokens: [token],
    tier: 'premium',
    signInRequired: scenario.server.signInRequired,
    refusal: null,
  } as const;
  const api = await startFleetDeviceApi({ mac, clock, behaviour, port });
  const close = async (): Promise<void> => {
    mac.stop();
    await api.close();
  };
  try {
    const recorded = recordedMac({ ...scenario.mac, now: clock.now(), fleet: { url: api.url, token } });
    await writeRecordedMac(directory, recorded);
  } catch (error) {
    await close();
    throw error;
  }
  return { root: directory, url: api.url, token, expected: scenario.expected, api, mac, close };
}

const minutes = 60_000;

function scenarioMac({ mac, server }: Scenario, clock: SandboxClock, speed: number): SimulatedMac {
  const now = clock.now();
  return simulateMac({
    clock,
    initial: {
      macosVersion: mac.macosVersion,
      detailUpdatedAt: now - 22 * minutes,
      policyUpdatedAt: now - 21 * minutes,
      refetchRequested: false,
      responses: server.responses,
      status: 'online',
      mdm: 'On (automatic)',
    },
    script: {
      answers: server.answers,
      answerAfterMs: believablePace.answerAfterMs / speed,
      policyLagMs: believablePace.policyLagMs / speed,
      responsesAfter: server.responsesAfter,
    },
  });
}
