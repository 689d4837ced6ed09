import { describe, expect, it } from 'vitest';
import { checkReport, refetchReport, upstreamReport, words } from './examples.ts';
import { draw, inOrder, stop } from './journey-inputs.ts';

const stopped = { refetch: refetchReport({ state: 'stopped', startedAt: '2026-11-20T12:00:05.000Z' }) };

describe('the journey after a refetch that stopped', () => {
  it('is stuck where the server could not be asked, and says why', () => {
    const change = {
      ...stopped,
      stopReason: 'token-stale',
      upstream: upstreamReport({ state: 'token-stale' }),
    } as const;
    expect(stop('asked', change)).toMatchObject({ state: 'failed', text: words.say('problem.token-stale') });
  });

  it.each(['agent-not-answering', 'results-missing', 'timed-out'] as const)(
    'is stuck at the evaluation after the server was asked (%s), and sends nobody off to sign in',
    reason => {
      const change = { ...stopped, stopReason: reason, wasPosted: true };
      expect(stop('asked', change)).toMatchObject({ state: 'done' });
      expect(stop('evaluated', change)).toMatchObject({ state: 'failed', text: words.say(`problem.${reason}`) });
      expect(stop('told', change)).toMatchObject({ state: 'unknown' });
      expect(stop('access', change)?.turn).toBe('nobody');
    },
  );

  it('is not stuck where the person stopped it', () => {
    expect(draw({ ...stopped, stopReason: 'cancelled', wasPosted: true })).toEqual(draw({}));
  });

  it('tells nobody about a Mac that has no identity yet', () => {
    const registration = (code: string) =>
      checkReport('platform-sso-registration', { verdict: 'fail', evidence: { code } });
    for (const code of ['P1', 'P4', 'P5', 'P6']) {
      expect(stop('told', { checks: [...inOrder.checks, registration(code)] })).toMatchObject({
        state: 'pending',
        turn: 'you',
      });
    }
    expect(stop('told', { checks: [...inOrder.checks, registration('P8')] })?.state).toBe('done');
  });
});
