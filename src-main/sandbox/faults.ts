import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { SandboxClock } from './sandbox-clock.ts';

/** What the server behind the proxy answered. */
export type TargetAnswer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
};

/** One request on its way through the proxy. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Asks the server behind the proxy and waits for its whole answer. */
  readonly ask: () => Promise<TargetAnswer>;
  readonly clock: SandboxClock;
  /** Where a redirect leads: a server that must never hear of the request. */
  readonly elsewhere: string;
};

/** Everything that can go wrong between a client and its server, by name. */
export const faults = {
  'cut-mid-body': async exchange => {
    const { status, headers, body } = await exchange.ask();
    exchange.response.writeHead(status, { ...headers, 'content-length': body.length });
    exchange.response.write(body.subarray(0, Math.floor(body.length / 2)), () => exchange.request.socket.destroy());
  },
  'slow-loris': async exchange => {
    const { status, headers, body } = await exchange.ask();
    exchange.response.writeHead(status, { ...headers, 'content-length': body.length });
    exchange.response.flushHeaders();
    drip(exchange, body);
  },
  'stalls-before-headers': () => undefined,
  reset: ({ request: { socket } }) => {
    // Node can reset a plain connection only; an encrypted one is cut off without its closing message.
    if ('encrypted' in socket) socket.destroy();
    else socket.resetAndDestroy();
  },
  'length-too-long': async exchange => {
    const { status, headers, body } = await exchange.ask();
    exchange.response.writeHead(status, { ...headers, 'content-length': body.length + 100 });
    exchange.response.write(body, () => exchange.request.socket.destroy());
  },
  'length-too-short': async exchange => {
    const { body } = await exchange.ask();
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length - 5}\r\n\r\n`;
    // Past node's own check of the length, which would refuse to send this.
    exchange.request.socket.end(Buffer.concat([Buffer.from(head), body]));
  },
  'gzip-bomb': ({ response }) => {
    const body = gzipSync(Buffer.alloc(20 * megabyte, ' '));
    response.writeHead(200, { ...json, 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
  },
  oversized: ({ response }) => {
    const body = Buffer.alloc(6 * megabyte, ' ');
    body.write('{}');
    response.writeHead(200, { ...json, 'content-length': body.length }).end(body);
  },
  garbage: ({ request }) => {
    request.socket.end('SSH-2.0-OpenSSH_9.9\r\n\u0000\u0001\u0002 this is no answer\r\n');
  },
  'redirect-elsewhere': ({ request, response, elsewhere }) => {
    response.writeHead(302, { location: `${elsewhere}${request.url ?? '/'}` }).end();
  },
  'server-error': ({ response }) => {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('upstream connect error');
  },
  html: ({ response }) => {
    const page =
      '<!doctype html>\n<title>Welcome</title>\n<form action="/login"><button>Accept and connect</button></form>\n';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  },
  'clock-ahead': exchange => sendWithClock(exchange, 5 * hour),
  'clock-behind': exchange => sendWithClock(exchange, -5 * hour),
} as const satisfies Readonly<Record<string, (exchange: Exchange) => Promise<void> | void>>;

/** The name of one fault. */
export type FaultId = keyof typeof faults;

/** Sends what the server behind the proxy answered, as it is. */
export async function passThrough({ ask, response }: Exchange): Promise<void> {
  const { status, headers, body } = await ask();
  response.writeHead(status, headers).end(body);
}

const megabyte = 1024 * 1024;
const hour = 3_600_000;
const json = { 'content-type': 'application/json' };

/** How long a slow server takes for each byte: too long for a whole answer, too short for a silent connection. */
const byteMs = 1000;

function drip({ response, clock }: Pick<Exchange, 'response' | 'clock'>, body: Buffer, from = 0): void {
  response.write(body.subarray(from, from + 1));
  if (from + 1 >= body.length) {
    response.end();
    return;
  }
  const cancel = clock.after(byteMs, () => {
    response.off('close', cancel);
    drip({ response, clock }, body, from + 1);
  });
  response.once('close', cancel);
}

async function sendWithClock({ ask, response }: Exchange, skewMs: number): Promise<void> {
  const { status, headers, body } = await ask();
  const date = new Date(Date.parse(String(headers['date'])) + skewMs).toUTCString();
  response.writeHead(status, { ...headers, date }).end(body);
}
