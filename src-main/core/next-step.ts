import type { Turn } from '../contract/ids.ts';
import type { CheckReport, RemedyReport } from '../contract/snapshot.ts';
import { remedyTurns } from './turns.ts';

/** The one thing to do next: for which check, whose turn it is, and how. */
export type NextStep = {
  readonly check: CheckReport['id'];
  readonly turn: Turn;
  readonly text: string;
  readonly remedy: RemedyReport | null;
};

const order = ['fail', 'undetermined', 'attention'] as const;

/** The first check that is not in order, gravest first; null when nothing is left to do. */
export function chooseNextStep(checks: readonly CheckReport[]): NextStep | null {
  for (const verdict of order) {
    const check = checks.find(candidate => candidate.verdict === verdict);
    if (check === undefined) continue;
    const turn = check.remedy === null ? 'it' : remedyTurns[check.remedy.id];
    return { check: check.id, turn, text: check.summary, remedy: check.remedy };
  }
  return null;
}
