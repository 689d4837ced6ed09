import { commandLineWords } from './command-line-words.ts';
import type { CommandContext } from './command-context.ts';
import { printStatus } from './print-text.ts';

/** What the store shows, for whoever reads a terminal. */
export function printAsStatus({ engine, words }: CommandContext): string {
  return printStatus(engine.inWords(commandLineWords(words)), words.window);
}
