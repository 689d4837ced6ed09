import { atMost, type Row, type Table } from './bench.ts';
import { duration, figure, mean, minuteMs, p95, secondMs } from './figures.ts';
import { fleetAppPollMs, fleetDesktopPollMs } from './fleet-clients.ts';
import { limitedServer, refetchServer } from './refetch-servers.ts';
import { requestsSincePost, runRefetch, type RefetchServer } from './run-refetch.ts';
import { seededRandom } from './seeded-random.ts';

/** Budgets of the design, for a Mac that answers 5 to 30 s after the POST. */
export const refetchBudget = { requests: 12, lagMs: 2 * secondMs, neverAnsweredIn180s: 40 } as const;

const fastestAnswerMs = 5 * secondMs;
/** The agent asks within its interval; its queries take up to 20 s. */
const slowestAnswerMs = (distributedIntervalMs: number): number => distributedIntervalMs + 20 * secondMs;
const horizonMs = 60 * minuteMs;

/** Refetches against Macs that answer at some time between the fastest and the slowest answer. */
type Refetched = { readonly requests: readonly number[]; readonly lags: readonly number[] };

export function clearwayRefetches(
  runs: number,
  distributedIntervalMs: number,
  around: (inner: RefetchServer) => RefetchServer = inner => inner,
): Refetched {
  const random = seededRandom(5);
  const results = answerTimes(runs, distributedIntervalMs).map(answersAfterMs => {
    const run = runRefetch(around(refetchServer({ answersAfterMs, distributedIntervalMs })), random, horizonMs);
    return { requests: requestsSincePost(run), lag: (run.settledAt ?? Number.POSITIVE_INFINITY) - answersAfterMs };
  });
  return { requests: results.map(({ requests }) => requests), lags: results.map(({ lag }) => lag) };
}

function answerTimes(runs: number, distributedIntervalMs: number): readonly number[] {
  const random = seededRandom(4);
  const slowest = slowestAnswerMs(distributedIntervalMs);
  return Array.from({ length: runs }, () => fastestAnswerMs + random() * (slowest - fastestAnswerMs));
}

const pageStepMs = 2 * secondMs;
const pagePatienceMs = 180 * secondMs;

/** Fleet's My device page: the POST, then the host every 2 s for 180 s. */
export function myDevicePage(answersAfterMs: number): { readonly requests: number; readonly lag: number } {
  const seenAt = Math.ceil(answersAfterMs / pageStepMs) * pageStepMs;
  const lastAt = pagePatienceMs - pageStepMs;
  return seenAt <= lastAt
    ? { requests: 1 + seenAt / pageStepMs, lag: seenAt - answersAfterMs }
    : { requests: 1 + lastAt / pageStepMs, lag: Number.POSITIVE_INFINITY };
}

/** A poll that knows nothing of the refetch, with extra ones at fixed times after it. */
export function unawarePoll(
  answersAfterMs: number,
  { everyMs, phaseMs, extraMs = [] }: { everyMs: number; phaseMs: number; extraMs?: readonly number[] },
): { readonly requests: number; readonly lag: number } {
  const polls = Math.ceil(Math.max(answersAfterMs - phaseMs, 0) / everyMs);
  const seenAt = Math.min(phaseMs + polls * everyMs, ...extraMs.filter(at => at >= answersAfterMs));
  const regular = Math.floor((seenAt - phaseMs) / everyMs) + 1;
  return { requests: regular + extraMs.filter(at => at <= seenAt).length, lag: seenAt - answersAfterMs };
}

function rivals(runs: number, distributedIntervalMs: number): readonly (Refetched | null)[] {
  const random = seededRandom(6);
  const times = answerTimes(runs, distributedIntervalMs);
  const collect = (poll: (answersAfterMs: number) => { requests: number; lag: number }): Refetched => {
    const seen = times.map(poll);
    return { requests: seen.map(({ requests }) => requests), lags: seen.map(({ lag }) => lag) };
  };
  return [
    collect(myDevicePage),
    collect(at => unawarePoll(at, { everyMs: fleetDesktopPollMs, phaseMs: random() * fleetDesktopPollMs })),
    collect(at => {
      // The app sends the POST itself here.
      const poll = { everyMs: fleetAppPollMs, phaseMs: random() * fleetAppPollMs };
      const { requests, lag } = unawarePoll(at, { ...poll, extraMs: [15 * secondMs, 30 * secondMs] });
      return { requests: requests + 1, lag };
    }),
  ];
}

const unknownCell = '-';

/** What one refetch costs the server, and how soon its result is on the screen. */
export function refetchTable(runs: number): Table {
  return {
    title: 'One refetch: requests from POST to final policies; lag from the evaluation at the server to our reading it',
    columns: ['situation', 'Clearway', 'My device page', 'Fleet Desktop', "Fleet's Dock app"],
    rows: [...answeredRows(runs), ...neverAnsweredRows(), ...slowAgentRows(runs), ...limitedRows(runs)],
  };
}

function answeredRows(runs: number): readonly Row[] {
  const interval = 10 * secondMs;
  const ours = clearwayRefetches(runs, interval);
  const all = [ours, ...rivals(runs, interval)];
  return [
    {
      cells: ['answered after 5 to 30 s: requests, mean', ...all.map(requestsCell)],
      budget: atMost(refetchBudget.requests, mean(ours.requests)),
    },
    {
      cells: ['answered after 5 to 30 s: lag, p95', ...all.map(lagCell)],
      budget: atMost(refetchBudget.lagMs / secondMs, p95(ours.lags) / secondMs, ' s'),
    },
  ];
}

/** Requests of one refetch that nobody answers, within so many ms of the POST. */
export function neverAnswered(withinMs: number): number {
  return requestsSincePost(runRefetch(refetchServer({ answersAfterMs: null }), seededRandom(7), horizonMs), withinMs);
}

function neverAnsweredRows(): readonly Row[] {
  const page = figure(myDevicePage(Number.POSITIVE_INFINITY).requests);
  const polls = (ms: number, everyMs: number, extra: number): string => figure(ms / everyMs + extra, 1);
  const rivalCells = (ms: number): readonly string[] => [
    page,
    polls(ms, fleetDesktopPollMs, 0),
    polls(ms, fleetAppPollMs, 3),
  ];
  const soon = neverAnswered(pagePatienceMs);
  return [
    {
      cells: ['never answered: requests in 180 s', figure(soon), ...rivalCells(pagePatienceMs)],
      budget: atMost(refetchBudget.neverAnsweredIn180s, soon),
    },
    {
      cells: ['never answered: requests in 30 min', figure(neverAnswered(30 * minuteMs)), ...rivalCells(30 * minuteMs)],
      budget: null,
    },
  ];
}

function slowAgentRows(runs: number): readonly Row[] {
  const interval = 60 * secondMs;
  const all = [clearwayRefetches(runs, interval), ...rivals(runs, interval)];
  return [
    {
      cells: ['distributed_interval 60 s, answered after 5 to 80 s: requests, mean', ...all.map(requestsCell)],
      budget: null,
    },
    { cells: ['distributed_interval 60 s, answered after 5 to 80 s: lag, p95', ...all.map(lagCell)], budget: null },
  ];
}

function limitedRows(runs: number): readonly Row[] {
  const limit = { fromMs: 10 * secondMs, untilMs: 130 * secondMs, retryAfterMs: 120 * secondMs };
  const all = [clearwayRefetches(runs, 10 * secondMs, inner => limitedServer(inner, limit)), null, null, null];
  return [
    { cells: ['429 with Retry-After 120, from 10 s to 130 s: requests, mean', ...all.map(requestsCell)], budget: null },
    { cells: ['429 with Retry-After 120, from 10 s to 130 s: lag, p95', ...all.map(lagCell)], budget: null },
  ];
}

function requestsCell(result: Refetched | null): string {
  return result === null ? unknownCell : figure(mean(result.requests), 1);
}

function lagCell(result: Refetched | null): string {
  return result === null ? unknownCell : duration(p95(result.lags));
}
