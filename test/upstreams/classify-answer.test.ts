import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../src-main/upstreams/fleet/classify-answer.ts';
import { unanswered } from '../../src-main/upstreams/request-failure.ts';

const headers = { date: null, retryAfter: null, contentType: null, redirectHost: null };

describe('a request that got no answer', () => {
  it('means to Fleet what it means to everybody', () => {
    const problem = { code: 'proxy-unsupported' } as const;
    expect(classifyFailure({ kind: 'failed', problem })).toEqual(unanswered(problem));
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
