import { createServer } from 'node:http';

/** A server in front of another one that changes the texts of its answers on the way. */
export type RewritingServer = { readonly url: string; readonly close: () => Promise<void> };

/** Stands in front of `behind` on the loopback address. */
export async function startRewritingServer(
  behind: string,
  rewrite: (text: string) => string,
): Promise<RewritingServer> {
  const server = createServer((request, response) => {
    fetch(new URL(request.url ?? '/', behind), { method: request.method ?? 'GET' })
      .then(async answer => {
        const date = answer.headers.get('date');
        // Stamps are compared with the server's own clock, so that has to come through as well.
        if (date !== null) response.setHeader('date', date);
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(rewrite(await answer.text()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
