import { isLoopback } from '../core/loopback.ts';
import { problem, type Problem } from '../core/problem.ts';
import type { ProxyRoute, ProxyRoutes } from '../core/proxy-routes.ts';
import type { Http, HttpRequest, HttpResult, ReadCertificates, ResolveProxy } from '../ports.ts';
import { openConnection, type Opened, type Server } from './http/connection.ts';
import { startDeadline, withinDeadline } from './http/deadline.ts';
import { exchange } from './http/exchange.ts';
import { requestHeaders } from './http/request-headers.ts';
import { createTrust, type Trust } from './http/trust.ts';

/** How long one way may take until the server's side of TLS stands. */
const connectMs = 10_000;

/** What requests are sent with. */
export type HttpParts = {
  readonly resolveProxy: ResolveProxy;
  /** Trusted for every server asked this way: whoever passes some makes one Http for that server alone. */
  readonly readCertificates: ReadCertificates;
  readonly hasNetwork: () => boolean;
  /** For pages that hold no secret; everything else is asked over https, or on this machine. */
  readonly allowsPlainHttp?: boolean;
  readonly connectMs?: number;
};

const direct: ProxyRoutes = { ok: true, routes: [{ kind: 'direct' }] };
const timedOut: HttpResult = failure(problem('request-timed-out', 'ETIMEDOUT'));

/** No proxy, whatever the system says. */
export const goDirectly: ResolveProxy = async () => direct;

/** Nobody is trusted but whom the system trusts. */
export const noCertificates: ReadCertificates = async () => ({ kind: 'none' });

/**
 * Supplies Http. The connection is made first, by the first way that works, and the request is written to it once: so
 * another way is never tried with a request that may have reached the server. Proxies come from `resolveProxy` alone:
 * HTTPS_PROXY and the like are anybody's to set.
 */
export function createHttp(parts: HttpParts): Http {
  const trust = createTrust();
  return async request => {
    const url = readUrl(request.url, parts.allowsPlainHttp ?? false);
    if (!(url instanceof URL)) return failure(url);
    // Before anything is opened: a header that may not be sent is a fault of ours, and no trouble on the way.
    requestHeaders(request);
    const deadline = startDeadline(request.deadlineMs);
    try {
      return await withinDeadline(
        deadline.signal,
        send(request, url, { ...parts, trust, signal: deadline.signal }),
        timedOut,
      );
    } finally {
      deadline.end();
    }
  };
}

/** Http without proxies and private certificates. */
export const sendHttp: Http = createHttp({
  resolveProxy: goDirectly,
  readCertificates: noCertificates,
  hasNetwork: () => true,
});

type Sending = HttpParts & { readonly trust: Trust; readonly signal: AbortSignal };

async function send(request: HttpRequest, url: URL, parts: Sending): Promise<HttpResult> {
  const isSecure = url.protocol === 'https:';
  const [ways, certificates] = await Promise.all([
    isLoopback(url.hostname) ? direct : parts.resolveProxy(url.origin),
    isSecure ? parts.readCertificates() : ({ kind: 'none' } as const),
  ]);
  if (!ways.ok) return failure(ways.problem);
  if (certificates.kind === 'empty') return failure(certificates.problem);
  const server = {
    host: url.hostname,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    context: isSecure ? await parts.trust(certificates.kind === 'found' ? certificates.pem : []) : null,
  };
  const opened = await openFirst(ways.routes, server, parts);
  if (opened.ok) return exchange(request, opened.socket, parts.signal);
  const isUntrusted = opened.problem.code === 'certificate-not-trusted';
  return failure(isUntrusted && certificates.kind === 'unread' ? certificates.problem : opened.problem);
}

/** Goes on to the next way only where nobody answered; says what was wrong with the last one that was tried. */
async function openFirst(routes: readonly ProxyRoute[], server: Server, parts: Sending): Promise<Opened> {
  let opened: Opened = { ok: false, problem: problem('proxy-unsupported'), decided: false };
  for (const route of routes) {
    opened = await openConnection(route, server, { connectMs, ...parts });
    if (opened.ok || opened.decided || parts.signal.aborted) return opened;
  }
  return opened;
}

/** The token is part of the URL, so it goes to another machine over https alone. */
function readUrl(text: string, allowsPlainHttp: boolean): URL | Problem {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    return problem('url-not-understood');
  }
  const isGuarded = url.protocol === 'https:' || allowsPlainHttp || isLoopback(url.hostname);
  return isGuarded ? url : problem('url-not-https');
}

function failure(cause: Problem): HttpResult {
  return { kind: 'failed', problem: cause };
}
