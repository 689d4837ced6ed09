import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src-main/core/problem.ts';
import { classifyFailure } from '../../src-main/upstreams/fleet/classify-answer.ts';

const headers = { date: null, retryAfter: null, contentType: null, redirectHost: null };

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
    const failure = classifyFailure({ kind: 'failed', problem: { code } });
    expect(failure).toEqual({ upstreamState, problem: { code }, retryAfterMs: null });
  });
});

describe('an answer with a status', () => {
  it.each([
    [302, 'error', 'redirected'],
    [404, 'misconfigured', 'not-a-fleet-server'],
    [500, 'error', 'server-error'],
    [510, 'error', 'server-error'],
    [511, 'unreachable', 'captive-portal'],
    [503, 'error', 'server-error'],
  ])('%i: %s, %s', (status, upstreamState, code) => {
    const failure = classifyFailure({ kind: 'answered', status, headers, body: '' });
    expect(failure).toMatchObject({ upstreamState, problem: { code, detail: `HTTP ${status}` } });
  });
});
