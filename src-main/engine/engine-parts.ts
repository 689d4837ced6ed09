import type { AccessAnswer, MacReport, Snapshot } from '../contract/snapshot.ts';
import type { Settings, SettingsResult } from '../core/config.ts';
import type { LookCause } from '../core/poll-plan.ts';
import type { LocalAnswer, LocalReading } from '../core/local-policies.ts';
import type { TimelineReport } from '../contract/timeline.ts';
import type { Words } from '../core/words.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Collected } from '../probes/collect.ts';
import type { OpenReporter, OpenUpstreams } from '../upstreams/select-upstream.ts';
import type { KeptJourney } from './keep-journey.ts';
import type { Timeline } from './keep-timeline.ts';
import type { SnapshotStore } from './snapshot-store.ts';

/** Whatever is due; only what a refetch found, for a process that is about to press one; nothing. */
export type ReportOccasions = 'all' | 'refetch' | 'none';

/** What the engine is made of; everything that touches the outside is passed in. */
export type EngineParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly words: Words;
  readonly readMac: () => Promise<Omit<MacReport, 'serialNumber'>>;
  readonly readSettings: () => Promise<SettingsResult>;
  readonly collect: (settings: Promise<Settings>) => Collected;
  readonly openUpstreams: OpenUpstreams;
  /** Evaluates the policies that IT gave this Mac to evaluate itself; null where it gave none. */
  readonly evaluate: (settings: Settings) => Promise<LocalReading | null>;
  /** This Mac's answers to questions that its server asks of it, by the question. */
  readonly answer: (queries: readonly string[]) => Promise<ReadonlyMap<string, LocalAnswer>>;
  readonly openReporter: OpenReporter;
  /** What this process reports, beside showing where reports stand. */
  readonly reports: ReportOccasions;
  /** The last snapshot that was kept, if it is young enough to be shown; revisions count on from it. */
  readonly last: Snapshot | null;
  /** Where the journey stood when the app ended. */
  readonly journey: KeptJourney;
  readonly keepJourney: (journey: KeptJourney) => void;
  readonly timeline: Timeline;
  /** Whether this process, or another one with the same state, goes on with a refetch that was kept. */
  readonly isFollowed: boolean;
};

/** `server` is host and port of the server that was looked at; for another one the host means nothing. */
export type BrowserHost = { readonly server: string; readonly host: string };

/** The engine as tray, window and command line see it. */
export type Engine = {
  readonly store: SnapshotStore;
  /** What the store shows, in other words: what is printed can differ from what is kept. */
  readonly inWords: (words: Words) => Snapshot;
  /** Shows the same anew: its words have become another language’s. */
  readonly redraw: () => void;
  /** Looks as deep as the cause calls for; a look under way that goes as deep is joined. Resolves with its snapshot. */
  readonly look: (cause: LookCause) => Promise<Snapshot>;
  /** Looks first if nothing is known yet, then asks the upstream to evaluate again; two presses are one refetch. */
  readonly refetch: () => Promise<void>;
  /** How long one usually takes on this Mac; null while there is too little to go by. */
  readonly usualRefetchSeconds: () => number | null;
  /** Those of the last look; null before it. */
  readonly settings: () => Settings | null;
  /** Takes up a refetch that was under way when the app ended. */
  readonly resumeRefetch: () => Promise<void>;
  readonly cancelRefetch: () => void;
  /** The person has gone off to try signing in; the page itself is opened by whoever calls. */
  readonly tryAccess: () => void;
  /** The person's answer to "Did it work?". */
  readonly answerAccess: (answer: AccessAnswer) => void;
  /** The person says that they went through registration: kept, and judged by later looks. */
  readonly registrationTried: () => void;
  /** What changed on this Mac, newest first. */
  readonly timeline: () => Promise<TimelineReport>;
  /**
   * Looks by itself from now on; `IdleRefreshMinutes` and what is known say when. `firstWithinMs`: nobody has looked yet,
   * and the first look comes at some moment within that time.
   */
  readonly startIdleLooks: (firstWithinMs?: number) => void;
  readonly setWindowOpen: (isOpen: boolean) => void;
  readonly fellAsleep: () => void;
  /** This Mac woke, or its network changed. */
  readonly stirred: (cause: 'woke' | 'network-changed') => Promise<Snapshot>;
  /** Resolves once nothing is on its way to the service that takes reports: for a process that is about to end. */
  readonly reported: () => Promise<void>;
  /** The host that browsers reach a server by, and which server that is; null where none was named. */
  readonly browserHost: () => BrowserHost | null;
  readonly stop: () => void;
};
