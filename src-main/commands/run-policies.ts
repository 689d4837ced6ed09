import { isSwitchedOff } from '../core/has-looked.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, exitOfPolicies, type ExitOf } from './exit-codes.ts';
import { printPolicies } from './print-text.ts';

/** Lists the policies of the server and those that this Mac evaluates itself. */
export async function runPolicies(
  { json, local }: LookArguments,
  { engine, words, print }: CommandContext,
): Promise<ExitOf<'policies'>> {
  const snapshot = await engine.look('started');
  // The outbox is still being read; a process that ends in the middle of that is for nobody's good.
  await engine.reported();
  const { schemaVersion, policies: report, upstream } = snapshot;
  const text = isSwitchedOff(snapshot) ? `${snapshot.headline.text}\n` : printPolicies(snapshot, words.window);
  print(json ? jsonDocument({ schemaVersion, policies: report, upstream }) : text);
  // Whoever tries a list of their own asks about that list.
  return local === null || isSwitchedOff(snapshot) ? exitOfPolicies(snapshot) : exitCodes.done;
}
