import type { ProblemCode } from '../core/problem.ts';
import type { Http, HttpResult } from '../ports.ts';

/** The page that macOS itself asks. Plain http by nature: a portal can only put its own page in place of such a one. */
export const applePage = 'http://captive.apple.com/hotspot-detect.html';

/** Trouble that a portal can cause by standing in the server's place or by letting nothing pass. */
const doubtful: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-wrong-host',
  'certificate-not-trusted',
  'certificate-unreadable',
  'tls-failed',
  'request-timed-out',
]);

/** Whether the network wants a sign-in first. Not reaching Apple's page says nothing, so that is false as well. */
export type IsCaptive = () => Promise<boolean>;

/** `http` must go directly, past every proxy: the question is about the network that this Mac is in. */
export function createCaptivePortalCheck(http: Http, url = applePage): IsCaptive {
  return async () => {
    const result = await http({ method: 'GET', url, deadlineMs: 5000, maxBytes: 64 * 1024 });
    // More than Apple's page could ever be is an answer too, and somebody else's.
    if (result.kind === 'failed') return result.problem.code === 'output-too-large';
    // A fault of a server, Apple's own included, is no sign-in page; 511 is made for portals (RFC 6585).
    if (result.status >= 500) return result.status === 511;
    return !(result.status === 200 && /<title>\s*success\s*<\/title>/i.test(result.body));
  };
}

/** Whether what came of a request could be a portal's doing, so that asking Apple's page is worth it. */
export function looksCaptive(result: HttpResult): boolean {
  if (result.kind === 'failed') return doubtful.has(result.problem.code);
  const { status, headers, body } = result;
  if (status >= 300 && status < 400) return headers.redirectHost !== null;
  const isPage = /^text\/html\b/i.test(headers.contentType ?? '') || /^\s*</.test(body);
  return status < 500 && isPage;
}
