import { startFleetDeviceApi, type FleetDeviceApi } from './fleet-device-api.ts';
import { writeKeptJourney } from './kept-journey.ts';
import { answersWhere, listWithMistakes, localPolicies } from './local-policies.ts';
import { changeRecordedMac, writeRecordedMac } from './recorded-mac-files.ts';
import { mendedMac } from './mended-mac.ts';
import { ownVersion } from './own-version.ts';
import { inventedIds } from './recorded-mac/invented-ids.ts';
import type { PlistValue } from './recorded-mac/plist-xml.ts';
import { recordedMac, type RecordedMac } from './recorded-mac/recorded-mac.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import { scriptEvent, type ScriptedEvent } from './scenario-events.ts';
import { startReportService, type ReportService } from './report-service.ts';
import type { Scenario, ScenarioLocal, ScenarioMac } from './scenario.ts';
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
  /** The service that takes reports; null where the scenario has none. */
  readonly service: ReportService | null;
  /** Mends on this Mac itself what its person can mend there. */
  readonly mend: () => void;
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
  /** Where reports are sent instead of the scenario's own service. */
  readonly reportUrl?: string | null;
};

/** Starts the server of a scenario and writes its recorded Mac, both stamped relative to now. */
export async function startScenario(options: ScenarioOptions): Promise<StartedScenario> {
  const { id, directory, clock, speed = 1, port = 0, reportUrl = null } = options;
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
  const service = await startService(scenario, { clock, speed });
  const close = async (): Promise<void> => {
    event?.stop();
    mac.stop();
    await Promise.all([api.close(), service?.close()]);
  };
  const sandbox = { url: api.url, token, now: clock.now(), reportUrl: reportUrl ?? service?.url ?? null };
  const state = scenario.kept === undefined ? null : `${directory}-state`;
  try {
    if (scenario.kept !== undefined && state !== null) {
      const server = new URL(api.url).host;
      await writeKeptJourney(state, { kept: scenario.kept, server, now: clock.now(), mac: mac.state() });
    }
    await writeRecordedMac(directory, recordedMacOf(scenario.mac, sandbox));
    if (scenario.server.event !== undefined) {
      event = scriptEvent(scenario.server.event, { api, mac, directory, clock, speed });
    }
    // The recorded Mac needs an address first, and a port that was just given back is one at which nothing listens.
    if (scenario.server.listens === false) await api.close();
    if (scenario.service === 'silent') await service?.close();
  } catch (error) {
    await close();
    throw error;
  }
  const mend = (): void => {
    const mended = mendedMac(scenario.mac);
    if (mended === null) return;
    changeRecordedMac(directory, recordedMacOf(scenario.mac, sandbox), recordedMacOf(mended, sandbox));
  };
  const { expected } = scenario;
  return { root: directory, state, url: api.url, token, expected, api, mac, service, mend, close };
}

async function startService(
  { service }: Scenario,
  { clock, speed }: { readonly clock: SandboxClock; readonly speed: number },
): Promise<ReportService | null> {
  if (service === undefined) return null;
  return startReportService({ manner: service === 'silent' ? 'says-nothing' : service, clock, speed });
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

type Sandbox = {
  readonly url: string;
  readonly token: string;
  readonly now: number;
  readonly reportUrl: string | null;
};

function recordedMacOf(described: ScenarioMac, { url, token, now, reportUrl }: Sandbox): RecordedMac {
  const { agent = {}, local, preferences, ...mac } = described;
  const forced = {
    ...(local?.policies !== undefined && { LocalPolicies: listOf(local.policies) }),
    ...(reportUrl !== null && { ReportURL: reportUrl }),
    ...preferences,
  };
  return recordedMac({
    ...mac,
    now,
    clearway: { version: ownVersion(), told: health(now) },
    fleet: agent === null ? null : { url, token, ...agent },
    preferences: Object.keys(forced).length === 0 ? null : forced,
    osquery:
      local === undefined || local.hasOsquery === false
        ? null
        : answersWhere(local.fails ?? [], local.serverPolicies ?? []),
  });
}

/** What the app on this Mac has told of itself. */
function health(now: number): Readonly<Record<string, unknown>> {
  return {
    schemaVersion: 1,
    version: ownVersion(),
    pid: 812,
    startedAt: new Date(now - 3_600_000).toISOString(),
    at: new Date(now - 60_000).toISOString(),
    icon: 'visible',
    notifications: 'shown',
  };
}

function listOf(policies: NonNullable<ScenarioLocal['policies']>): PlistValue {
  return policies === 'with-mistakes' ? listWithMistakes : policies.map(name => localPolicies[name]);
}
