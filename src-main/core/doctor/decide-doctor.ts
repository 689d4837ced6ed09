import type { RemedyId, Turn } from '../../contract/ids.ts';
import { remedyTurns } from '../turns.ts';
import type { DoctorInputs } from './doctor-inputs.ts';
import { fits, type CaveatId, type DoctorRow, type DoctorVerdict } from './doctor-row.ts';
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
  const row = doctorRowOf(inputs);
  return { ...adviceOf(row), caveats: caveatsOf(row, inputs) };
}

/** The first row of the table that fits. */
export function doctorRowOf(inputs: DoctorInputs): DoctorRow {
  const row = doctorTable.find(({ when }) => fits(when, inputs));
  if (row === undefined) throw new Error('the table of the doctor has a gap');
  return row;
}

/** What a row says by itself, whatever else was found. */
export function adviceOf({ verdict, remedy }: DoctorRow): Omit<DoctorDecision, 'caveats'> {
  return { verdict, turn: remedy === null ? 'nobody' : remedyTurns[remedy], remedy };
}

/** What a row says to keep in mind, and what stands beside whatever row it is. */
export function caveatsOf(row: DoctorRow, inputs: DoctorInputs): readonly CaveatId[] {
  const caveats = [...row.caveats];
  for (const { when, caveat, notBeside } of standingCaveats) {
    if (!notBeside.includes(row.verdict) && fits(when, inputs) && !caveats.includes(caveat)) caveats.push(caveat);
  }
  return caveats;
}
