import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What the front server answers by itself. */
export type FrontReply = { readonly status: number; readonly body: unknown };

/** Requests that are let through only when the test says so. */
export type Held = {
  /** Resolves when the first such request has arrived. */
  readonly arrived: Promise<void>;
  readonly release: () => void;
};

/**
 * A server in front of the sandbox's: passes everything on, but answers single routes by itself, and can hold others back
 * while they are on the wire.
 */
export async function startFrontServer(target: string) {
  const routes: string[] = [];
  const answers = new Map<string, FrontReply>();
  const holds = new Map<string, { arrive: () => void; opened: Promise<void> }>();
  let isDropping = false;
  let waiting = 0;
  const server = createServer((request, response) => {
    if (isDropping) {
      request.socket.destroy();
      return;
    }
    const path = request.url ?? '';
    const route = /^\/api\/latest\/fleet\/device\/[^/?]+(?:\/(\w+))?/.exec(path)?.[1] ?? 'host';
    routes.push(route);
    request.resume();
    void answer(route, response, { path, method: request.method ?? 'GET' });
  });

  async function answer(route: string, response: ServerResponse, asked: { path: string; method: string }) {
    const hold = holds.get(route);
    if (hold !== undefined) {
      waiting += 1;
      hold.arrive();
      await hold.opened;
      waiting -= 1;
    }
    const own = answers.get(route);
    if (own !== undefined) {
      response.writeHead(own.status, { 'content-type': 'application/json' }).end(JSON.stringify(own.body));
      return;
    }
    const passed = await fetch(`${target}${asked.path}`, { method: asked.method });
    response.writeHead(passed.status, Object.fromEntries(passed.headers)).end(await passed.text());
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    host: `127.0.0.1:${address.port}`,
    /** How many requests are held back now. */
    waiting: (): number => waiting,
    /** What was asked, in order. */
    routes: (): readonly string[] => [...routes],
    reply: (route: string, reply: FrontReply): void => void answers.set(route, reply),
    /** From now on every connection is cut before anything is answered, or no longer. */
    drop: (next: boolean): void => {
      isDropping = next;
    },
    hold: (route: string): Held => {
      let arrive = (): void => undefined;
      let open = (): void => undefined;
      const arrived = new Promise<void>(resolve => (arrive = resolve));
      const opened = new Promise<void>(resolve => (open = resolve));
      holds.set(route, { arrive, opened });
      return {
        arrived,
        release: () => {
          holds.delete(route);
          open();
        },
      };
    },
    close,
  };
}
