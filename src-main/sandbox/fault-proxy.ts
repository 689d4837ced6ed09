import { createServer, request as send, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { matchRoute, type RouteName } from './device-routes.ts';
import { faults, passThrough, type Exchange, type FaultId, type TargetAnswer } from './faults.ts';
import { listenOnLoopback, loopback } from './loopback-server.ts';
import { systemClock, type SandboxClock } from './sandbox-clock.ts';

/** A request as it reached the proxy: the route's name stands for the path, which holds the token. */
export type ProxiedRequest = { readonly method: string; readonly route: RouteName };

/** Decides for each request what goes wrong with it; null for nothing. */
export type ChooseFault = (request: ProxiedRequest) => FaultId | null;

/** A server in front of another one, between which and its client things go wrong. */
export type FaultProxy = {
  readonly url: string;
  readonly port: number;
  /** Every request that arrived, and what went wrong with it. */
  readonly seen: () => readonly (ProxiedRequest & { readonly fault: FaultId | null })[];
  /** Lets go of the port and of every connection at once, unanswered ones included. */
  readonly close: () => Promise<void>;
};

/** What to put where. */
export type FaultProxyOptions = {
  /** The server behind the proxy. */
  readonly target: string;
  readonly fault: FaultId | null | ChooseFault;
  /** Given, the proxy speaks https with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Where redirects lead; by default a name that can never belong to anyone. */
  readonly elsewhere?: string;
  readonly clock?: SandboxClock;
};

/** Starts a proxy on the loopback address, on a free port. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { target, fault, tls, elsewhere = 'https://elsewhere.invalid', clock = systemClock } = options;
  const choose: ChooseFault = typeof fault === 'function' ? fault : () => fault;
  const seen: (ProxiedRequest & { fault: FaultId | null })[] = [];

  const listener: RequestListener = (request, response) => {
    const method = request.method ?? '';
    const proxied = { method, route: matchRoute(method, (request.url ?? '').split('?', 1)[0] ?? '').route };
    const chosen = choose(proxied);
    seen.push({ ...proxied, fault: chosen });
    const ask = (): Promise<TargetAnswer> => askTarget(request, target);
    const exchange: Exchange = { request, response, ask, clock, elsewhere };
    Promise.resolve(chosen === null ? passThrough(exchange) : faults[chosen](exchange)).catch(() => {
      // A proxy whose server is gone has nothing to say either.
      request.socket.destroy();
    });
  };

  const server: Server =
    tls === undefined ? createServer(listener) : createSecureServer({ key: tls.key, cert: tls.cert }, listener);
  const port = await listenOnLoopback(server, 0);
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${loopback}:${port}`,
    port,
    seen: () => [...seen],
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Lets the first requests fail and the later ones through. */
export function burst(fault: FaultId, requests: number): ChooseFault {
  let left = requests;
  return () => {
    if (left === 0) return null;
    left -= 1;
    return fault;
  };
}

function askTarget(request: IncomingMessage, target: string): Promise<TargetAnswer> {
  return new Promise((resolve, reject) => {
    const { method, headers: asked } = request;
    const { hostname, port } = new URL(target);
    const onward = send({ hostname, port, path: request.url, method, headers: asked, agent: false }, answer => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        // Whether a connection is kept is a matter of each side of the proxy.
        const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name !== 'connection'));
        resolve({ status: answer.statusCode ?? 502, headers, body: Buffer.concat(chunks) });
      });
    });
    onward.on('error', reject);
    request.pipe(onward);
  });
}
