import type { Snapshot } from '../contract/snapshot.ts';

/** Who manages a Mac. */
export type Vendor = 'fleet' | 'jamf' | 'intune' | 'other';

/** Who manages this Mac. Fleet's agent also lives beside other managers: only without the doctor's word it tells. */
export function vendorOf({ doctor, upstream }: Pick<Snapshot, 'doctor' | 'upstream'>): Vendor | null {
  const seen = doctor?.evidence['vendor'];
  if (seen === 'fleet' || seen === 'jamf' || seen === 'intune' || seen === 'other') return seen;
  const { kind } = upstream;
  return kind === 'fleet' || kind === 'jamf' || kind === 'intune' ? kind : null;
}
