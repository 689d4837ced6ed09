import type { Turn } from './ids.ts';

/** One sign-in error that was found in what a person pasted, and what it means on this Mac. */
export type ExplainedError = {
  /** As Microsoft writes it, such as `AADSTS53000`. */
  readonly code: string;
  readonly family: 'device' | 'not-this-mac' | 'unknown-code';
  readonly title: string;
  readonly meaning: string;
  /** What this Mac's own state says about it; null where it says nothing. */
  readonly here: string | null;
  readonly turn: Turn;
  readonly steps: readonly string[];
  /** The page that this entry was written from; null for a code that is not known here. */
  readonly source: string | null;
};

/** What was pasted is not repeated: it can hold names and secrets. */
export type ExplainReport = {
  readonly schemaVersion: 1;
  readonly errors: readonly ExplainedError[];
  /** The headline of the snapshot that the explanation was joined with. */
  readonly headline: { readonly code: string; readonly text: string };
};
