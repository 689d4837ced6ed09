import type { Snapshot } from '../contract/snapshot.ts';

/** Whether IT has switched Clearway off on this Mac. */
export function isSwitchedOff({ headline }: Pick<Snapshot, 'headline'>): boolean {
  return headline.id === 'switched-off';
}

/** Whether a snapshot tells of a look: before the first one, and where IT has switched Clearway off, there was none. */
export function hasLooked(snapshot: Pick<Snapshot, 'headline'>): boolean {
  return snapshot.headline.id !== 'not-looked-yet' && !isSwitchedOff(snapshot);
}
