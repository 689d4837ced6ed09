import { problem, type Problem, type ProblemCode } from '../core/problem.ts';
import type { Http, HttpRequest, HttpResult } from '../ports.ts';

const networkProblems: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'offline',
  EADDRNOTAVAIL: 'offline',
  ETIMEDOUT: 'request-timed-out',
};

const connectMs = 10_000;

/**
 * Supplies Http with got: one request, no retry, no redirect (it would carry the token to another host), no cookies,
 * no `Origin`. Bodies are asked for unpacked and counted as they arrive, so that neither size nor compression can flood
 * the memory. got is loaded at the first request, because most starts of the command line never get that far.
 */
export const sendHttp: Http = async request => {
  const progress = { answering: false };
  try {
    return await send(request, progress);
  } catch (error) {
    return { kind: 'failed', problem: explain(error, progress.answering) };
  }
};

async function send(request: HttpRequest, progress: { answering: boolean }): Promise<HttpResult> {
  const { default: got } = await import('got');
  const stream = got.stream(request.url, {
    method: request.method,
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Clearway' },
    timeout: { connect: connectMs, request: request.deadlineMs },
    ...(request.method === 'POST' ? { body: '' } : {}),
  });
  stream.once('response', () => {
    progress.answering = true;
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) throw new Error('a body that is not bytes');
    size += bytes.length;
    if (size > request.maxBytes) {
      stream.destroy();
      return { kind: 'failed', problem: problem('output-too-large') };
    }
    chunks.push(bytes);
  }
  const { response } = stream;
  if (response === undefined) return { kind: 'failed', problem: problem('connection-lost') };
  const { date, 'retry-after': retryAfter } = response.headers;
  return {
    kind: 'answered',
    status: response.statusCode,
    headers: { date: date ?? null, retryAfter: retryAfter ?? null },
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

/** Names the fault by its code alone: got's messages contain the URL, and the URL contains the device token. */
function explain(error: unknown, answering: boolean): Problem {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  // An answer that is cut off or is not HTTP is the server's doing; the person's network is not to blame.
  const garbled = code.startsWith('HPE_') || (answering && code !== 'ETIMEDOUT');
  if (garbled) return problem('output-not-understood', code);
  const known = networkProblems[code];
  if (known !== undefined) return problem(known, code);
  if (isTlsCode(code)) return problem('tls-failed', code);
  if (error instanceof Error) return problem('connection-lost', code === '' ? error.name : code);
  throw error;
}

/** OpenSSL's verification results have no common prefix: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|EPROTO$|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH)/.test(
    code,
  );
}
