import type { HeardAnswer } from '../../core/outbox.ts';
import { problem, type ProblemCode } from '../../core/problem.ts';
import { readRetryAfter } from '../../core/retry-after.ts';
import type { UpstreamFailure } from '../../core/upstream-failure.ts';
import type { HttpResult } from '../../ports.ts';
import { notUnderstood, unanswered } from '../request-failure.ts';
import { parseAnswer, type DeadlineComplaint } from './report-answer.ts';

/** What became of one report: taken, refused for good, or to be sent again. */
export type DeliveryOutcome =
  | { readonly kind: 'taken'; readonly answer: HeardAnswer; readonly complaint: DeadlineComplaint | null }
  | { readonly kind: 'refused'; readonly status: number; readonly code: ProblemCode }
  | { readonly kind: 'failed'; readonly failure: UpstreamFailure };

type Kept = { readonly state: UpstreamFailure['upstreamState']; readonly code: ProblemCode };
type Row = readonly [matches: (status: number) => boolean, meaning: Kept | 'refused'];

const isOneOf =
  (...statuses: readonly number[]) =>
  (status: number): boolean =>
    statuses.includes(status);

/** What each status outside 2xx means, first match wins. Any other 4xx takes the report out of the line. */
const rows: readonly Row[] = [
  // IT renews the key; the report is as good as before.
  [isOneOf(401), { state: 'misconfigured', code: 'report-token-refused' }],
  // A proxy says so, not the service.
  [isOneOf(407), { state: 'unreachable', code: 'proxy-sign-in-required' }],
  [isOneOf(408, 425), { state: 'error', code: 'server-error' }],
  [isOneOf(429), { state: 'rate-limited', code: 'rate-limited' }],
  // No receiver says so, only a network that wants a sign-in first (RFC 6585).
  [isOneOf(511), { state: 'unreachable', code: 'captive-portal' }],
  [status => status >= 500, { state: 'error', code: 'server-error' }],
  [status => status >= 300 && status < 400, { state: 'error', code: 'redirected' }],
  [status => status >= 400, 'refused'],
];

/** Turns what came of sending one report into what it means for that report. */
export function classifyDelivery(result: HttpResult, hadToken: boolean): DeliveryOutcome {
  if (result.kind === 'failed') return { kind: 'failed', failure: unanswered(result.problem) };
  const { status, headers, body } = result;
  if (status >= 200 && status < 300) return readTaken(status, body);
  const [, meaning] = rows.find(([matches]) => matches(status)) ?? [null, null];
  if (meaning === 'refused') return { kind: 'refused', status, code: 'report-quarantined' };
  if (meaning === null) return { kind: 'failed', failure: notUnderstood(`HTTP ${status}`) };
  const code = meaning.code === 'report-token-refused' && !hadToken ? 'report-token-missing' : meaning.code;
  const retryAfterMs = readRetryAfter(headers.retryAfter, headers.date);
  return {
    kind: 'failed',
    failure: { upstreamState: meaning.state, problem: problem(code, `HTTP ${status}`), retryAfterMs },
  };
}

function readTaken(status: number, body: string): DeliveryOutcome {
  const parsed = parseAnswer(body);
  if (parsed === null) return { kind: 'failed', failure: notUnderstood(`HTTP ${status}`) };
  // The same report with the same key would get the same answer: asking again changes nothing.
  if (!parsed.accepted) return { kind: 'refused', status, code: 'report-not-accepted' };
  return { kind: 'taken', answer: parsed.answer, complaint: parsed.complaint };
}
