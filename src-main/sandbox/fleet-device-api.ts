import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerRequest } from './answer-request.ts';
import { matchRoute, type RouteName } from './device-routes.ts';
import { closeGracefully, listenOnLoopback, loopback } from './loopback-server.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import type { Refusal, ServerBehaviour } from './server-behaviour.ts';
import type { SimulatedMac } from './simulated-mac.ts';

/** One request as the log keeps it: the route's name stands for the path, which holds the token. */
export type LoggedRequest = {
  readonly method: string;
  readonly route: RouteName;
  readonly status: number;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly at: number;
};

/** A running server with Fleet's device API. */
export type FleetDeviceApi = {
  readonly url: string;
  readonly port: number;
  /** The latest requests, oldest first, at most a thousand. */
  readonly requests: () => readonly LoggedRequest[];
  /** Changes how callers are treated from the next request on. */
  readonly behave: (change: Partial<ServerBehaviour>) => void;
  /** Answers what has arrived, then lets go of the port and of every connection. */
  readonly close: () => Promise<void>;
};

const requestsKept = 1000;

/** Starts a server with Fleet's device API on the loopback address, by default on a free port. */
export async function startFleetDeviceApi(options: {
  readonly mac: SimulatedMac;
  readonly clock: SandboxClock;
  readonly behaviour: ServerBehaviour;
  readonly port?: number;
  /** Called after each answer, for what happens in a story at that moment. */
  readonly onAnswered?: (request: LoggedRequest) => void;
}): Promise<FleetDeviceApi> {
  const { mac, clock, onAnswered } = options;
  let { behaviour } = options;
  let url = '';
  const log: LoggedRequest[] = [];
  const takeRefetchRefusal = (): Refusal | undefined => {
    const [next, ...left] = behaviour.refetchRefusals ?? [];
    behaviour = { ...behaviour, refetchRefusals: left };
    return next;
  };

  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const method = request.method ?? '';
    const at = clock.now() + (behaviour.clockSkewMs ?? 0);
    const match = matchRoute(method, path);
    const context = { mac, behaviour, url, now: at, query: new URLSearchParams(query), takeRefetchRefusal };
    const answer = answerRequest(match, context);
    const logged = { method, route: match.route, status: answer.status, at };
    log.push(logged);
    if (log.length > requestsKept) log.shift();
    // The server's own clock, because a client must compare its stamps with nothing else.
    response.setHeader('Date', new Date(at).toUTCString());
    send(request, response, answer);
    onAnswered?.(logged);
  });

  const port = await listenOnLoopback(server, options.port ?? 0);
  url = `http://${loopback}:${port}`;
  return {
    url,
    port,
    requests: () => [...log],
    behave: change => {
      behaviour = { ...behaviour, ...change };
    },
    close: () => closeGracefully(server),
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: ReturnType<typeof answerRequest>): void {
  // An unread body would hold the connection open.
  request.resume();
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': Buffer.byteLength(answer.body) });
  response.end(answer.body);
}
