import { chooseNextStep } from '../core/next-step.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { printRegistration } from './print-registration.ts';
import { registrationChecks } from './print-text.ts';
import { printWalk } from './print-walk.ts';

/** The registration doctor: asks this Mac only, and says what is next. */
export async function runPsso({ json, phone, tried }: LookArguments, context: CommandContext): Promise<number> {
  const { engine, words, print } = context;
  if (tried) tell(context);
  const snapshot = await engine.look('started');
  const checks = registrationChecks(snapshot);
  const next = chooseNextStep(checks, snapshot.doctor);
  const { schemaVersion, registration, doctor, contradictions, walk } = snapshot;
  print(
    json
      ? jsonDocument({ schemaVersion, registration, checks, next, doctor, contradictions, walk })
      : printRegistration(snapshot, next, words.window) + printWalk(walk, words, { forPhone: phone }),
  );
  return 0;
}

/** Kept before the look, which is too early to judge the try: a later one does. */
function tell({ engine, words, diagnose, keepsTimeline }: CommandContext): void {
  engine.registrationTried();
  diagnose(`clearway: ${words.say(keepsTimeline ? 'timeline.tried' : 'timeline.not-kept')}\n`);
}
