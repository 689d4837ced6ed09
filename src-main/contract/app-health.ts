/**
 * What the running app knows of itself and a command line cannot see. Kept as `app.json` in the state folder, for
 * `clearway doctor`, also one that root runs.
 */
export type AppHealth = {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly pid: number;
  readonly startedAt: string;
  /** When this was last seen to be so. */
  readonly at: string;
  readonly icon: 'visible' | 'hidden' | 'hidden-by-choice' | 'unknown';
  /** What became of the last notification; `denied` is macOS’s own word. */
  readonly notifications: 'shown' | 'denied' | 'unknown';
};

export const appHealthDocument = 'app.json';
