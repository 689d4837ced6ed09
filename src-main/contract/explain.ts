import type { CheckId, Turn } from './ids.ts';
import type { ContradictionReport, ProblemReport } from './snapshot.ts';

/** One sign-in error that was found in what a person pasted, and what it means on this Mac. */
export type ExplainedError = {
  /** As Microsoft writes it, such as `AADSTS53000`. */
  readonly code: string;
  readonly family: 'device' | 'not-this-mac' | 'unknown-code';
  readonly title: string;
  readonly meaning: string;
  /** What this Mac's own state says about it, joined with what the page says; null where they say nothing. */
  readonly here: string | null;
  /** Where in the snapshot more of it stands; null where nothing does. */
  readonly check: CheckId | null;
  /** Where this Mac's sources disagree about something that the code depends on. */
  readonly contradictions: readonly ContradictionReport[];
  readonly turn: Turn;
  readonly steps: readonly string[];
  /** The page that this entry was written from; null for a code that is not known here. */
  readonly source: string | null;
};

/** The details of Microsoft's page that the paste had; null is not known. */
export type ExplainedPage = {
  readonly requestId: string | null;
  readonly correlationId: string | null;
  /** RFC 3339, by Microsoft's clock. */
  readonly timestamp: string | null;
  readonly deviceId: string | null;
  readonly deviceState: 'unregistered' | 'registered' | 'compliant' | 'not-compliant' | null;
  readonly devicePlatform: 'mac' | 'windows' | 'ios' | 'android' | 'linux' | null;
};

/** Of what was pasted only ids and the time are repeated: the rest can hold names and secrets. */
export type ExplainReport = {
  readonly schemaVersion: 1;
  readonly errors: readonly ExplainedError[];
  /** Why there are no errors; null where there are. */
  readonly problem: ProblemReport | null;
  readonly page: ExplainedPage | null;
  /** What IT needs to find the sign-in in its log, ready to be read out; null where the paste has none of it. */
  readonly giveIt: string | null;
  /** The headline of the snapshot that the explanation was joined with. */
  readonly headline: { readonly code: string; readonly text: string };
};
