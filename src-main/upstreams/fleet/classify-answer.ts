import * as z from 'zod';
import type { UpstreamState } from '../../contract/snapshot.ts';
import { problem, type ProblemCode } from '../../core/problem.ts';
import { readRetryAfter } from '../../core/retry-after.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { HttpResult } from '../../ports.ts';

const ssoMarker = z.object({ sso_required: z.literal(true) });

type Row = readonly [matches: (status: number) => boolean, state: Exclude<UpstreamState, 'ok'>, code: ProblemCode];

/** What each status means for the upstream, first match wins. 401 with Fleet's sign-in marker is told apart before. */
const rows: readonly Row[] = [
  [status => status === 401, 'token-stale', 'token-stale'],
  [status => status === 402, 'unlicensed', 'unlicensed'],
  [status => status === 404, 'misconfigured', 'not-a-fleet-server'],
  [status => status === 429, 'rate-limited', 'rate-limited'],
  // No Fleet server says so, only a network that wants a sign-in first (RFC 6585).
  [status => status === 511, 'unreachable', 'captive-portal'],
  [status => status >= 500, 'error', 'server-error'],
  [status => status >= 300 && status < 400, 'error', 'redirected'],
  [() => true, 'error', 'request-refused'],
];

/** Failures that stay until somebody changes a setting, and failures of a server that was reached. All others: unreachable. */
const failedStates: Readonly<Partial<Record<ProblemCode, 'misconfigured' | 'error'>>> = {
  'url-not-https': 'misconfigured',
  'url-not-understood': 'misconfigured',
  'proxy-unsupported': 'misconfigured',
  'proxy-sign-in-required': 'misconfigured',
  'certificate-unreadable': 'misconfigured',
  'client-certificate-required': 'misconfigured',
  'output-too-large': 'error',
  'output-not-understood': 'error',
};

/** Turns a failed request or an unwelcome status into what it means. Null for a 2xx, whose body is parsed by the caller. */
export function classifyFailure(result: HttpResult): UpstreamFailure | null {
  if (result.kind === 'failed') {
    const upstreamState = failedStates[result.problem.code] ?? 'unreachable';
    return { upstreamState, problem: result.problem, retryAfterMs: null };
  }
  const { status, headers, body } = result;
  if (status >= 200 && status < 300) return null;
  if (status === 401 && ssoMarker.safeParse(parseJson(body)).success) {
    return { upstreamState: 'sign-in-required', problem: problem('sign-in-required'), retryAfterMs: null };
  }
  const [, upstreamState, code] = rows.find(([matches]) => matches(status)) ?? [null, 'error', 'request-refused'];
  return {
    upstreamState,
    problem: problem(code, `HTTP ${status}`),
    retryAfterMs: readRetryAfter(headers.retryAfter, headers.date),
  };
}

/** A body that is not what it should be: the server's fault, and never a verdict. */
export function notUnderstood(detail: string): UpstreamFailure {
  return { upstreamState: 'error', problem: problem('output-not-understood', detail), retryAfterMs: null };
}

/** JSON or undefined; whoever asks parses the value with a schema. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
