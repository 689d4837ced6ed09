import type { RegistrationReport, Snapshot } from '../contract/snapshot.ts';
import type { TimelineReport } from '../contract/timeline.ts';
import { instant } from '../core/instants.ts';
import type { RegistrationMemory } from '../core/registration-memory.ts';
import { compact } from '../core/timeline/compact.ts';
import type { ChangeEvent } from '../core/timeline/event.ts';
import { eventsBetween, rememberWith } from '../core/timeline/events-between.ts';
import { fold } from '../core/timeline/fold.ts';
import { tellTimeline, type ReadTimeline } from '../core/timeline/tell.ts';
import type { Words } from '../core/words.ts';
import type { Clock, Log, TimelineStore } from '../ports.ts';
import { createTimelineFile } from './timeline-file.ts';
import { parseTimeline } from './timeline-lines.ts';
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
  /** The server's stamp of its last evaluation, as it is known from before. */
  readonly evaluatedAt: string | null;
};

const mostWaiting = 200;
const tidyEveryMs = 3_600_000;

/** Opens the timeline; one that cannot be read is as good as empty, and the app goes on. */
export async function openTimeline(parts: TimelineParts): Promise<Timeline> {
  const { store, clock, log, clearwayVersion, looksAt } = parts;
  const turns = createWorkInTurn(log, 'timeline-failed');
  const file = createTimelineFile(store, log);
  const now = (): string => instant(clock.now());
  let { evaluatedAt } = parts;
  let lastLook: string | null = null;
  let waiting: readonly ChangeEvent[] = [];
  let tidiedAt = Number.NEGATIVE_INFINITY;

  try {
    await file.read();
  } catch (error) {
    log('warn', 'timeline-unreadable', nameOf(error));
  }
  /** With what waits to be written. */
  let { state } = file.held();

  async function write(): Promise<void> {
    let events: readonly ChangeEvent[] = [];
    try {
      await file.read();
      events = file.newOf(waiting);
      waiting = [];
      state = fold(events, file.held().state);
      await file.add(events, now());
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

  /** Events grow too old also where nothing changes. */
  function tidy(): void {
    if (Math.abs(clock.now() - tidiedAt) < tidyEveryMs) return;
    tidiedAt = clock.now();
    const { events } = file.held();
    if (compact(events, now()) !== events) void turns.take(write);
  }

  async function readAll(): Promise<ReadTimeline> {
    try {
      return parseTimeline((await store.read()) ?? '');
    } catch (error) {
      log('warn', 'timeline-unreadable', nameOf(error));
      return { events: file.held().events, skipped: 0 };
    }
  }

  return {
    seen: snapshot => {
      add(eventsBetween(state, { snapshot, at: now(), clearwayVersion, looksAt, evaluatedAt }));
      // A refetch moves the server's stamp while it is followed, long after this Mac itself was looked at.
      const looked = lookedAt(snapshot);
      if (looked !== null && looked !== lastLook) evaluatedAt = snapshot.policies.evaluatedAt ?? evaluatedAt;
      lastLook = looked ?? lastLook;
      tidy();
    },
    tried: () => {
      add([{ kind: 'registration-tried', at: now(), from: null, to: null }]);
    },
    remember: registration => rememberWith(state, registration, { at: now(), evaluatedAt }),
    report: async words => {
      await turns.idle();
      return tellTimeline(await readAll(), clock.now(), words);
    },
    kept: turns.idle,
  };
}

/** When the registration in this snapshot was looked at. */
function lookedAt({ checks }: Snapshot): string | null {
  return checks.find(({ id }) => id === 'platform-sso-registration')?.observedAt ?? null;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
