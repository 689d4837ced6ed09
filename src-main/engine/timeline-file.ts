import { compact } from '../core/timeline/compact.ts';
import { emptyState, type ChangeEvent, type TimelineEvent, type TimelineState } from '../core/timeline/event.ts';
import { rebase } from '../core/timeline/events-between.ts';
import { fold } from '../core/timeline/fold.ts';
import type { Log, TimelineStore } from '../ports.ts';
import { parseTimeline, timelineLine } from './timeline-lines.ts';

/** What the file holds, as far as this process knows. */
type Held = { readonly text: string; readonly events: readonly TimelineEvent[]; readonly state: TimelineState };

/** The file of the timeline, which another Clearway may write to as well. */
export type TimelineFile = {
  readonly held: () => Held;
  /** Looks whether the file is another one than was known. */
  readonly read: () => Promise<void>;
  /** What of the events is still news beside what the file holds by now. Call `read` before. */
  readonly newOf: (events: readonly ChangeEvent[]) => readonly ChangeEvent[];
  /** Adds events at the end, and shortens the file where it has grown too long or too old. */
  readonly add: (events: readonly ChangeEvent[], now: string) => Promise<void>;
};

/** More is mostly damage, and written anew without it. */
const largestText = 2_000_000;

export function createTimelineFile(store: TimelineStore, log: Log): TimelineFile {
  let held: Held = { text: '', events: [], state: emptyState };
  return {
    held: () => held,
    read: async () => {
      const text = (await store.read()) ?? '';
      if (text === held.text) return;
      const { events, skipped } = parseTimeline(text);
      if (skipped > 0) log('warn', 'timeline-lines-skipped', `${skipped}`);
      held = { text, events, state: fold(events) };
    },
    newOf: events => rebase(held.state, events),
    add: async (events, now) => {
      const all = [...held.events, ...events];
      const young = compact(all, now);
      const state = fold(events, held.state);
      if (young !== all || held.text.length > largestText) {
        const text = young.map(timelineLine).join('');
        await store.replace(text);
        held = { text, events: young, state };
      } else if (events.length > 0) {
        const added = events.map(timelineLine).join('');
        await store.append(added);
        // Where another one holds the lock nothing was written: the next reading finds that out.
        held = { text: held.text + added, events: all, state };
      }
    },
  };
}
