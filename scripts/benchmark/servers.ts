import type { Reply, Server } from './simulate-clients.ts';

/** A server that answers everything, and whose summary never says anything new. */
export const healthyServer: Server = { reply: () => 'ok', summaryAt: () => 0, tokenAt: () => 0 };

/** Fleet Free: the summary and the policies are not for sale. */
export const freeServer: Server = {
  ...healthyServer,
  reply: route => (route === 'host' ? 'ok' : 'unlicensed'),
};

/** A server that wants a sign-in in the browser before it answers anything but the summary. */
export const signInServer: Server = {
  ...healthyServer,
  reply: route => (route === 'desktop' ? 'ok' : 'sign-in-required'),
};

/** A healthy server whose summary changes once. */
export function serverThatMoves(atMs: number): Server {
  return { ...healthyServer, summaryAt: at => (at < atMs ? 0 : 1) };
}

/** A healthy server that gives no answer for a while; a token that it refuses is renewed at the end of it. */
export function serverWithTrouble(reply: Exclude<Reply, 'ok'>, fromMs: number, untilMs: number): Server {
  return {
    ...healthyServer,
    reply: (_route, at) => (at >= fromMs && at < untilMs ? reply : 'ok'),
    tokenAt: at => (at < untilMs ? 0 : 1),
  };
}
