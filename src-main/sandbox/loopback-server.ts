import type { Server } from 'node:http';

/** The one address at which the sandbox listens: nothing outside this machine reaches it. */
export const loopback = '127.0.0.1';

const graceMs = 500;

/** Starts listening; resolves with the port. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The sandbox got no port.'));
      else resolve(address.port);
    });
  });
}

/** Answers what has arrived, then lets go of the port and of every connection. */
export function closeGracefully(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise(resolve => {
    // A client that never finishes its request does not keep the sandbox alive.
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
