#!/usr/bin/env node
import { leaveAtOnce } from './adapters/leave-at-once.ts';
import { resolve } from 'node:path';
import { systemClock } from './adapters/clock.ts';
import { readDiskFile } from './adapters/files.ts';
import { createLineLog } from './adapters/log.ts';
import { findPlaces, type Places } from './adapters/places.ts';
import { watchProcessEnding } from './adapters/process-ending.ts';
import { stopAllCommands } from './adapters/run-command.ts';
import { readPastedInput, readSecretInput } from './adapters/standard-input.ts';
import { writeNewFile } from './adapters/new-file.ts';
import { loadWords } from './adapters/words.ts';
import { readArguments, type Arguments, type LookArguments } from './commands/arguments.ts';
import { usage } from './commands/catalogue.ts';
import { exitCodes } from './commands/exit-codes.ts';
import { runReportToken } from './commands/report-token.ts';
import { reportOccasions } from './commands/report-occasions.ts';
import { runTransparency } from './commands/run-transparency.ts';
import { runCommandLine } from './commands/run-command-line.ts';
import { longestPolicyText } from './core/local-policies.ts';
import { createEngine } from './engine/engine.ts';
import { createJourneyKeeper, readKeptJourney } from './engine/keep-journey.ts';
import { openTimeline } from './engine/keep-timeline.ts';
import { createStatusKeeper, readKeptStatus } from './engine/keep-status.ts';
import { createTicketMaker } from './engine/ticket-maker.ts';
import type { RegistrationReport } from './contract/snapshot.ts';
import type { SettingsResult } from './core/config.ts';
import { problem } from './core/problem.ts';
import type { LoadedWords } from './core/words.ts';
import type { Log } from './ports.ts';
import { createRecorder, type Recorder } from './recorded/record-ports.ts';
import { NotARecordedMac } from './recorded/not-a-recorded-mac.ts';
import { createUnavailableUpstream } from './upstreams/unavailable.ts';
import { openRecording, type KnownThen } from './open-recording.ts';
import { openReplay, type Replay } from './open-replay.ts';
import { openOutbox } from './open-outbox.ts';
import { openState } from './open-state.ts';
import { version } from './version.ts';
import { NoConfigFile, openWorld, UnusableFile, type World } from './wiring.ts';

/** Composition root of the command line: wiring only. */
leaveQuietlyWhenNobodyReads();
const ending = watchProcessEnding();
ending.before(stopAllCommands);
await finish(await main());

async function main(): Promise<number> {
  const parsed = readArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      print(usage());
      return 0;
    case 'version':
      print(`${version}\n`);
      return 0;
    case 'wrong':
      diagnose(`clearway: ${parsed.what}\n\n${usage()}`);
      return exitCodes.usage;
    case 'run':
      return runWired(parsed.arguments).catch(explain);
  }
}

async function runWired(args: Arguments): Promise<number> {
  const lines = createLineLog(diagnose);
  // What only explains the program's own doings stays out of a person's terminal.
  const log: Log = (level, ...line) => {
    if (level !== 'info') lines(level, ...line);
  };
  if (args.command === 'transparency') return tellAll(args);
  const replay = args.command === 'replay' ? await openReplay(args.operands[0] ?? '', log) : null;
  // A replay keeps nothing, and finds nothing that was kept here.
  const { root, state: stateFolder } =
    replay === null ? args : ({ root: args.operands[0] ?? '', state: null } as const);
  const recorder = args.command === 'record' ? createRecorder() : null;
  const places = findPlaces(process.platform, process.env, stateFolder);
  const through = replay?.through ?? recorder?.through;
  const world = await openWorld({
    root,
    configFile: args.config,
    home: places.home,
    platform: process.platform,
    log,
    // As with all state: a recorded Mac without a folder of its own keeps nothing.
    outbox: openOutbox(root !== null && stateFolder === null ? null : places.state, systemClock),
    localPolicies: args.local === null ? null : await readLocalPolicies(args.local),
    ...(through === undefined ? {} : { through }),
  });
  const early = world.readSettings();
  const { settings } = await early;
  const words = loadWords(wantedLanguages(args, settings.Language));
  if (replay?.hasMoment === false) diagnose(`clearway: ${words.say('record.no-moment')}\n`);
  if (args.command === 'report-token') {
    const readInput = (maxBytes: number): Promise<string> => readSecretInput(process.stdin, maxBytes);
    const asks = process.stdin.isTTY;
    const code = await runReportToken(args, { secrets: world.secrets, words, print, diagnose, readInput, asks });
    return world.isKeychainWaiting() ? finish(code, leaveAtOnce) : code;
  }
  return runLook(args, { world, words, log, early, replay, recorder, root, stateFolder, places });
}

/** What a command that asks the engine is run with. */
type Opened = {
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

async function runLook(args: LookArguments, opened: Opened): Promise<number> {
  const { world, words, log, early, replay, recorder, root, stateFolder, places } = opened;
  const {
    store: state,
    timeline: timelineLines,
    isWriter,
    release,
  } = openState({ root, state: stateFolder }, places.state, log);
  ending.before(release);
  const keepJourney = createJourneyKeeper(state, log);
  let kept = Promise.resolve();
  let journey = replay?.journey ?? (await readKeptJourney(state, log));
  const lasting = await openTimeline({
    store: timelineLines,
    clock: world.clock,
    log,
    clearwayVersion: version,
    looksAt: args.command === 'psso' ? 'this-mac' : 'everything',
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
    last: await readKeptStatus(state, log),
    journey,
    // A command that only looks leaves a kept refetch to whoever goes on with it.
    isFollowed: args.command === 'refetch' || (replay?.isFollowed ?? !isWriter),
    reports: reportOccasions[args.command],
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
  return world.isKeychainWaiting() ? finish(code, leaveAtOnce) : code;
}

function wantedLanguages({ lang }: Arguments, forced: string | null): readonly (string | null)[] {
  return [lang, forced, process.env['LC_ALL'] ?? process.env['LANG'] ?? null];
}

/** Nothing of this Mac is looked at for that, not even its settings. */
async function tellAll(args: Arguments): Promise<number> {
  const { transparencyTables } = await import('./transparency.ts');
  return runTransparency(transparencyTables(), args.json, { words: loadWords(wantedLanguages(args, null)), print });
}

/** The file of `--local`; read whole, and judged by whoever parses it. */
async function readLocalPolicies(path: string): Promise<string> {
  const file = await readDiskFile(resolve(path), longestPolicyText * 2);
  if (file.kind === 'read') return new TextDecoder().decode(file.bytes);
  const isHuge = file.kind === 'failed' && file.problem.code === 'output-too-large';
  const fault = file.kind === 'absent' ? 'is not there' : isHuge ? 'is too large' : 'cannot be read';
  throw new UnusableFile(`--local names a file that ${fault}`);
}

/** The settings were read for their language already; the first look needs no second reading. */
function onceFrom<T>(early: Promise<T>, read: () => Promise<T>): () => Promise<T> {
  let isFirst = true;
  return () => {
    const answer = isFirst ? early : read();
    isFirst = false;
    return answer;
  };
}

/** `clearway ... | head -1` closes the pipe; that is no error of anybody. */
function leaveQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}

/** Ends when everything is printed: a request that is still open must not keep the shell waiting. */
async function finish(code: number, leave = exit): Promise<number> {
  await new Promise<void>(resolve => {
    process.stdout.write('', () => {
      resolve();
    });
  });
  // Leaving at once asks nobody first.
  stopAllCommands();
  leave(code);
  return code;
}

function exit(code: number): void {
  process.exit(code);
}

function explain(error: unknown): number {
  if (error instanceof NotARecordedMac) {
    diagnose(`clearway: not a recorded Mac: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof UnusableFile) {
    diagnose(`clearway: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof NoConfigFile) {
    diagnose(`clearway: --config names a file that is not there\n`);
    return exitCodes.usage;
  }
  // A bug: its name only, because a message can quote what it stumbled over.
  diagnose(`clearway: internal error (${error instanceof Error ? error.name : typeof error})\n`);
  return exitCodes.internalError;
}

function print(text: string): void {
  process.stdout.write(text);
}

function diagnose(text: string): void {
  process.stderr.write(text);
}
