import type { Snapshot } from '../contract/snapshot.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { Clock } from '../ports.ts';

/** The person wants to stop the waiting; after `stopListening` the signal is the end of the process again. */
type Interruption = { readonly asked: Promise<void>; readonly stopListening: () => void };

/** What a command needs: the engine, the words, where to print, and how to hear that the person wants to stop. */
export type CommandContext = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  readonly diagnose: (text: string) => void;
  readonly keep: (snapshot: Snapshot) => Promise<void>;
  readonly listen: () => Interruption;
  /** Whether this process may write to the timeline; else another Clearway does. */
  readonly keepsTimeline: boolean;
};

/** One JSON document, as `--json` prints it. */
export function jsonDocument(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
