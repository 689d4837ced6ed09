import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type SecureContext } from 'node:tls';

/** A host as URLs write it, so an IPv6 address stands in brackets. */
export type Peer = { readonly host: string; readonly port: number };

const faults = new WeakMap<Socket, Error>();

/** Opens a TCP connection. The signal ends the waiting and the socket with it. */
export async function openSocket({ host, port }: Peer, signal: AbortSignal): Promise<Socket> {
  return settled(connect({ host: bare(host), port }), 'connect', signal);
}

/** Speaks TLS over a socket, as whoever the host's name says: any other certificate is refused. */
export async function secureSocket(
  socket: Socket,
  { host }: Peer,
  { context, signal }: { readonly context: SecureContext; readonly signal: AbortSignal },
): Promise<Socket> {
  const name = bare(host);
  const secured = connectSecurely({
    socket,
    host: name,
    // Addresses are no server names (RFC 6066); Node then checks the certificate against `host`.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
    // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in somebody's environment changes nothing.
    rejectUnauthorized: true,
  });
  return settled(secured, 'secureConnect', signal);
}

/** What broke a socket while nobody used it: TLS 1.3 refuses a client only after the handshake, and `errored` stays empty. */
export function faultOf(socket: Socket): Error | null {
  return faults.get(socket) ?? socket.errored;
}

/** Without the brackets that only URLs need. */
export function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

async function settled(socket: Socket, event: string, signal: AbortSignal): Promise<Socket> {
  // Between two owners nobody else listens, and an error without a listener would end the process.
  socket.once('error', error => {
    faults.set(socket, error);
  });
  socket.on('error', () => undefined);
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
