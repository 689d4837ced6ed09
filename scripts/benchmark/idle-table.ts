import { atMost, type Row, type Table } from './bench.ts';
import { createClearwayClient, fullSpreadMs, usualIdleIntervalMs, type ClearwayDevices } from './clearway-client.ts';
import { duration, figure, hourMs, minuteMs, p95, total } from './figures.ts';
import { createFleetApp, createFleetDesktop, fleetAppPollMs, fleetDesktopPollMs } from './fleet-clients.ts';
import { seededRandom } from './seeded-random.ts';
import { freeServer, healthyServer, serverThatMoves, serverWithTrouble, signInServer } from './servers.ts';
import { simulateClients, type Client, type Server, type Traffic } from './simulate-clients.ts';

/** A budget of the design: requests per device and hour while nobody looks. */
export const idleBudget = 6.5;

type Situation = {
  readonly name: string;
  readonly server: Server;
  readonly clearway?: Partial<ClearwayDevices>;
  readonly budget?: number;
};

const day = 24 * hourMs;
const situations: readonly Situation[] = [
  { name: 'nothing wrong', server: healthyServer, budget: idleBudget },
  { name: 'blocked, mended after 12 h', server: serverThatMoves(day / 2), budget: idleBudget },
  { name: 'Fleet Free', server: freeServer, budget: idleBudget },
  { name: 'sign-in required', server: signInServer, budget: idleBudget },
  { name: 'nothing wrong, window open', server: healthyServer, clearway: { isWindowOpen: true } },
  {
    name: 'nothing wrong, IdleRefreshMinutes 10',
    server: healthyServer,
    clearway: { idleIntervalMs: 10 * minuteMs },
  },
];

type Rivals = readonly [Client, Client, Client];

/** Clearway, Fleet Desktop and Fleet's newer app against the same server; phases are spread over each one's interval. */
function runAll(devices: number, { server, clearway = {} }: Situation, watch: { fromMs?: number; durationMs: number }) {
  const clients: Rivals = [
    createClearwayClient({
      devices,
      random: seededRandom(2),
      fullAgeMs: spread(3, fullSpreadMs),
      ...clearway,
    }),
    createFleetDesktop(devices, 'refused-token'),
    createFleetApp(),
  ];
  const intervals = [clearway.idleIntervalMs ?? usualIdleIntervalMs, fleetDesktopPollMs, fleetAppPollMs];
  return clients.map((client, index) =>
    simulateClients({
      devices,
      durationMs: watch.durationMs,
      client,
      server,
      firstWakeMs: spread(1, intervals[index] ?? 0),
      ...(watch.fromMs === undefined ? {} : { watchFromMs: watch.fromMs }),
    }),
  );
}

function spread(seed: number, overMs: number): () => number {
  const random = seededRandom(seed);
  return () => random() * overMs;
}

/** What one device costs the server while nobody touches it. */
export function idleTable(devices: number): Table {
  const rows = situations.map((situation): Row => {
    const traffics = runAll(devices, situation, { durationMs: day });
    const [ours = 0, ...theirs] = traffics.map(traffic => perDeviceHour(total(traffic.answered), devices));
    const refused = traffics.map(traffic => perDeviceHour(total(traffic.failed), devices));
    const cells = [ours, ...theirs].map((answered, index) => withRefused(answered, refused[index] ?? 0));
    const budget = situation.budget === undefined ? null : atMost(situation.budget, ours + (refused[0] ?? 0));
    return { cells: [situation.name, ...cells], budget };
  });
  return {
    title: 'One idle device: requests per hour, over 24 h (refused ones in brackets)',
    columns: ['situation', 'Clearway', 'Fleet Desktop', "Fleet's Dock app"],
    rows,
  };
}

function perDeviceHour(requests: number, devices: number): number {
  return requests / devices / (day / hourMs);
}

function withRefused(answered: number, refused: number): string {
  const all = figure(answered + refused, 2);
  return refused < 0.005 ? all : `${all} (${figure(refused, 2)})`;
}

/** When the trouble begins and ends: late enough for every device to have settled into its rhythm. */
const troubleFrom = 6 * hourMs;
const troubleUntil = troubleFrom + hourMs;

/** What one idle device does while the server gives no answer for an hour, and when it sees that this is over. */
export function troubleTable(devices: number): Table {
  const troubles = [
    { name: 'server down for 1 h', server: serverWithTrouble('unreachable', troubleFrom, troubleUntil) },
    { name: 'token refused for 1 h', server: serverWithTrouble('token-stale', troubleFrom, troubleUntil) },
  ];
  const rows = troubles.flatMap((situation): readonly Row[] => {
    const traffics = runAll(devices, situation, { fromMs: troubleUntil, durationMs: troubleUntil + 2 * hourMs });
    const attempts = (traffic: Traffic): string => figure(total(traffic.failed) / devices, 1);
    const recovery = (traffic: Traffic): string =>
      duration(p95(Array.from(traffic.firstAnswerMs, at => at - troubleUntil)));
    return [
      { cells: [`${situation.name}: requests meanwhile`, ...traffics.map(attempts)], budget: null },
      { cells: [`${situation.name}: end of it seen, p95`, ...traffics.map(recovery)], budget: null },
    ];
  });
  return {
    title: 'One idle device in trouble',
    columns: ['situation', 'Clearway', 'Fleet Desktop', "Fleet's Dock app"],
    rows,
  };
}
