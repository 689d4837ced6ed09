import type { Snapshot } from '../contract/snapshot.ts';
import type { Facts } from './facts.ts';
import type { MdmVendor } from './registration-facts.ts';

/** Who manages a Mac; `none` where nobody does, `unknown` where that could not be seen. */
export type ManagingVendor = MdmVendor | 'none' | 'unknown';

/**
 * Who manages this Mac: the server whose address names its maker, else the agents that lie here. A server under the
 * organization's own name says nothing by itself: every maker's can be.
 */
export function managingVendor({ mdmEnrollment, jamf, intune, fleetAgent }: Facts): ManagingVendor {
  const named = mdmEnrollment.kind === 'known' ? mdmEnrollment.value.vendor : null;
  if (named !== null && named !== 'other') return named;
  // Fleet's agent also lives beside another manager; Jamf comes first, because opening Company Portal does harm there.
  const agents = [
    ['jamf', jamf],
    ['intune', intune],
    ['fleet', fleetAgent],
  ] as const;
  const found = agents.find(([, fact]) => fact.kind === 'known' && fact.value.present);
  if (found !== undefined) return found[0];
  // An agent that could not be looked for can be there.
  if (mdmEnrollment.kind !== 'known' || agents.some(([, { kind }]) => kind === 'unknown')) return 'unknown';
  return mdmEnrollment.value.enrolled || named === 'other' ? 'other' : 'none';
}

/** Who manages the Mac of a snapshot. Fleet's agent also lives beside other managers: only without the doctor's word it tells. */
export function managingVendorShown({ doctor, upstream }: Pick<Snapshot, 'doctor' | 'upstream'>): MdmVendor | null {
  const seen = doctor?.evidence['vendor'];
  if (seen === 'fleet' || seen === 'jamf' || seen === 'intune' || seen === 'other') return seen;
  const { kind } = upstream;
  return kind === 'fleet' || kind === 'jamf' || kind === 'intune' ? kind : null;
}
