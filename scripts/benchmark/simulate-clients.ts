import { minuteMs, secondMs } from './figures.ts';

/** What the server says to one request. */
export type Reply = 'ok' | 'unlicensed' | 'sign-in-required' | 'token-stale' | 'rate-limited' | 'unreachable';
export type Route = 'desktop' | 'host' | 'policies' | 'activities';

/** A server as its clients see it. Instants are milliseconds since the simulation began. */
export type Server = {
  readonly reply: (route: Route, at: number) => Reply;
  /** Another number whenever the cheap summary says something else. */
  readonly summaryAt: (at: number) => number;
  /** Another number whenever the device's token has been renewed. */
  readonly tokenAt: (at: number) => number;
};

/** How a client that is awake talks to the server. Requests take no time. */
export type Exchange = {
  readonly ask: (route: Route) => Reply;
  readonly summary: () => number;
  /** Which token lies on the device now. */
  readonly token: () => number;
};

/** Any number of devices that run the same program: called when one is due, answers when it is due again. */
export type Client = { readonly wake: (device: number, at: number, exchange: Exchange) => number };

export type Simulation = {
  readonly devices: number;
  readonly durationMs: number;
  readonly client: Client;
  readonly server: Server;
  readonly firstWakeMs: (device: number) => number;
  /** From when on to note which device is answered first when. */
  readonly watchFromMs?: number;
};

/** What reached the server per minute: requests that it answered, and attempts that it refused or never saw. */
export type Traffic = {
  readonly answered: Uint32Array;
  readonly failed: Uint32Array;
  /** Per device: the first answer since the watch began; infinite where there was none. */
  readonly firstAnswerMs: Float64Array;
};

const nobody = -1;

/**
 * Lets the devices run. Whoever is due in the same second stands in one linked list over typed arrays: a hundred thousand
 * devices that ask every five seconds are 72 million events an hour, too many for an object each.
 */
export function simulateClients(simulation: Simulation): Traffic {
  const { devices, durationMs, client, server, firstWakeMs, watchFromMs = Number.POSITIVE_INFINITY } = simulation;
  const seconds = Math.ceil(durationMs / secondMs);
  const firstDue = new Int32Array(seconds).fill(nobody);
  const dueAfter = new Int32Array(devices).fill(nobody);
  const dueAt = new Float64Array(devices);
  const minutes = Math.ceil(durationMs / minuteMs);
  const answered = new Uint32Array(minutes);
  const failed = new Uint32Array(minutes);
  const firstAnswerMs = new Float64Array(devices).fill(Number.POSITIVE_INFINITY);
  let awake = 0;
  let now = 0;

  const exchange: Exchange = {
    ask: route => {
      const reply = server.reply(route, now);
      const counts = reply === 'ok' ? answered : failed;
      const minute = Math.floor(now / minuteMs);
      counts[minute] = (counts[minute] ?? 0) + 1;
      if (reply === 'ok' && now >= watchFromMs && now < (firstAnswerMs[awake] ?? 0)) firstAnswerMs[awake] = now;
      return reply;
    },
    summary: () => server.summaryAt(now),
    token: () => server.tokenAt(now),
  };

  const schedule = (device: number, at: number, earliestSecond: number): void => {
    dueAt[device] = at;
    const second = Math.max(Math.floor(at / secondMs), earliestSecond);
    if (second >= seconds) return;
    dueAfter[device] = firstDue[second] ?? nobody;
    firstDue[second] = device;
  };

  for (let device = 0; device < devices; device += 1) schedule(device, firstWakeMs(device), 0);
  for (let second = 0; second < seconds; second += 1) {
    awake = firstDue[second] ?? nobody;
    while (awake !== nobody) {
      const following = dueAfter[awake] ?? nobody;
      now = dueAt[awake] ?? 0;
      // A second that has begun takes no newcomers: a client that never waits must not stop the world.
      schedule(awake, client.wake(awake, now, exchange), second + 1);
      awake = following;
    }
  }
  return { answered, failed, firstAnswerMs };
}

/** Everything that was sent per minute, answered or not. */
export function sent({ answered, failed }: Traffic): Uint32Array {
  return answered.map((count, minute) => count + (failed[minute] ?? 0));
}
