import { remedyActions, type RemedyId } from '../../src-main/contract/ids.ts';
import type { CheckReport, HeadlineReport, RemedyReport } from '../../src-main/contract/snapshot.ts';
import { reportAccess, untriedAccess } from '../../src-main/core/access.ts';
import { decideHeadline, type HeadlineInputs } from '../../src-main/core/headline.ts';
import { checkReport, policiesReport, policy, refetchReport, upstreamReport, words } from './examples.ts';

export function remedy(id: RemedyId): RemedyReport {
  return { id, steps: words.steps(id), action: remedyActions[id] };
}
export const order = [
  'mdm-enrollment',
  'company-portal',
  'platform-sso-profile',
  'platform-sso-registration',
  'browser-sso',
  'upstream-policies',
  'management-agent',
  'disk-encryption',
  'os-version',
] as const;
/** Checks of which the given ones are as they are and the others pass. */
export function checks(...changed: readonly CheckReport[]): readonly CheckReport[] {
  return order.map(id => changed.find(check => check.id === id) ?? checkReport(id));
}

export const inOrder: HeadlineInputs = {
  checks: checks(),
  policies: policiesReport(),
  policiesStale: false,
  upstream: upstreamReport(),
  refetch: refetchReport(),
  access: reportAccess(untriedAccess, false),
  report: null,
  doctor: null,
  push: null,
  isOld: false,
  isEnabled: true,
};
export function decide(change: Partial<HeadlineInputs>): HeadlineReport {
  return decideHeadline({ ...inOrder, ...change }, words);
}

export const fails = { verdict: 'fail', remedy: remedy('turn-on-mdm') } as const;
export const registration = checkReport('platform-sso-registration', {
  verdict: 'fail',
  evidence: { code: 'P4' },
  remedy: remedy('register-mac'),
});
export const failingPolicies = policiesReport({ items: [policy({ verdict: 'fail', name: 'Firewall is on' })] });
