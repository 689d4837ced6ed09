import { isSwitchedOff } from '../core/has-looked.ts';
import { chooseNextStep } from '../core/next-step.ts';
import type { LookArguments } from './arguments.ts';
import { commandLineWords } from './command-line-words.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';
import { printRegistration } from './print-registration.ts';
import { registrationChecks } from './print-text.ts';
import { printWalk } from './print-walk.ts';

/** The registration doctor: asks this Mac only, and says what is next. */
export async function runPsso({ json, phone, tried }: LookArguments, context: CommandContext): Promise<ExitOf<'psso'>> {
  const { engine, words, print } = context;
  const kept = await engine.look('started');
  if (isSwitchedOff(kept) && !json) {
    print(`${engine.inWords(commandLineWords(words)).headline.text}\n`);
    return exitCodes.unknown;
  }
  if (tried) tell(context);
  const snapshot = json ? kept : engine.inWords(commandLineWords(words));
  const checks = registrationChecks(snapshot);
  const next = chooseNextStep(checks, snapshot.doctor);
  const { schemaVersion, registration, doctor, contradictions, walk } = snapshot;
  print(
    json
      ? jsonDocument({ schemaVersion, registration, checks, next, doctor, contradictions, walk })
      : printRegistration(snapshot, next, { words, forPhone: phone }) + printWalk(walk, words, { forPhone: phone }),
  );
  return isSwitchedOff(kept) ? exitCodes.unknown : exitCodes.done;
}

/** Kept after the look, which is too early to judge this try and may well judge the one before. */
function tell({ engine, words, diagnose, keepsTimeline }: CommandContext): void {
  const { code } = engine.store.get().registration;
  const isTriable = triable.includes(code);
  if (isTriable) engine.registrationTried();
  const said = keepsTimeline ? words.say('timeline.tried') : words.say('timeline.not-kept');
  diagnose(`clearway: ${isTriable ? said : words.say('timeline.not-counted', { code })}\n`);
}

/** What going through registration can change. */
const triable: readonly string[] = ['P4', 'P5', 'P6', 'P7', 'P8'];
