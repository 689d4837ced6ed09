import { request } from 'node:http';
import type { Socket } from 'node:net';
import { problem, type Problem } from '../../core/problem.ts';
import { bare, faultOf, type Peer } from './sockets.ts';

/** What a proxy answered: a way through, or its refusal. Whatever breaks before an answer is thrown. */
export type TunnelAnswer = { readonly problem: Problem | null };

export type SocksPeer = Peer & { readonly type: 4 | 5 };

/** Asks an HTTP proxy for a way through to the server (RFC 9110, section 9.3.6). */
export function connectThrough(socket: Socket, { host, port }: Peer): Promise<TunnelAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers: { host: `${host}:${port}`, 'user-agent': 'Clearway' },
      createConnection: () => socket,
    });
    asked.on('error', reject);
    asked.once('connect', ({ statusCode = 0 }, _socket, head) => {
      // The socket is the tunnel from here on; what came with the answer belongs to it.
      if (head.length > 0) socket.unshift(head);
      resolve({ problem: judge(statusCode) });
    });
    asked.end();
  });
}

function judge(status: number): Problem | null {
  if (status >= 200 && status < 300) return null;
  return problem(status === 407 ? 'proxy-sign-in-required' : 'proxy-failed', `HTTP ${status}`);
}

/** Asks a SOCKS proxy. Loaded at first use: hardly anybody has one. */
export async function socksThrough(socket: Socket, proxy: SocksPeer, { host, port }: Peer): Promise<TunnelAnswer> {
  const { SocksClient } = await import('socks');
  // What closed while that was loading would tell nobody any more.
  if (socket.destroyed) throw faultOf(socket) ?? new Error('closed');
  try {
    await SocksClient.createConnection({
      command: 'connect',
      proxy,
      destination: { host: bare(host), port },
      existing_socket: socket,
    });
    return { problem: null };
  } catch (error) {
    // The library names no codes; a proxy that has not said a word has refused nothing.
    if (!(error instanceof Error) || socket.bytesRead === 0) throw error;
    const wantsSignIn = /authentication/i.test(error.message);
    return { problem: problem(wantsSignIn ? 'proxy-sign-in-required' : 'proxy-failed', 'SOCKS') };
  }
}
