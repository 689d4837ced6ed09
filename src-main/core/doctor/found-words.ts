import type { doctorAnswers, DoctorQuestion } from './doctor-inputs.ts';

/** Every question of the doctor, and every answer, in words. */
export type FoundMessageId = {
  [Q in DoctorQuestion]: `found.${Q}` | `found.${Q}.${(typeof doctorAnswers)[Q][number]}`;
}[DoctorQuestion];
