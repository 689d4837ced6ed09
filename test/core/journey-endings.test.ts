import { describe, expect, it } from 'vitest';
import type { JourneyStop, StopName } from '../../src-main/contract/snapshot.ts';
import { untriedAccess } from '../../src-main/core/access.ts';
import { drawJourney } from '../../src-main/core/journey.ts';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import { checkReport, policiesReport, refetchReport, registered, upstreamReport, words } from './examples.ts';

const inOrder: JourneyInputs = {
  checks: [checkReport('mdm-enrollment'), checkReport('company-portal'), checkReport('upstream-policies')],
  policies: policiesReport(),
  policiesStale: false,
  upstream: upstreamReport(),
  refetch: refetchReport(),
  stopReason: null,
  waitReason: null,
  wasPosted: false,
  isJoined: false,
  usualSeconds: null,
  registration: registered,
  push: null,
  isOld: false,
  access: untriedAccess,
};
const draw = (change: Partial<JourneyInputs>): readonly JourneyStop[] =>
  drawJourney({ ...inOrder, ...change }, words).stops;
const stop = (name: StopName, change: Partial<JourneyInputs>): JourneyStop | undefined =>
  draw(change).find(candidate => candidate.stop === name);
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
