import { remedyActions } from '../../contract/ids.ts';
import type { DoctorReport } from '../../contract/snapshot.ts';
import type { Facts } from '../facts.ts';
import type { Words } from '../words.ts';
import { decideDoctor } from './decide-doctor.ts';
import { readDoctorInputs, type DoctorSources } from './doctor-inputs.ts';

/** The doctor's word as it stands in the snapshot; null as long as nothing was looked at. */
export function reportDoctor(sources: DoctorSources, words: Words): DoctorReport | null {
  if (!hasLooked(sources.facts)) return null;
  const inputs = readDoctorInputs(sources);
  const { verdict, turn, remedy, caveats } = decideDoctor(inputs);
  return {
    id: verdict,
    code: sources.registration.report.code,
    text: words.say(`doctor.${verdict}`),
    turn,
    remedy: remedy === null ? null : { id: remedy, steps: words.steps(remedy), action: remedyActions[remedy] },
    caveats: caveats.map(id => ({ id, text: words.say(`caveat.${id}`) })),
    evidence: { ...inputs },
  };
}

function hasLooked(facts: Facts): boolean {
  return Object.values(facts).some(fact => fact.kind !== 'unknown' || fact.problem.code !== 'not-looked-yet');
}
