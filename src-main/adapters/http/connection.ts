import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { problem, type Problem } from '../../core/problem.ts';
import type { ProxyRoute } from '../../core/proxy-routes.ts';
import { startDeadline } from './deadline.ts';
import { explainFailure, explainHandshake, looksOffline } from './failures.ts';
import { openSocket, secureSocket, type Peer } from './sockets.ts';
import type { Trust } from './trust.ts';
import { connectThrough, socksThrough, type TunnelAnswer } from './tunnel.ts';

type Proxy = Extract<ProxyRoute, { kind: 'proxy' }>;
/** What a server sends that ends a handshake without having begun it: one alert. */
const alertBytes = 7;
const tooLate = problem('request-timed-out', 'ETIMEDOUT');

/** `context` is whom to trust; null for a server that is spoken to without TLS. */
export type Server = Peer & { readonly context: SecureContext | null };

/** A connection to the server by one way, or why there is none. */
export type Opened =
  | { readonly ok: true; readonly socket: Socket }
  /** `decided`: somebody on the way answered, and said no. Another way would pass by that decision. */
  | { readonly ok: false; readonly problem: Problem; readonly decided: boolean };

export type ConnectionParts = {
  readonly trust: Trust;
  readonly hasNetwork: () => boolean;
  readonly connectMs: number;
  readonly signal: AbortSignal;
};

/** Opens a connection to the server, directly or through a proxy, up to the end of TLS's handshake. */
export async function openConnection(route: ProxyRoute, server: Server, parts: ConnectionParts): Promise<Opened> {
  const deadline = startDeadline(parts.connectMs);
  const signal = AbortSignal.any([parts.signal, deadline.signal]);
  try {
    const opened = await openRoute(route, server, { ...parts, signal });
    return opened.ok && server.context !== null
      ? await secure(opened.socket, server, { context: server.context, signal })
      : opened;
  } finally {
    deadline.end();
  }
}

async function openRoute(route: ProxyRoute, server: Server, parts: ConnectionParts): Promise<Opened> {
  try {
    if (route.kind === 'direct') return { ok: true, socket: await openSocket(server, parts.signal) };
    return await openThrough(route, server, parts);
  } catch (error) {
    if (looksOffline(error) && !parts.hasNetwork()) return silent(problem('offline'));
    const cause = parts.signal.aborted ? tooLate : explainFailure(error);
    return silent(route.kind === 'direct' ? cause : problem('proxy-failed', cause.detail));
  }
}

async function secure(
  socket: Socket,
  server: Server,
  trusted: { readonly context: SecureContext; readonly signal: AbortSignal },
): Promise<Opened> {
  const before = socket.bytesRead;
  try {
    return { ok: true, socket: await secureSocket(socket, server, trusted) };
  } catch (error) {
    socket.destroy();
    if (trusted.signal.aborted) return silent(tooLate);
    const wasGreeted = socket.bytesRead - before > alertBytes;
    return { ok: false, problem: explainHandshake(error, wasGreeted), decided: true };
  }
}

async function openThrough(proxy: Proxy, server: Peer, { trust, signal }: ConnectionParts): Promise<Opened> {
  const plain = await openSocket(proxy, signal);
  const end = (): void => {
    plain.destroy();
  };
  signal.addEventListener('abort', end);
  try {
    // The private certificates speak for the server alone, not for a proxy.
    const socket =
      proxy.scheme === 'https' ? await secureSocket(plain, proxy, { context: await trust([]), signal }) : plain;
    const { problem: refusal } = await askProxy(socket, proxy, server);
    if (refusal === null) return { ok: true, socket };
    socket.destroy();
    return { ok: false, problem: refusal, decided: true };
  } catch (error) {
    plain.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function askProxy(socket: Socket, proxy: Proxy, server: Peer): Promise<TunnelAnswer> {
  switch (proxy.scheme) {
    case 'http':
    case 'https':
      return connectThrough(socket, server);
    case 'socks4':
      return socksThrough(socket, { ...proxy, type: 4 }, server);
    case 'socks5':
      return socksThrough(socket, { ...proxy, type: 5 }, server);
  }
}

function silent(cause: Problem): Opened {
  return { ok: false, problem: cause, decided: false };
}
