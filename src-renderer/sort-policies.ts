import type { PolicyReport } from '../src-main/contract/snapshot.ts';

/** The policies in reading order; those without an answer yet stand apart, because waiting is not failing. */
export type SortedPolicies = { readonly judged: readonly PolicyReport[]; readonly pending: readonly PolicyReport[] };

const verdictRank = { fail: 0, undetermined: 1, pending: 2, pass: 3 } as const;

function weight(policy: PolicyReport): number {
  const reach = (policy.blocks ? 0 : 2) + (policy.critical ? 0 : 1);
  return reach * 10 + verdictRank[policy.verdict];
}

/** Critical ones that count for access first, then others that count, then the rest; failing before passing. */
export function sortPolicies(items: readonly PolicyReport[]): SortedPolicies {
  const ordered = items.toSorted((a, b) => weight(a) - weight(b));
  return {
    judged: ordered.filter(policy => policy.verdict !== 'pending'),
    pending: ordered.filter(policy => policy.verdict === 'pending'),
  };
}

/** The failing policies: those that stand in the way of access right now, and those that are only good to fix. */
export function sortFailing(items: readonly PolicyReport[]): {
  readonly against: readonly PolicyReport[];
  readonly good: readonly PolicyReport[];
} {
  const failing = sortPolicies(items).judged.filter(policy => policy.verdict === 'fail');
  return { against: failing.filter(policy => policy.blocks), good: failing.filter(policy => !policy.blocks) };
}
