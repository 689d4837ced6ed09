import type { PreflightFacts, RanAs } from './preflight-facts.ts';
import { preflightResults, type Decision, type PreflightResult } from './preflight-row.ts';
import { preflightTable } from './preflight-table.ts';

export type PreflightRow = Decision & { readonly id: string; readonly title: string };

/** What `doctor --json` prints. */
export type PreflightReport = {
  readonly schemaVersion: 1;
  readonly takenAt: string;
  readonly result: PreflightResult;
  readonly version: string;
  readonly ranAs: RanAs;
  readonly rows: readonly PreflightRow[];
};

/** Decides every row by the facts alone. */
export function decidePreflight(facts: PreflightFacts): PreflightReport {
  const rows = preflightTable.map(({ id, title, asks, decide }): PreflightRow => {
    const { result, applies, seen, todo } = decide(facts);
    const named = result === 'unknown' ? `${seen} Asked: ${asks}.` : seen;
    return { id, result, applies, title, seen: named, todo };
  });
  const { now: takenAt, version, ranAs } = facts;
  return { schemaVersion: 1, takenAt, result: worstOf(rows), version, ranAs, rows };
}

/** What is not known is worse than a warning, because it may be a failure. */
export function worstOf(rows: readonly { readonly result: PreflightResult }[]): PreflightResult {
  return preflightResults.findLast(result => rows.some(row => row.result === result)) ?? 'unknown';
}
