import type { Snapshot } from '../contract/snapshot.ts';

/** The codes that are read out on the phone: the headline’s, and the registration’s where it was judged. */
export function spokenCodes({ headline, doctor }: Pick<Snapshot, 'headline' | 'doctor'>): string {
  return [headline.code, ...(doctor === null ? [] : [doctor.code])].join(' · ');
}
