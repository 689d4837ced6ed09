import { request as sendPlain, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as sendSecure } from 'node:https';
import { connect } from 'node:net';

/** What a plain client of node saw of one request: how far it came, and how it ended. */
export type Seen = {
  readonly status: number | null;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The code of the error that ended it; null where it ended well. */
  readonly failed: string | null;
};

/** Asks once, over a connection of its own; `ca` is whom the client trusts. */
export function ask(url: string, ca?: string): Promise<Seen> {
  return new Promise(resolve => {
    follow(begin(url, ca), resolve);
  });
}

/** Asks, and hangs up as soon as `isEnough` says so: for answers that never end. */
export function askUntil(url: string, isEnough: (seen: Seen) => boolean): Promise<Seen> {
  return new Promise(resolve => {
    const request = begin(url);
    follow(request, resolve, seen => {
      if (!isEnough(seen)) return;
      resolve(seen);
      request.destroy();
    });
  });
}

/** Everything that comes back over a bare connection until the other side ends it, byte by byte as it was sent. */
export function rawAnswer(url: string): Promise<string> {
  const { port, hostname, pathname } = new URL(url);
  return new Promise(resolve => {
    const client = connect(Number(port), hostname);
    let text = '';
    client.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    client.on('error', () => undefined);
    client.on('close', () => {
      resolve(text);
    });
    client.write(`GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  });
}

function begin(url: string, ca?: string): ClientRequest {
  const options = { agent: false, headers: { 'accept-encoding': 'identity' } };
  const request = url.startsWith('https:')
    ? sendSecure(url, { ...options, ...(ca !== undefined && { ca }) })
    : sendPlain(url, options);
  return request.end();
}

function follow(request: ClientRequest, end: (seen: Seen) => void, progress?: (seen: Seen) => void): void {
  let response: IncomingMessage | undefined;
  const chunks: Buffer[] = [];
  const seen = (failed: string | null): Seen => ({
    status: response?.statusCode ?? null,
    headers: response?.headers ?? {},
    body: Buffer.concat(chunks),
    failed,
  });
  const fail = (error: Error): void => {
    end(seen('code' in error && typeof error.code === 'string' ? error.code : error.message));
  };
  request.on('error', fail);
  request.on('response', incoming => {
    response = incoming;
    progress?.(seen(null));
    incoming.on('error', fail);
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      progress?.(seen(null));
    });
    incoming.on('end', () => {
      end(seen(null));
    });
  });
}
