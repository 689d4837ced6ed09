import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeGracefully, listenOnLoopback } from '../../src-main/sandbox/loopback-server.ts';
import { macsPage } from './macs-page.ts';
import { isCompliant, readReport, type ReceivedReport } from './read-report.ts';
import type { ReportDatabase, StoredReport } from './report-database.ts';

export type ReceiverOptions = {
  readonly port: number;
  /** Wanted of whoever reports or looks at the table; null: everybody on this machine may do both. */
  readonly token: string | null;
  readonly evaluateAfterSeconds: number;
  readonly nextReportAfterSeconds: number | null;
  readonly database: ReportDatabase;
  readonly now: () => number;
};

export type Receiver = { readonly url: string; readonly stop: () => Promise<void> };
type Answer = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly asks?: 'Basic' | 'Bearer';
};

const longestBody = 8 * 1024 * 1024;

/** Starts the receiver on this machine's loopback address alone: in front of a real one stands what speaks TLS. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const server = createServer((request, response) => {
    answer(request, options).then(
      found => {
        send(response, found);
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.name : 'Error'} while answering\n`);
        send(response, json(500, { error: 'internal' }));
      },
    );
  });
  const port = await listenOnLoopback(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await closeGracefully(server);
      options.database.close();
    },
  };
}

async function answer(request: IncomingMessage, options: ReceiverOptions): Promise<Answer> {
  const asked = request.url ?? '';
  // Such as `//`, which a URL takes for a host without a name.
  if (!asked.startsWith('/') || !URL.canParse(asked, 'http://receiver')) return json(400, { error: 'bad-request' });
  const { pathname } = new URL(asked, 'http://receiver');
  // A page elsewhere may make a browser ask this machine by another name; only this address is answered.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return json(421, { error: 'wrong-host' });
  if (request.method === 'GET' && pathname === '/') {
    // A browser asks its user by Basic, with any name.
    if (!mayEnter(request, options.token)) return { ...json(401, { error: 'token' }), asks: 'Basic' };
    return { status: 200, type: 'text/html; charset=utf-8', text: macsPage(options.database.newest()) };
  }
  if (pathname !== '/reports') return json(404, { error: 'not-found' });
  if (request.method !== 'POST') return json(405, { error: 'post-only' });
  if (!mayEnter(request, options.token)) return { ...json(401, { error: 'token' }), asks: 'Bearer' };
  const body = await readBody(request);
  return body === null ? json(413, { error: 'too-large' }) : take(body, request, options);
}

function take(body: string, request: IncomingMessage, options: ReceiverOptions): Answer {
  const report = readReport(body);
  const key = request.headers['idempotency-key'];
  if (report === null || key !== report.idempotencyKey) return json(422, { error: 'not-a-report' });
  const known = options.database.find(key);
  if (known !== null && known.body !== body) return json(409, { error: 'other-body-with-this-key' });
  const stored = known ?? { key, body, receivedAt: options.now() };
  if (known === null) {
    options.database.add({ ...stored, stream: report.source.stream, sequence: report.sequence });
  }
  return json(200, judge(report, stored, options));
}

/** The same stored report gets the same judgement; only whether it has been made yet can change. */
function judge(report: ReceivedReport, { receivedAt }: StoredReport, options: ReceiverOptions): object {
  const evaluatedAt = receivedAt + options.evaluateAfterSeconds * 1000;
  const isEvaluated = options.now() >= evaluatedAt;
  return {
    accepted: true,
    evaluatedAt: isEvaluated ? new Date(evaluatedAt).toISOString() : null,
    compliant: isEvaluated ? isCompliant(report) : null,
    nextReportAfterSeconds: options.nextReportAfterSeconds,
  };
}

function mayEnter({ headers }: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  const [, scheme = '', said = ''] = /^(bearer|basic) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const password =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(said, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : said;
  // By digest, because a comparison that ends early tells how much of a guess was right.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(password), digest(token));
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) throw new Error('a body that is not bytes');
    size += bytes.length;
    // Read to the end all the same: whoever is still sending would not hear the answer.
    if (size <= longestBody) chunks.push(bytes);
  }
  return size > longestBody ? null : new TextDecoder().decode(Buffer.concat(chunks));
}

function json(status: number, value: object): Answer {
  return { status, type: 'application/json', text: JSON.stringify(value) };
}

function send(response: ServerResponse, { status, type, text, asks }: Answer): void {
  response.writeHead(status, {
    ...(asks === undefined ? {} : { 'www-authenticate': `${asks} realm="Reports"` }),
    'content-type': type,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(text);
}
