import type { Snapshot } from '../contract/snapshot.ts';
import type { ProblemCode } from '../core/problem.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { Clock } from '../ports.ts';
import { terminalJson } from './terminal-text.ts';

/** The person wants to stop the waiting; after `stopListening` the signal is the end of the process again. */
type Interruption = { readonly asked: Promise<void>; readonly stopListening: () => void };

/** Where a recorded Mac is written, and with which names. */
export type RecordingPlace = {
  readonly isMasked: () => Promise<boolean>;
  readonly claim: () => Promise<'not-empty' | 'not-a-folder' | 'not-writable' | null>;
  readonly write: (snapshot: Snapshot, isMasked: boolean) => Promise<WrittenRecording>;
};

type WrittenRecording =
  | {
      readonly ok: true;
      readonly written: readonly string[];
      readonly leftOut: readonly { readonly what: string; readonly why: ProblemCode | 'secret' }[];
    }
  | { readonly ok: false; readonly code: string };

/** What a command needs: the engine, the words, where to print, and how to hear that the person wants to stop. */
export type CommandContext = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  readonly diagnose: (text: string) => void;
  readonly keep: (snapshot: Snapshot) => Promise<void>;
  readonly listen: () => Interruption;
  /** What comes from standard input, or a little more than that many bytes of it. */
  readonly readInput: (maxBytes: number) => Promise<string>;
  /** Standard input is a terminal with a person before it. */
  readonly asks: boolean;
  /** What writes a recorded Mac; for `record` alone. */
  readonly recording: RecordingPlace | null;
  /** Whether this process may write to the timeline; else another Clearway does. */
  readonly keepsTimeline: boolean;
};

/** One JSON document, as `--json` prints it. */
export function jsonDocument(value: unknown): string {
  return `${terminalJson(JSON.stringify(value, null, 2))}\n`;
}

/** The same document in one line, where one follows another. */
export function jsonLine(value: unknown): string {
  return `${terminalJson(JSON.stringify(value))}\n`;
}
