import type { Socket } from 'node:net';
import { problem, type Problem } from '../../core/problem.ts';
import type { HttpHeaders, HttpRequest, HttpResult } from '../../ports.ts';
import { codeOf, explainFailure } from './failures.ts';
import { requestHeaders } from './request-headers.ts';
import { faultOf } from './sockets.ts';

/**
 * Sends one request over a connection and reads its answer with got: no retry, no redirect (it would carry the token to
 * another host), no cookies, no `Origin`. Bodies are asked for unpacked and counted as they arrive, so that neither size
 * nor compression can flood the memory. got is loaded at the first request, because most starts never get that far.
 */
export async function exchange(request: HttpRequest, socket: Socket, signal: AbortSignal): Promise<HttpResult> {
  const progress: Line['progress'] = { answering: false, refusal: null };
  try {
    return await send(request, { socket, signal, progress });
  } catch (error) {
    return progress.refusal ?? { kind: 'failed', problem: explain(error, progress.answering) };
  } finally {
    socket.destroy();
  }
}

type Line = {
  readonly socket: Socket;
  readonly signal: AbortSignal;
  /** `refusal`: a server that turns a body down while it is being sent may hang up before its own text is through. */
  readonly progress: { answering: boolean; refusal: HttpResult | null };
};

async function send(request: HttpRequest, { socket, signal, progress }: Line): Promise<HttpResult> {
  const { default: got } = await import('got');
  const stream = got.stream(request.url, {
    method: request.method,
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    headers: requestHeaders(request),
    signal,
    createConnection: (_options, done) => {
      const fault = faultOf(socket);
      if (fault === null && !socket.destroyed) return socket;
      // A connection that broke in the meantime would keep the request waiting.
      done(fault ?? new Error('closed'));
      return undefined;
    },
    ...(request.method === 'POST' ? { body: request.body ?? '' } : {}),
  });
  stream.once('response', ({ statusCode, headers: answered }: Answered) => {
    progress.answering = true;
    if (request.body === undefined || statusCode < 400) return;
    progress.refusal = {
      kind: 'answered',
      status: statusCode,
      headers: readHeaders(answered, request.url),
      body: '',
    };
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) throw new Error('a body that is not bytes');
    size += bytes.length;
    if (size > request.maxBytes) return { kind: 'failed', problem: problem('output-too-large') };
    chunks.push(bytes);
  }
  const { response } = stream;
  if (response === undefined) return { kind: 'failed', problem: problem('connection-lost') };
  return {
    kind: 'answered',
    status: response.statusCode,
    headers: readHeaders(response.headers, request.url),
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

type Answered = { readonly statusCode: number; readonly headers: Partial<RawHeaders> };
type RawHeaders = Readonly<Record<'date' | 'retry-after' | 'content-type' | 'location', string | undefined>>;

function readHeaders(headers: Partial<RawHeaders>, asked: string): HttpHeaders {
  const { date, 'retry-after': retryAfter, 'content-type': contentType, location } = headers;
  const target = location !== undefined && URL.canParse(location, asked) ? new URL(location, asked).hostname : '';
  return {
    date: date ?? null,
    retryAfter: retryAfter ?? null,
    contentType: contentType ?? null,
    redirectHost: target === '' || target === new URL(asked).hostname ? null : target,
  };
}

function explain(error: unknown, answering: boolean): Problem {
  const code = error instanceof Error ? codeOf(error) : '';
  // An answer that is cut off or is not HTTP is the server's doing; the person's network is not to blame.
  return code.startsWith('HPE_') || answering ? problem('output-not-understood', code) : explainFailure(error);
}
