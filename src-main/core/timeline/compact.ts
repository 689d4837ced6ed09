import type { TimelineEvent } from './event.ts';
import { fold } from './fold.ts';
import { keptForMs } from './kept-for.ts';

/** How many events are kept. */
export const mostEvents = 2000;

/** Cut to somewhat fewer than are allowed, so that a full timeline is not written anew with every event. */
const cutTo = 1800;

/**
 * A leap like this is a clock that was set far ahead, or a Mac that was off for long: nobody can tell which. It counts
 * for half of the time that events are kept, so that one leap does not delete everything, and two do not keep it.
 */
const leapMs = 30 * 24 * 3_600_000;
const leapCountsMs = keptForMs / 2;

/**
 * When each event happened, by the order of the lines as well as by their stamps: never before the one that stands
 * before it. Null where the stamp lies ahead of now, which only a wrong clock writes.
 */
function momentsOf(events: readonly TimelineEvent[], nowMs: number): readonly (number | null)[] {
  let latest = Number.NEGATIVE_INFINITY;
  return events.map(({ at }) => {
    const stamp = Date.parse(at);
    if (!(stamp <= nowMs)) return null;
    latest = Math.max(latest, stamp);
    return latest;
  });
}

/** How old each event is; none is younger than the one before it is. */
function agesOf(moments: readonly (number | null)[], nowMs: number): readonly number[] {
  let next = nowMs;
  let age = 0;
  return moments
    .toReversed()
    .map(moment => {
      if (moment === null) return age;
      age += next - moment > leapMs ? leapCountsMs : next - moment;
      next = moment;
      return age;
    })
    .toReversed();
}

/** The first event that is to stay. */
function firstToKeep(events: readonly TimelineEvent[], ages: readonly number[]): number {
  const old = ages.filter(age => age > keptForMs).length;
  if (events.length - old > mostEvents) return events.length - cutTo;
  // What older lines added up to has no age of its own.
  return old === 1 && events[0]?.kind === 'kept' ? 0 : old;
}

/** The same events with what is too old or too much added up in one line; they fold to the same state. */
export function compact(events: readonly TimelineEvent[], now: string): readonly TimelineEvent[] {
  const nowMs = Date.parse(now);
  const moments = momentsOf(events, nowMs);
  const first = firstToKeep(events, agesOf(moments, nowMs));
  if (first === 0) return events;
  // In the same breath as what follows it: nothing older is known any more.
  const moment = moments.slice(first).find(known => known !== null) ?? nowMs;
  const kept: TimelineEvent = { kind: 'kept', at: new Date(moment).toISOString(), state: fold(events.slice(0, first)) };
  return [kept, ...events.slice(first)];
}
