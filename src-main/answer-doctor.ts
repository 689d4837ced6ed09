import type { DoctorArguments } from './commands/arguments.ts';
import { doctorTrouble, runDoctor } from './commands/run-doctor.ts';
import type { LoadedWords } from './core/words.ts';
import { createEngine } from './engine/engine.ts';
import { readKeptJourney } from './engine/keep-journey.ts';
import { openTimeline } from './engine/keep-timeline.ts';
import type { Preflight } from './open-preflight.ts';
import { openUnkept } from './open-state.ts';
import type { Log } from './ports.ts';
import { print } from './terminal.ts';
import { version } from './version.ts';
import type { World } from './wiring.ts';

type Opened = {
  readonly preflight: Preflight;
  readonly world: World;
  readonly words: LoadedWords;
  readonly log: Log;
  /** Read, to leave a server alone that asked for it; null where the folder is not this Mac's, or not this user's. */
  readonly stateFolder: string | null;
};

/** Makes one look for the preflight, and keeps nothing of it. */
export async function answerDoctor(args: DoctorArguments, opened: Opened): Promise<number> {
  const { preflight, world, words, log, stateFolder } = opened;
  const { store, timeline: lines } = openUnkept(stateFolder);
  const engine = createEngine({
    ...world,
    collect: settings => {
      const collected = world.collect(settings);
      preflight.sawFacts(collected.facts);
      return collected;
    },
    evaluate: async () => null,
    words,
    last: null,
    journey: await readKeptJourney(store, log),
    isFollowed: true,
    reports: 'none',
    timeline: await openTimeline({
      store: lines,
      clock: world.clock,
      log,
      clearwayVersion: version,
      looksAt: 'everything',
      evaluatedAt: null,
    }),
    keepJourney: () => undefined,
  });
  try {
    return await runDoctor(args, { report: () => preflight.report(engine, world), print });
  } finally {
    engine.stop();
  }
}

/** The line that a management server is owed even then; null where nobody asked for one. */
export function answerTrouble(args: { readonly command: string }, trouble: string): number | null {
  const format = 'format' in args ? args.format : null;
  if (format !== 'jamf-ea' && format !== 'intune' && format !== 'fleet') return null;
  return doctorTrouble({ format, version, trouble }, print);
}
