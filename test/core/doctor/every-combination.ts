import { doctorAnswers, type DoctorInputs } from '../../../src-main/core/doctor/doctor-inputs.ts';

/**
 * How many combinations there are: the product of all answers, but for device management. Off decides before anything
 * else is asked, and not knowing it matters to somebody who is registered: see doctor-table.test.ts.
 */
export const combinationCount =
  Object.values(doctorAnswers).reduce((count, answers) => count * answers.length, 1) / doctorAnswers.mdm.length;

/** Calls with every combination of every answer, on a Mac whose device management is on: no sampling. */
export function forEveryCombination(visit: (inputs: DoctorInputs) => void): void {
  for (const inputs of combinations()) visit(inputs);
}

function* combinations(): Generator<DoctorInputs> {
  const { registration: states, portal: portals, profile: profiles, extension: extensions } = doctorAnswers;
  for (const registration of states)
    for (const portal of portals)
      for (const profile of profiles)
        for (const extension of extensions)
          for (const rest of remaining()) yield { registration, portal, profile, extension, ...rest };
}

type Remaining = Omit<DoctorInputs, 'registration' | 'portal' | 'profile' | 'extension'>;

function* remaining(): Generator<Remaining> {
  for (const macos of doctorAnswers.macos)
    for (const vendor of doctorAnswers.vendor)
      for (const methodChange of doctorAnswers.methodChange)
        for (const tries of doctorAnswers.tries)
          for (const partner of doctorAnswers.partner)
            for (const selfService of doctorAnswers.selfService)
              for (const inventory of doctorAnswers.inventory)
                yield { macos, mdm: 'on', vendor, methodChange, tries, partner, selfService, inventory };
}
