import { problem, type Problem, type ProblemCode } from '../core/problem.ts';
import type { UpstreamFailure } from '../core/upstream-failure.ts';

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

/** What it means for any upstream that a request got no answer at all. */
export function unanswered(why: Problem): UpstreamFailure {
  return { upstreamState: failedStates[why.code] ?? 'unreachable', problem: why, retryAfterMs: null };
}

/** A body that is not what it should be: the server's fault, and never a verdict. */
export function notUnderstood(detail: string): UpstreamFailure {
  return { upstreamState: 'error', problem: problem('output-not-understood', detail), retryAfterMs: null };
}
