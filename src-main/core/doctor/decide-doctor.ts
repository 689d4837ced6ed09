import type { RemedyId, Turn } from '../../contract/ids.ts';
import { remedyTurns } from '../turns.ts';
import type { DoctorInputs } from './doctor-inputs.ts';
import { fits, type CaveatId, type DoctorVerdict } from './doctor-row.ts';
import { doctorTable, standingCaveats } from './doctor-table.ts';

/** The doctor's one verdict, whose turn it is, and the one thing to do. */
export type DoctorDecision = {
  readonly verdict: DoctorVerdict;
  readonly turn: Turn;
  readonly remedy: RemedyId | null;
  readonly caveats: readonly CaveatId[];
};

/** Decides by the table: the first row that fits. */
export function decideDoctor(inputs: DoctorInputs): DoctorDecision {
  const row = doctorTable.find(({ when }) => fits(when, inputs));
  if (row === undefined) throw new Error('the table of the doctor has a gap');
  const caveats = [...row.caveats];
  for (const { when, caveat, notBeside } of standingCaveats) {
    if (fits(when, inputs) && !notBeside.includes(row.verdict) && !caveats.includes(caveat)) caveats.push(caveat);
  }
  return {
    verdict: row.verdict,
    turn: row.remedy === null ? 'nobody' : remedyTurns[row.remedy],
    remedy: row.remedy,
    caveats,
  };
}
