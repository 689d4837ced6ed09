import type { watchProcessEnding } from './adapters/process-ending.ts';
import type { Places } from './adapters/places.ts';
import { readPastedInput } from './adapters/standard-input.ts';
import { writeNewFile } from './adapters/new-file.ts';
import type { LookArguments } from './commands/arguments.ts';
import { reportOccasions } from './commands/report-occasions.ts';
import { runCommandLine } from './commands/run-command-line.ts';
import type { RegistrationReport } from './contract/snapshot.ts';
import type { SettingsResult } from './core/config.ts';
import type { LoadedWords } from './core/words.ts';
import { problem } from './core/problem.ts';
import type { EngineParts } from './engine/engine-parts.ts';
import { createEngine } from './engine/engine.ts';
import { nothingKnown } from './engine/first-inputs.ts';
import { createJourneyKeeper, readKeptJourney } from './engine/keep-journey.ts';
import { createStatusKeeper, readKeptStatus } from './engine/keep-status.ts';
import { openTimeline } from './engine/keep-timeline.ts';
import { createTicketMaker } from './engine/ticket-maker.ts';
import { openRecording, type KnownThen } from './open-recording.ts';
import type { Replay } from './open-replay.ts';
import { openNoState, openState } from './open-state.ts';
import type { Log } from './ports.ts';
import type { Recorder } from './recorded/record-ports.ts';
import { diagnose, print } from './terminal.ts';
import { createUnavailableUpstream } from './upstreams/unavailable.ts';
import { version } from './version.ts';
import type { World } from './wiring.ts';

/** What a command that asks the engine is run with. */
type Opened = {
  readonly ending: ReturnType<typeof watchProcessEnding>;
  readonly world: World;
  readonly words: LoadedWords;
  readonly log: Log;
  readonly early: Promise<SettingsResult>;
  readonly replay: Replay | null;
  readonly recorder: Recorder | null;
  readonly root: string | null;
  readonly stateFolder: string | null;
  readonly places: Places;
};

/** Runs a command that asks the engine, and waits until everything is kept. */
export async function lookAndAnswer(args: LookArguments, opened: Opened): Promise<number> {
  const { ending, world, words, log, early, replay, recorder, root, stateFolder, places } = opened;
  // What was kept tells of this Mac as well; `timeline` reads that alone, and looks at nothing.
  const isOff = !(await early).settings.Enabled && args.command !== 'timeline';
  const {
    store: state,
    timeline: timelineLines,
    isWriter,
    release,
  } = isOff ? openNoState() : openState({ root, state: stateFolder }, places.state, log);
  ending.before(release);
  const keepJourney = createJourneyKeeper(state, log);
  let kept = Promise.resolve();
  let journey = replay?.journey ?? (await readKeptJourney(state, log));
  const last = await readKeptStatus(state, log);
  const lasting = await openTimeline({
    store: timelineLines,
    clock: world.clock,
    log,
    clearwayVersion: version,
    looksAt: args.command === 'psso' ? 'this-mac' : 'everything',
    evaluatedAt: last?.policies.evaluatedAt ?? null,
  });
  const timeline = replay === null ? lasting : { ...lasting, remember: () => replay.memory };
  const known = (registration: RegistrationReport): KnownThen => ({
    journey,
    followed: !isWriter,
    memory: timeline.remember(registration),
  });
  const engine = createEngine({
    ...world,
    readSettings: onceFrom(early, world.readSettings),
    words,
    last,
    journey,
    // A command that only looks leaves a kept refetch to whoever goes on with it.
    isFollowed: args.command === 'refetch' || (replay?.isFollowed ?? !isWriter),
    reports: isOff ? 'none' : reportOccasions[args.command],
    timeline,
    keepJourney: next => {
      journey = next;
      kept = keepJourney(next);
    },
    // The registration doctor asks this Mac only: it has to work for somebody without any network.
    ...(args.command === 'psso'
      ? {
          openUpstreams: () => () => createUnavailableUpstream('none', 'none', problem('not-asked')),
          evaluate: async () => null,
        }
      : {}),
    ...(isOff ? asksNobody : {}),
  });
  const keep = createStatusKeeper(state, log);
  let code: number;
  try {
    code = await runCommandLine(args, {
      engine,
      words,
      clock: world.clock,
      print,
      diagnose,
      keep,
      listen: ending.listen,
      readInput: maxBytes => readPastedInput(process.stdin, maxBytes),
      asks: process.stdin.isTTY,
      recording: recorder === null ? null : openRecording(args, { recorder, world, known }),
      keepsTimeline: isWriter,
      makeTicket: createTicketMaker({
        ...world,
        ...world.ticket,
        store: engine.store,
        readTimeline: async () => (await engine.timeline()).entries,
        words,
      }),
      writeNewFile,
    });
  } finally {
    engine.stop();
    await Promise.all([kept, timeline.kept()]);
    release();
  }
  return code;
}

/** Where IT has switched Clearway off: this Mac is asked nothing either. The engine itself asks no server then. */
const asksNobody: Pick<EngineParts, 'collect'> = {
  collect: () => {
    const { facts } = nothingKnown();
    return { facts: Promise.resolve(facts), fleetAgent: Promise.resolve(facts.fleetAgent) };
  },
};

/** The settings were read for their language already; the first look needs no second reading. */
function onceFrom<T>(early: Promise<T>, read: () => Promise<T>): () => Promise<T> {
  let isFirst = true;
  return () => {
    const answer = isFirst ? early : read();
    isFirst = false;
    return answer;
  };
}
