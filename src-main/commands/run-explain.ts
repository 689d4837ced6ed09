import { longestExplainedText } from '../contract/bridge.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { explainText } from '../core/sign-in-errors/explain-text.ts';
import type { LookArguments } from './arguments.ts';
import { commandLineWords } from './command-line-words.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';
import { printExplained } from './print-explain.ts';

/** Explains a sign-in error that a person pasted, as it looks from this Mac. Of the text only ids and the time are repeated. */
export async function runExplain(args: LookArguments, context: CommandContext): Promise<ExitOf<'explain'>> {
  const { words, print, diagnose } = context;
  const text = await takeText(args.operands, context);
  if (text.trim() === '') {
    diagnose(`clearway: ${words.say('explain.nothing-given')}\n`);
    return exitCodes.usage;
  }
  const seen = await seeThisMac(context);
  const told = commandLineWords(words);
  const report = args.json ? explainText(text, seen, words) : explainText(text, context.engine.inWords(told), told);
  print(args.json ? jsonDocument(report) : printExplained(report, words));
  return report.problem === null ? exitCodes.done : exitCodes.unknown;
}

/** A text without quotation marks arrives in pieces. */
async function takeText(operands: readonly string[], { words, diagnose, readInput, asks }: CommandContext) {
  if (operands.length > 0 && !(operands.length === 1 && operands[0] === '-')) return operands.join(' ');
  diagnose(`${words.say(asks ? 'explain.prompt' : 'explain.waiting')}\n`);
  return readInput(longestExplainedText);
}

/**
 * The policies matter to most of these errors, so this is a whole look. Whoever cannot sign in often has no good network
 * either: a look that takes longer is given up for what was last known, because the code alone explains most of it.
 */
async function seeThisMac({ engine, clock }: CommandContext): Promise<Snapshot> {
  let cancel = (): void => undefined;
  const late = new Promise<Snapshot>(resolve => {
    cancel = clock.after(longestLookMs, () => {
      resolve(engine.store.get());
    });
  });
  const looked = engine.look('started').then(async snapshot => {
    // The outbox is still being read; a process that ends in the middle of that is for nobody's good.
    await engine.reported();
    return snapshot;
  });
  const seen = await Promise.race([looked, late]);
  cancel();
  return seen;
}

const longestLookMs = 10_000;
