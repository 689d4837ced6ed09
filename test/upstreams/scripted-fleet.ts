import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { sendHttp } from '../../src-main/adapters/http.ts';
import type { FleetToken } from '../../src-main/core/facts.ts';
import type { BackOff } from '../../src-main/core/back-off.ts';
import { emptyReading } from '../../src-main/core/upstream-reading.ts';
import type { Http, HttpResult } from '../../src-main/ports.ts';
import { createFleetClient } from '../../src-main/upstreams/fleet/client.ts';
import type { FleetRoute } from '../../src-main/upstreams/fleet/fleet-routes.ts';
import { createFleetUpstream } from '../../src-main/upstreams/fleet/fleet-upstream.ts';
import type { Upstream } from '../../src-main/upstreams/upstream.ts';
import { manualClock } from '../sandbox/manual-clock.ts';

export type Reply = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection stays open and nothing comes. */
  readonly hangs?: boolean;
};
export type Script = Partial<Readonly<Record<FleetRoute, Reply | ((token: string) => Reply)>>>;

export const goodToken = 'a3c1f2d4-0b5e-4c6f-9a71-2d83e94b05f6';

/** The reading before any look. */
export const nothing = emptyReading('fleet', 'ok');

export function presentToken(token: string): FleetToken {
  return { kind: 'present', token, modifiedAt: '2026-11-20T09:30:00.000Z' };
}

/** A host as a current Fleet server sends it; invented values. */
export const host = {
  refetch_requested: false,
  detail_updated_at: '2026-11-20T09:00:00Z',
  policy_updated_at: '2026-11-20T09:00:05Z',
  seen_time: '2026-11-20T09:01:00Z',
  status: 'online',
  mdm: { enrollment_status: 'On (manual)', server_url: 'https://fleet.example/mdm/apple/mdm' },
};
export const policy = {
  id: 7,
  name: 'The disk is encrypted',
  response: 'pass',
  critical: false,
  description: 'Keeps data safe.',
  resolution: 'Turn on FileVault.',
  conditional_access_enabled: true,
};

const well: Script = {
  desktop: { body: { failing_policies_count: 0 } },
  host: { body: { host } },
  policies: { body: { policies: [policy] } },
  refetch: { body: {} },
};

type Options = {
  readonly firstToken?: string;
  /** The back-off that an earlier run of the app left behind. */
  readonly kept?: BackOff | null;
  readonly isCaptive?: (result: HttpResult) => Promise<boolean>;
  /** How long each answer takes, by the clock that is moved by hand. */
  readonly answerMs?: number;
};

/** A real HTTP server that follows a script, and a Fleet upstream that talks to it. */
export async function scriptedFleet(changes: Script = {}, options: Options = {}) {
  const { firstToken = goodToken, kept = null, isCaptive = async () => false, answerMs = 0 } = options;
  const backOffs: (BackOff | null)[] = [];
  let script: Script = { ...well, ...changes };
  const requests: { route: string; token: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const found = /^\/api\/latest\/fleet\/device\/([^/?]+)(?:\/(\w+))?/.exec(request.url ?? '');
    const route = found?.[2] ?? 'host';
    const token = found?.[1] ?? '';
    requests.push({ route, token, headers: request.headers });
    request.resume();
    // The server's clock goes with the one that the test moves.
    answer(response, replyOf(script, route, token), new Date(clock.now()).toUTCString());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = portOf(server.address());
  const clock = manualClock(Date.parse('2026-11-20T10:00:00Z'));
  const deadlines: number[] = [];
  let open = 0;
  let mostOpen = 0;
  const http: Http = async request => {
    deadlines.push(request.deadlineMs);
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const result = await sendHttp(request);
    open -= 1;
    clock.pass(answerMs);
    return result;
  };
  const token: { current: FleetToken; reads: number } = { current: presentToken(firstToken), reads: 0 };
  const client = createFleetClient(
    new URL(`http://127.0.0.1:${port}/`),
    {
      http,
      clock,
      readToken: async () => {
        token.reads += 1;
        return token.current;
      },
      random: () => 0,
      isCaptive,
    },
    { backOff: kept, onBackOff: backOff => void backOffs.push(backOff) },
  );
  const upstream: Upstream = createFleetUpstream(client, clock);
  return {
    upstream,
    requests,
    routes: () => requests.map(request => request.route),
    clock,
    token,
    backOffs,
    deadlines,
    server: `127.0.0.1:${port}`,
    mostOpen: () => mostOpen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
    behave: (change: Script) => {
      script = { ...script, ...change };
    },
  };
}

function replyOf(script: Script, route: string, token: string): Reply {
  const known: readonly string[] = ['desktop', 'host', 'policies', 'activities', 'refetch'];
  if (!known.includes(route)) return { status: 404, body: {} };
  const entries = Object.entries(script);
  const reply = entries.find(([name]) => name === route)?.[1];
  return typeof reply === 'function' ? reply(token) : (reply ?? { status: 404, body: {} });
}

function answer(response: ServerResponse, reply: Reply, date: string): void {
  const { status = 200, body = {}, headers = {}, hangs = false } = reply;
  if (hangs) return;
  response.writeHead(status, { 'content-type': 'application/json', date, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body, null, 2));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
