import type { TimelineEntry } from '../contract/timeline.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';
import { plainLines } from './print-text.ts';

/** Says what changed on this Mac. Reads what was kept and looks at nothing: it answers at once, and without a network. */
export async function runTimeline(
  { json }: LookArguments,
  { engine, words, print }: CommandContext,
): Promise<ExitOf<'timeline'>> {
  const report = await engine.timeline();
  const { entries, since, skipped } = report;
  print(
    json
      ? jsonDocument(report)
      : plainLines([
          words.say('timeline.title', { since: since.slice(0, 10) }),
          ...(entries.length === 0 ? ['', words.say('timeline.empty')] : entries.flatMap(printEntry)),
          ...(skipped === 0 ? [] : ['', words.say('timeline.skipped', { count: skipped })]),
        ]),
  );
  return exitCodes.done;
}

/** Newest first, a heading for each day. UTC, as in JSON: whoever reads along on the phone may sit in another zone. */
function printEntry(
  { at, text, mayComeFrom }: TimelineEntry,
  index: number,
  all: readonly TimelineEntry[],
): readonly string[] {
  const day = at.slice(0, 10);
  const isNewDay = all[index - 1]?.at.slice(0, 10) !== day;
  const because = mayComeFrom === null ? [] : [`         ${mayComeFrom}`];
  return [...(isNewDay ? ['', day] : []), `  ${at.slice(11, 16)}  ${text}`, ...because];
}
