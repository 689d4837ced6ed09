import * as z from 'zod';
import type { UpstreamState } from '../../contract/snapshot.ts';
import { parseJson } from '../../core/parse-json.ts';
import { problem, type ProblemCode } from '../../core/problem.ts';
import { readRetryAfter } from '../../core/retry-after.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { HttpResult } from '../../ports.ts';
import { unanswered } from '../request-failure.ts';

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

/** Turns a failed request or an unwelcome status into what it means. Null for a 2xx, whose body is parsed by the caller. */
export function classifyFailure(result: HttpResult): UpstreamFailure | null {
  if (result.kind === 'failed') return unanswered(result.problem);
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
