import type { RegistrationReport, Snapshot } from '../contract/snapshot.ts';
import type { TimelineReport } from '../contract/timeline.ts';
import { instant } from '../core/instants.ts';
import type { RegistrationMemory } from '../core/registration-memory.ts';
import { compact } from '../core/timeline/compact.ts';
import { emptyState, type ChangeEvent, type TimelineEvent, type TimelineState } from '../core/timeline/event.ts';
import { eventsBetween, rebase, rememberWith } from '../core/timeline/events-between.ts';
import { fold } from '../core/timeline/fold.ts';
import { tellTimeline, type ReadTimeline } from '../core/timeline/tell.ts';
import type { Words } from '../core/words.ts';
import type { Clock, Log, TimelineStore } from '../ports.ts';
import { parseTimeline, timelineLine } from './timeline-lines.ts';
import { createWorkInTurn } from './work-in-turn.ts';

/** What changed on this Mac, kept as it is seen. */
export type Timeline = {
  /** A snapshot was shown: what is new in it is kept. */
  readonly seen: (snapshot: Snapshot) => void;
  /** The person says that they went through registration. */
  readonly tried: () => void;
  /** What earlier looks learnt, together with what a look has just found. */
  readonly remember: (registration: RegistrationReport) => RegistrationMemory;
  /** Everything that is kept, for people. */
  readonly report: (words: Words) => Promise<TimelineReport>;
  /** Resolves once nothing is on its way to the disk. */
  readonly kept: () => Promise<void>;
};

type TimelineParts = {
  readonly store: TimelineStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly clearwayVersion: string;
  /** Whether the server is asked as well; else what it would say is not known. */
  readonly looksAt: 'everything' | 'this-mac';
};

/** What the file holds, as far as this process knows. */
type OnDisk = { readonly text: string; readonly events: readonly TimelineEvent[]; readonly state: TimelineState };

/** More is mostly damage, and written anew without it. */
const largestText = 2_000_000;
const mostWaiting = 200;
const tidyEveryMs = 3_600_000;

/** Opens the timeline; one that cannot be read is as good as empty, and the app goes on. */
export async function openTimeline(parts: TimelineParts): Promise<Timeline> {
  const { store, clock, log, clearwayVersion, looksAt } = parts;
  const turns = createWorkInTurn(log, 'timeline-failed');
  let disk: OnDisk = { text: '', events: [], state: emptyState };
  let waiting: readonly ChangeEvent[] = [];
  /** With what waits to be written. */
  let state = emptyState;

  async function readAgain(): Promise<void> {
    const text = (await store.read()) ?? '';
    if (text === disk.text) return;
    // Another Clearway has written: what it saw is no news any more.
    const { events, skipped } = parseTimeline(text);
    if (skipped > 0) log('warn', 'timeline-lines-skipped', `${skipped}`);
    disk = { text, events, state: fold(events) };
  }

  async function write(): Promise<void> {
    let events: readonly ChangeEvent[] = [];
    try {
      await readAgain();
      events = rebase(disk.state, waiting);
      waiting = [];
      const after = fold(events, disk.state);
      state = after;
      const all = [...disk.events, ...events];
      const young = compact(all, instant(clock.now()));
      const added = events.map(timelineLine).join('');
      if (young !== all || disk.text.length > largestText) {
        const text = young.map(timelineLine).join('');
        await store.replace(text);
        disk = { text, events: young, state: after };
      } else if (added !== '') {
        await store.append(added);
        // Another one holds the file where nothing was written: the next turn finds out by reading it.
        disk = { text: disk.text + added, events: all, state: after };
      }
    } catch (error) {
      // A full or read-only disk must not take the answer away from the user; what is not kept now may be later.
      waiting = [...events, ...waiting].slice(-mostWaiting);
      log('error', 'timeline-not-kept', nameOf(error));
    }
  }

  function add(events: readonly ChangeEvent[]): void {
    if (events.length === 0) return;
    state = fold(events, state);
    waiting = [...waiting, ...events];
    void turns.take(write);
  }

  try {
    await readAgain();
  } catch (error) {
    log('warn', 'timeline-unreadable', nameOf(error));
  }
  state = disk.state;

  let tidiedAt = Number.NEGATIVE_INFINITY;
  /** Events grow too old also where nothing changes. */
  function tidy(): void {
    if (Math.abs(clock.now() - tidiedAt) < tidyEveryMs) return;
    tidiedAt = clock.now();
    if (compact(disk.events, instant(tidiedAt)) !== disk.events) void turns.take(write);
  }

  return {
    seen: snapshot => {
      add(eventsBetween(state, { snapshot, at: instant(clock.now()), clearwayVersion, looksAt }));
      tidy();
    },
    tried: () => {
      add([{ kind: 'registration-tried', at: instant(clock.now()), from: null, to: null }]);
    },
    remember: registration => rememberWith(state, registration, instant(clock.now())),
    report: async words => {
      await turns.idle();
      return tellTimeline(await readAll(), clock.now(), words);
    },
    kept: turns.idle,
  };

  async function readAll(): Promise<ReadTimeline> {
    try {
      return parseTimeline((await store.read()) ?? '');
    } catch (error) {
      log('warn', 'timeline-unreadable', nameOf(error));
      return { events: disk.events, skipped: 0 };
    }
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
