import { atMost, type Row, type Table } from './bench.ts';
import {
  createClearwayClient,
  fullSpreadMs,
  productPlan,
  usualIdleIntervalMs,
  type PollPlan,
} from './clearway-client.ts';
import { figure, hourMs, mean, minuteMs, peak } from './figures.ts';
import { createFleetDesktop, fleetDesktopPollMs } from './fleet-clients.ts';
import { seededRandom } from './seeded-random.ts';
import { healthyServer, serverWithTrouble } from './servers.ts';
import { sent, simulateClients, type Client } from './simulate-clients.ts';

/** A budget of the design: the peak after an outage, against the mean of the hour that it is in. */
export const peakBudget = 1.3;

/** Four hours, the server down for one of them; minutes since the simulation began. */
export const outage = { fromMinute: 90, untilMinute: 150, untilTheEnd: 240 } as const;

/** Hours before the first minute that counts: by then little is left of how the devices were started. */
const warmUpMs = 6 * hourMs;

/** What one kind of client does around the outage, per minute of the four hours. */
export type OutageResult = {
  readonly name: string;
  /** Answered or not. */
  readonly sent: Uint32Array;
  readonly steadyMean: number;
  /** Requests while the server is down, which nobody answers. */
  readonly attemptsMean: number;
  readonly attemptsPeak: number;
  readonly afterMean: number;
  readonly afterPeak: number;
};

type Devices = {
  readonly client: Client;
  readonly devices: number;
  readonly intervalMs: number;
  /** An hour, unless something else is asked for. */
  readonly downMinutes?: number;
};

/** Lets devices run into the outage; phases are spread over their interval, as those of a fleet long in use are. */
function runOutage(name: string, { client, devices, intervalMs, downMinutes = 60 }: Devices): OutageResult {
  const random = seededRandom(8);
  const atMinute = (minute: number): number => warmUpMs + minute * minuteMs;
  const untilMinute = outage.fromMinute + downMinutes;
  const traffic = simulateClients({
    devices,
    durationMs: atMinute(Math.max(outage.untilTheEnd, untilMinute + 60)),
    client,
    server: serverWithTrouble('unreachable', atMinute(outage.fromMinute), atMinute(untilMinute)),
    firstWakeMs: () => random() * intervalMs,
  });
  const perMinute = sent(traffic).slice(warmUpMs / minuteMs);
  const steady = perMinute.slice(outage.fromMinute - 60, outage.fromMinute);
  const meanwhile = perMinute.slice(outage.fromMinute, untilMinute);
  const after = perMinute.slice(untilMinute, untilMinute + 60);
  return {
    name,
    sent: perMinute,
    steadyMean: mean(steady),
    attemptsMean: mean(meanwhile),
    attemptsPeak: peak(meanwhile),
    afterMean: mean(after),
    afterPeak: peak(after),
  };
}

/** Clearway around an outage; by the product's own plan unless another is given. */
export function clearwayOutage(devices: number, plan: PollPlan = productPlan, downMinutes = 60): OutageResult {
  const client = clearwayFleet(devices, plan);
  return runOutage('Clearway', { client, devices, intervalMs: usualIdleIntervalMs, downMinutes });
}

function clearwayFleet(devices: number, plan: PollPlan): Client {
  const ages = seededRandom(9);
  return createClearwayClient({
    devices,
    random: seededRandom(10),
    fullAgeMs: () => ages() * fullSpreadMs,
    plan,
  });
}

/** Fleet Desktop, whose 5 min poll goes on while the server is down. */
export function fleetDesktopOutage(devices: number): OutageResult {
  return runOutage('Fleet Desktop, 5 min poll', {
    client: createFleetDesktop(devices, 'refused-token'),
    devices,
    intervalMs: fleetDesktopPollMs,
  });
}

/** Fleet Desktop, where the failure throws it back into its connect loop. */
export function fleetDesktopConnectLoop(devices: number): OutageResult {
  return runOutage('Fleet Desktop, 5 s connect loop', {
    client: createFleetDesktop(devices, 'any-failure'),
    devices,
    intervalMs: fleetDesktopPollMs,
  });
}

export function outageTable(devices: number, results: readonly OutageResult[]): Table {
  const column = (of: (result: OutageResult) => string): readonly string[] => results.map(of);
  const ratios = results.map(({ afterPeak, afterMean }) => afterPeak / afterMean);
  const row = (name: string, of: (result: OutageResult) => string): Row => ({
    cells: [name, ...column(of)],
    budget: null,
  });
  return {
    title: `${figure(devices)} devices, server down from 1:30 to 2:30: requests per minute`,
    columns: ['', ...results.map(({ name }) => name)],
    rows: [
      row('steady hour before, mean', ({ steadyMean }) => figure(steadyMean)),
      row('server down, attempts, mean', ({ attemptsMean }) => figure(attemptsMean)),
      row('server down, attempts, peak', ({ attemptsPeak }) => figure(attemptsPeak)),
      row('hour after, mean', ({ afterMean }) => figure(afterMean)),
      row('hour after, peak', ({ afterPeak }) => figure(afterPeak)),
      {
        cells: ['hour after, peak / mean', ...ratios.map(ratio => figure(ratio, 2))],
        budget: atMost(peakBudget, ratios[0] ?? Number.NaN),
      },
      row('peak after / steady mean', ({ afterPeak, steadyMean }) => figure(afterPeak / steadyMean, 2)),
    ],
  };
}

const otherOutages: readonly number[] = [5, 10, 20, 30, 60, 180];

/** Shorter and longer outages: the first retries come quickly, so that a short one is felt more than a long one. */
export function otherOutagesTable(devices: number): Table {
  const rows = otherOutages.map((minutes): Row => {
    const { attemptsPeak, afterMean, afterPeak } = clearwayOutage(devices, productPlan, minutes);
    const numbers = [figure(attemptsPeak), figure(afterMean), figure(afterPeak), figure(afterPeak / afterMean, 2)];
    return { cells: [`${minutes} min`, ...numbers], budget: null };
  });
  return {
    title: `${figure(devices)} devices running Clearway, other outages: requests per minute`,
    columns: ['server down for', 'attempts, peak', 'hour after, mean', 'peak', 'peak / mean'],
    rows,
  };
}

const startHours = 24;
const shownHours: readonly number[] = [1, 2, 3, 4, 8, 12, 24];

/** Every device is started within the same minute, by a power cut or by a push: how the hours pull them apart. */
export function sameMinuteTable(devices: number): Table {
  const clients = [
    createClearwayClient({ devices, random: seededRandom(11) }),
    createFleetDesktop(devices, 'refused-token'),
  ];
  const perMinute = clients.map(client => {
    const random = seededRandom(12);
    const durationMs = startHours * hourMs;
    const firstWakeMs = (): number => random() * minuteMs;
    return sent(simulateClients({ devices, durationMs, client, server: healthyServer, firstWakeMs }));
  });
  const cellsOf = (hour: number): readonly string[] =>
    perMinute.flatMap(counts => {
      const inHour = counts.slice((hour - 1) * 60, hour * 60);
      return [figure(mean(inHour)), figure(peak(inHour)), figure(peak(inHour) / mean(inHour), 1)];
    });
  return {
    title: `${figure(devices)} devices started within the same minute: requests per minute`,
    columns: ['hour', ...['Clearway', 'Fleet Desktop'].flatMap(who => [`${who} mean`, 'peak', 'peak / mean'])],
    rows: shownHours.map(hour => ({ cells: [`${hour}`, ...cellsOf(hour)], budget: null })),
  };
}
