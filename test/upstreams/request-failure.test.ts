import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src-main/core/problem.ts';
import { classifyDelivery } from '../../src-main/upstreams/report/classify-delivery.ts';
import { notUnderstood, unanswered } from '../../src-main/upstreams/request-failure.ts';

describe('a request that got no answer', () => {
  it.each<readonly [ProblemCode, string]>([
    ['offline', 'unreachable'],
    ['host-not-found', 'unreachable'],
    ['connection-refused', 'unreachable'],
    ['connection-lost', 'unreachable'],
    ['request-timed-out', 'unreachable'],
    ['tls-failed', 'unreachable'],
    ['certificate-expired', 'unreachable'],
    ['certificate-not-yet-valid', 'unreachable'],
    ['certificate-wrong-host', 'unreachable'],
    ['certificate-not-trusted', 'unreachable'],
    ['captive-portal', 'unreachable'],
    ['proxy-failed', 'unreachable'],
    ['proxy-sign-in-required', 'misconfigured'],
    ['proxy-unsupported', 'misconfigured'],
    ['certificate-unreadable', 'misconfigured'],
    ['client-certificate-required', 'misconfigured'],
    ['url-not-https', 'misconfigured'],
    ['url-not-understood', 'misconfigured'],
    ['output-too-large', 'error'],
    ['output-not-understood', 'error'],
  ])('because of %s: %s', (code, upstreamState) => {
    const failure = { upstreamState, problem: { code }, retryAfterMs: null };
    expect(unanswered({ code })).toEqual(failure);
    expect(classifyDelivery({ kind: 'failed', problem: { code } }, true)).toEqual({ kind: 'failed', failure });
  });
});

describe('a body that nobody understands', () => {
  it('is the server’s fault', () => {
    const why = { code: 'output-not-understood', detail: 'HTTP 200' };
    expect(notUnderstood('HTTP 200')).toEqual({ upstreamState: 'error', problem: why, retryAfterMs: null });
  });
});
