import type { Turn } from '../contract/ids.ts';
import type { CheckReport, DoctorReport, RemedyReport } from '../contract/snapshot.ts';
import { checkOfVerdict } from './doctor/doctor-row.ts';
import { remedyTurns } from './turns.ts';

/** The one thing to do next: for which check, whose turn it is, and how. */
export type NextStep = {
  readonly check: CheckReport['id'];
  readonly turn: Turn;
  readonly text: string;
  readonly remedy: RemedyReport | null;
};

const order = ['fail', 'undetermined', 'attention'] as const;

/**
 * What the doctor says to do; else the first check that is not in order, gravest first; null when nothing is left to do.
 */
export function chooseNextStep(checks: readonly CheckReport[], doctor: DoctorReport | null = null): NextStep | null {
  const check = doctor === null ? null : checkOfVerdict(doctor.id);
  if (doctor?.remedy && check !== null) {
    return { check, turn: doctor.turn, text: doctor.text, remedy: doctor.remedy };
  }
  return chooseByVerdict(checks);
}

function chooseByVerdict(checks: readonly CheckReport[]): NextStep | null {
  for (const verdict of order) {
    const check = checks.find(candidate => candidate.verdict === verdict);
    if (check === undefined) continue;
    const turn = check.remedy === null ? 'it' : remedyTurns[check.remedy.id];
    return { check: check.id, turn, text: check.summary, remedy: check.remedy };
  }
  return null;
}
