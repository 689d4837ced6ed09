import { describe, expect, it } from 'vitest';
import { createClearwayClient } from '../../scripts/benchmark/clearway-client.ts';
import { hourMs, minuteMs, secondMs, total } from '../../scripts/benchmark/figures.ts';
import { createFleetApp, createFleetDesktop } from '../../scripts/benchmark/fleet-clients.ts';
import {
  freeServer,
  healthyServer,
  serverThatMoves,
  serverWithTrouble,
  signInServer,
} from '../../scripts/benchmark/servers.ts';
import {
  sent,
  simulateClients,
  type Client,
  type Route,
  type Server,
  type Simulation,
} from '../../scripts/benchmark/simulate-clients.ts';

/** One device that wakes at once, against a healthy server, for a day; but for what is changed. */
function simulateOne(client: Client, change: Partial<Simulation> = {}) {
  const usual = { devices: 1, durationMs: 24 * hourMs, client, server: healthyServer, firstWakeMs: () => 0 };
  return simulateClients({ ...usual, ...change });
}

/** A Clearway whose chance always falls in the middle: it looks exactly every 30 min. */
function steadyClearway(): Client {
  return createClearwayClient({ devices: 1, random: () => 0.5 });
}

/** Every request that reaches a server, as minute and route. */
function recorded(server: Server): { server: Server; requests: string[] } {
  const requests: string[] = [];
  const reply = (route: Route, at: number) => {
    requests.push(`${at / minuteMs} ${route}`);
    return server.reply(route, at);
  };
  return { server: { ...server, reply }, requests };
}

const full = (minute: number): string[] =>
  ['desktop', 'host', 'policies', 'activities'].map(route => `${minute} ${route}`);

describe('one simulated Clearway', () => {
  it('asks everything first, then the summary every 30 min, and everything again after 2 h', () => {
    const { server, requests } = recorded(healthyServer);
    simulateOne(steadyClearway(), { server, durationMs: 2.5 * hourMs });
    expect(requests).toEqual([...full(0), '30 desktop', '60 desktop', '90 desktop', ...full(120)]);
  });

  it('goes on to the rest when the summary has moved', () => {
    const { server, requests } = recorded(serverThatMoves(50 * minuteMs));
    simulateOne(steadyClearway(), { server, durationMs: 1.6 * hourMs });
    expect(requests).toEqual([...full(0), '30 desktop', ...full(60), '90 desktop']);
  });

  it('does not ask Fleet Free for a summary again that it does not sell', () => {
    const { server, requests } = recorded(freeServer);
    simulateOne(steadyClearway(), { server, durationMs: 1.6 * hourMs });
    expect(requests).toEqual(['0 desktop', '0 host', '30 host', '60 host', '90 host']);
  });

  it('keeps its rhythm while a server is down, and goes on from what it knew with one request', () => {
    const { server, requests } = recorded(serverWithTrouble('unreachable', 30 * minuteMs, 40 * minuteMs));
    const random = (): number => 0.5;
    simulateOne(createClearwayClient({ devices: 1, random }), { server, durationMs: 95 * minuteMs });
    expect(requests.slice(4)).toEqual(['30 desktop', '60 desktop', '90 desktop']);
  });

  it('asks a server that is down in growing waits while somebody has the window open', () => {
    const { server, requests } = recorded(serverWithTrouble('unreachable', 30 * minuteMs, 40 * minuteMs));
    const client = createClearwayClient({ devices: 1, random: () => 0.5, isWindowOpen: true });
    simulateOne(client, { server, durationMs: 43 * minuteMs });
    // 60 s, doubling, each an eighth longer by the chance that is always in the middle.
    const during = ['30 desktop', '31.125 desktop', '33.375 desktop', '37.875 desktop'];
    expect(requests.slice(-4)).toEqual(during);
  });

  it('leaves a server alone for as long as it asked, whatever it looks at meanwhile', () => {
    const { server, requests } = recorded(serverWithTrouble('rate-limited', 0, minuteMs));
    const client = createClearwayClient({ devices: 1, random: () => 0, retryAfterMs: 70 * minuteMs });
    simulateOne(client, { server, durationMs: 82 * minuteMs });
    // It looks at the Mac itself at 27 and at 54 minutes.
    expect(requests).toEqual(['0 desktop', ...full(81)]);
  });

  it('asks a server that wants a sign-in for the summary, and for more once an hour', () => {
    const { server, requests } = recorded(signInServer);
    simulateOne(steadyClearway(), { server, durationMs: 1.6 * hourMs });
    expect(requests).toEqual(['0 desktop', '0 host', '30 desktop', '60 desktop', '60 host', '90 desktop']);
  });

  it('sends a refused token seldom, and a new one within a minute', () => {
    const { server, requests } = recorded(serverWithTrouble('token-stale', 0, 5.5 * minuteMs));
    const client = createClearwayClient({ devices: 1, random: () => 0 });
    simulateOne(client, { server, durationMs: 7 * minuteMs });
    expect(requests).toEqual(['0 desktop', ...full(6)]);
  });

  it('tells when it was answered first after a trouble', () => {
    const until = 40 * minuteMs;
    const server = serverWithTrouble('unreachable', 30 * minuteMs, until);
    const { firstAnswerMs } = simulateOne(steadyClearway(), { server, watchFromMs: until });
    expect(firstAnswerMs[0]).toBe(60 * minuteMs);
  });
});

describe("Fleet's simulated clients", () => {
  it('Fleet Desktop asks 12 times an hour', () => {
    expect(total(simulateOne(createFleetDesktop(1, 'refused-token')).answered)).toBe(12 * 24);
  });

  it('the Dock app asks 60 times an hour', () => {
    expect(total(simulateOne(createFleetApp()).answered)).toBe(60 * 24);
  });

  it.each([
    ['unreachable', 'refused-token', 2],
    ['unreachable', 'any-failure', 61],
    ['token-stale', 'refused-token', 61],
  ] as const)(
    'Fleet Desktop, %s for 5 min, connecting again after %s, makes %i attempts',
    (reply, connectsAfter, attempts) => {
      // Asks at 60 and 65 min; in its loop every 5 s from its first failure at 60 min on, until 65 min.
      const server = serverWithTrouble(reply, hourMs, hourMs + 5 * minuteMs + secondMs);
      const { failed } = simulateOne(createFleetDesktop(1, connectsAfter), { server });
      expect(total(failed)).toBe(attempts);
    },
  );
});

describe('the simulator', () => {
  it('counts per minute, answered and failed apart', () => {
    const server = serverWithTrouble('unreachable', minuteMs, 2 * minuteMs);
    const traffic = simulateOne(createFleetApp(), { server, devices: 3, durationMs: 3 * minuteMs });
    expect([...traffic.answered]).toEqual([3, 0, 3]);
    expect([...traffic.failed]).toEqual([0, 3, 0]);
    expect([...sent(traffic)]).toEqual([3, 3, 3]);
  });

  it('loses no device, wherever in a second it is due', () => {
    const devices = 1000;
    const firstWakeMs = (device: number): number => device * 61;
    const { answered } = simulateOne(createFleetApp(), { devices, firstWakeMs, durationMs: 10 * minuteMs });
    // Those first due after the first minute have one turn less.
    const late = Math.floor((devices * 61 - minuteMs) / 61);
    expect(total(answered)).toBe(devices * 10 - late);
  });

  it('ends although a client never waits', () => {
    const restless: Client = {
      wake: (_device, at, { ask }) => {
        ask('desktop');
        return at;
      },
    };
    expect(total(simulateOne(restless, { durationMs: minuteMs }).answered)).toBe(60);
  });
});
