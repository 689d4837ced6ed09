import { elapsedMs } from '../instants.ts';
import type { TimelineEvent } from './event.ts';
import { fold } from './fold.ts';

/** How long events are kept, and how many. */
export const keptForMs = 14 * 24 * 3_600_000;
export const mostEvents = 2000;

/** Cut to somewhat fewer than are allowed, so that a full timeline is not written anew with every event. */
const cutTo = 1800;

/** The first event that is to stay: what stands before an old one is older still, whatever a wrong clock said then. */
function firstToKeep(events: readonly TimelineEvent[], now: string): number {
  const young = events.findLastIndex(event => isOld(event, now)) + 1;
  return events.length - young > mostEvents ? events.length - cutTo : young;
}

function isOld({ kind, at }: TimelineEvent, now: string): boolean {
  // What older lines added up to has no age of its own.
  return kind !== 'kept' && (elapsedMs(at, now) ?? 0) > keptForMs;
}

/** The same events with what is too old or too much added up in one line; they fold to the same state. */
export function compact(events: readonly TimelineEvent[], now: string): readonly TimelineEvent[] {
  const first = firstToKeep(events, now);
  if (first === 0) return events;
  const rest = events.slice(first);
  // In the same breath as what follows it: nothing older is known any more.
  return [{ kind: 'kept', at: rest[0]?.at ?? now, state: fold(events.slice(0, first)) }, ...rest];
}
