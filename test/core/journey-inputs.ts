import type { JourneyStop, PolicyReport, RefetchReport, StopName } from '../../src-main/contract/snapshot.ts';
import { untriedAccess } from '../../src-main/core/access.ts';
import { drawJourney } from '../../src-main/core/journey.ts';
import type { JourneyInputs } from '../../src-main/core/journey-stop.ts';
import type { ProblemCode } from '../../src-main/core/problem.ts';
import { checkReport, policiesReport, policy, refetchReport, registered, upstreamReport, words } from './examples.ts';

/** What the journey of a Mac on which everything is done is drawn from. */
export const inOrder: JourneyInputs = {
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
  isWithoutTicket: false,
  isUnheard: false,
  report: null,
  push: null,
  isOld: false,
  access: untriedAccess,
};

/** The stops of such a Mac, but for what is changed. */
export function draw(change: Partial<JourneyInputs>): readonly JourneyStop[] {
  return drawJourney({ ...inOrder, ...change }, words).stops;
}

export function stop(name: StopName, change: Partial<JourneyInputs>): JourneyStop | undefined {
  return draw(change).find(candidate => candidate.stop === name);
}

export const startedAt = '2026-11-20T12:00:05.000Z';
export const updatedAt = '2026-11-20T12:00:09.000Z';

/** A refetch in a state. */
export function refetching(
  state: RefetchReport['state'],
  reason: ProblemCode | null = null,
): Pick<JourneyInputs, 'refetch' | 'waitReason'> {
  return { refetch: refetchReport({ state, reason, startedAt, updatedAt }), waitReason: reason };
}

export function withPolicies(...items: readonly PolicyReport[]): Pick<JourneyInputs, 'policies'> {
  return { policies: policiesReport({ items }) };
}
export const failing = withPolicies(policy({ verdict: 'fail' }), policy({ id: '2' }));
export const pending = withPolicies(policy({ verdict: 'pending' }));
