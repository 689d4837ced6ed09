import { labelled } from '../core/labelled.ts';
import { isSwitchedOff } from '../core/has-looked.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';
import { plainLines } from './print-text.ts';

type RecordArguments = Pick<LookArguments, 'out' | 'json'>;
type RecordContext = Pick<CommandContext, 'recording' | 'words' | 'print' | 'diagnose'>;

/** Looks once and writes what was asked and answered into an empty folder, as a Mac that can be replayed. */
export async function runRecord(
  { out, json }: RecordArguments,
  context: RecordContext,
  look: () => Promise<Snapshot>,
): Promise<ExitOf<'record'>> {
  const { recording, words, print, diagnose } = context;
  if (recording === null || out === null) throw new Error('no place for a recording');
  // Before the look: whoever named a folder that will not do should not wait for it.
  const fault = await recording.claim();
  if (fault !== null) {
    diagnose(`clearway: ${words.say(`record.${fault}`)}\n`);
    return exitCodes.usage;
  }
  const snapshot = await look();
  if (isSwitchedOff(snapshot)) {
    print(json ? jsonDocument(snapshot) : `${snapshot.headline.text}\n`);
    return exitCodes.unknown;
  }
  const isMasked = await recording.isMasked();
  const result = await recording.write(snapshot, isMasked);
  if (!result.ok) {
    diagnose(`clearway: ${words.say('record.torn', { code: result.code })}\n`);
    return exitCodes.internalError;
  }
  const { written, leftOut } = result;
  const { takenAt } = snapshot;
  if (json) {
    print(jsonDocument({ schemaVersion: 1, folder: out, takenAt, masked: isMasked, written, leftOut }));
    return exitCodes.done;
  }
  const lines = [
    words.say('record.done', { files: written.length, folder: out }),
    words.say(isMasked ? 'record.masked' : 'record.full'),
    ...(leftOut.length === 0 ? [] : ['', words.say('record.left-out')]),
    ...leftOut.map(
      ({ what, why }) =>
        `  ${labelled(words.window, what, words.say(why === 'secret' ? 'record.secret' : `problem.${why}`))}`,
    ),
  ];
  // What a recorded file is called is chosen by whoever made that Mac.
  print(plainLines(lines));
  return exitCodes.done;
}
