/** One thing that changed on this Mac, as it is told to people. */
export type TimelineEntry = {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  /** What happened shortly before and may be the cause; a correlation, never a claim. */
  readonly mayComeFrom: string | null;
};

/** What changed in the last days on this Mac, newest first. */
export type TimelineReport = {
  readonly schemaVersion: 1;
  /** Nothing older is kept. */
  readonly since: string;
  readonly entries: readonly TimelineEntry[];
  /** How many kept lines could not be read and were passed over. */
  readonly skipped: number;
};
