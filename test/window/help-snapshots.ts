import type { Contacts } from '../../src-main/contract/scene.ts';
import type { Snapshot, WalkReport } from '../../src-main/contract/snapshot.ts';
import { registrationSnapshots, walk } from './registration-snapshots.ts';
import { snapshots } from './snapshots.ts';

const numbers = [1, 11, 12, 13] as const;
/** The way of the examples under numbers with gaps, as a real one has them. */
const gapped: WalkReport = {
  ...walk,
  steps: walk.steps.map((step, place) => ({ ...step, number: numbers[place] ?? 0 })),
};
/** On the way through registration, at step 11. */
export const registering: Snapshot = { ...snapshots.blocked, ...registrationSnapshots['not-registered'], walk: gapped };
/** Every way to the helpdesk that IT can set. */
export const contacts: Contacts = {
  name: 'Larkfield IT',
  ways: [
    { id: 'phone', text: '+49 (30) 555-0100' },
    { id: 'mail', text: 'help@larkfield.example' },
    { id: 'page', text: 'help.larkfield.example' },
  ],
};
/** Nothing for the person to go through, and IT to be reached. */
export const waitsForIt: Snapshot = {
  ...snapshots.clear,
  headline: { ...snapshots.blocked.headline, id: 'still-refused', code: 'H23', turn: 'it', remedy: null },
};

/** The way once this Mac shows that the first `count` steps are done. */
export function ticked(count: number): Snapshot {
  const steps = gapped.steps.map((one, place) => ({
    ...one,
    state: place < count ? ('done' as const) : place === count ? ('current' as const) : ('pending' as const),
  }));
  return { ...registering, revision: registering.revision + count + 1, walk: { ...gapped, steps } };
}
