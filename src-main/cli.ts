#!/usr/bin/env node
import { systemClock } from './adapters/clock.ts';
import { isThreadStuck, leaveAtOnce } from './adapters/leave-at-once.ts';
import { createLineLog } from './adapters/log.ts';
import { findPlaces, type Places } from './adapters/places.ts';
import { watchProcessEnding } from './adapters/process-ending.ts';
import { stopAllCommands } from './adapters/run-command.ts';
import { readSecretInput } from './adapters/standard-input.ts';
import { loadWords } from './adapters/words.ts';
import { readArguments, type Arguments, type ConfigArguments, type DoctorArguments } from './commands/arguments.ts';
import { exitCodes } from './commands/exit-codes.ts';
import { runReportToken } from './commands/report-token.ts';
import { terminalLine } from './commands/terminal-text.ts';
import { runTransparency } from './commands/run-transparency.ts';
import { usage, wrongUsage } from './commands/usage.ts';
import type { Log } from './ports.ts';
import { createRecorder } from './recorded/record-ports.ts';
import { NotARecordedMac } from './recorded/not-a-recorded-mac.ts';
import { answerDoctor, answerTrouble } from './answer-doctor.ts';
import { lookAndAnswer } from './look-and-answer.ts';
import { readLocalPolicies } from './open-local-list.ts';
import { openPreflight } from './open-preflight.ts';
import { openReplay } from './open-replay.ts';
import { openOutbox } from './open-outbox.ts';
import { diagnose, finish, leaveQuietlyWhenNobodyReads, print } from './terminal.ts';
import { NoConfigFile, UnusableFile } from './unusable-file.ts';
import { version } from './version.ts';
import { openWorld } from './wiring.ts';

/** Composition root of the command line: wiring only. */
leaveQuietlyWhenNobodyReads();
const ending = watchProcessEnding();
ending.before(stopAllCommands);
await finish(await main());

async function main(): Promise<number> {
  const parsed = readArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      print(usage(parsed.command));
      return 0;
    case 'version':
      print(`${version}\n`);
      return 0;
    case 'wrong':
      diagnose(wrongUsage(parsed.what, parsed.command));
      return exitCodes.usage;
    case 'run':
      return runWired(parsed.arguments).catch((error: unknown) => explain(error, parsed.arguments));
  }
}

async function runWired(args: Arguments): Promise<number> {
  const lines = createLineLog(diagnose);
  // What only explains the program's own doings stays out of a person's terminal.
  const log: Log = (level, ...line) => {
    if (level !== 'info') lines(level, ...line);
  };
  if (args.command === 'transparency') return tellAll(args);
  if (args.command === 'config') return configure(args);
  const replay = args.command === 'replay' ? await openReplay(args.operands[0] ?? '', log) : null;
  // A replay keeps nothing, and finds nothing that was kept here.
  const { root, state: stateFolder } =
    replay === null ? args : ({ root: args.operands[0] ?? '', state: null } as const);
  const isDoctor = args.command === 'doctor';
  const preflight = openPreflight({
    clock: systemClock,
    // Whoever waits for the answer has waited since the process was started.
    startedAt: systemClock.now() - performance.now(),
    log,
    configFile: args.config,
  });
  const recorder = args.command === 'record' ? createRecorder() : null;
  const places = findPlaces(process.platform, process.env, stateFolder);
  const through = replay?.through ?? recorder?.through ?? (isDoctor ? preflight.through : undefined);
  const world = await openWorld({
    root,
    configFile: args.config,
    home: places.home,
    platform: process.platform,
    log,
    // As with all state: a recorded Mac without a folder of its own keeps nothing.
    outbox: openOutbox(isDoctor || (root !== null && stateFolder === null) ? null : places.state, systemClock),
    localPolicies: args.local === null ? null : await readLocalPolicies(args.local),
    ...(through === undefined ? {} : { through }),
  });
  if (args.command === 'doctor') {
    const code = await doctor(args, { preflight, world, log, places });
    // It promises to end in time, and whoever looks for a host’s name may wait for half a minute.
    return (await isThreadStuck()) ? finish(code, leaveAtOnce) : code;
  }
  const early = world.readSettings();
  const { settings } = await early;
  const words = loadWords(wantedLanguages(args, settings.Language), {
    complain: what => {
      log('warn', 'words', what);
    },
  });
  if (replay?.hasMoment === false) diagnose(`clearway: ${words.say('record.no-moment')}\n`);
  if (args.command === 'report-token') {
    const readInput = (maxBytes: number): Promise<string> => readSecretInput(process.stdin, maxBytes);
    const asks = process.stdin.isTTY;
    const code = await runReportToken(args, { secrets: world.secrets, words, print, diagnose, readInput, asks });
    return world.isKeychainWaiting() ? finish(code, leaveAtOnce) : code;
  }
  const opened = { ending, world, words, log, early, replay, recorder, root, stateFolder, places };
  const code = await lookAndAnswer(args, opened);
  return world.isKeychainWaiting() ? finish(code, leaveAtOnce) : code;
}

/** Its rows are in English, and the settings are one of its questions: nothing waits for their language. */
async function doctor(
  args: DoctorArguments,
  {
    places,
    ...opened
  }: Pick<Parameters<typeof answerDoctor>[1], 'preflight' | 'world' | 'log'> & { readonly places: Places },
): Promise<number> {
  const isOwn = (args.root === null || args.state !== null) && opened.preflight.isOwnState();
  return answerDoctor(args, { ...opened, words: loadWords(['en']), stateFolder: isOwn ? places.state : null });
}

function wantedLanguages({ lang }: Arguments, forced: string | null): readonly (string | null)[] {
  return [lang, forced, process.env['LC_ALL'] ?? process.env['LANG'] ?? null];
}

/** Nothing of this Mac is looked at for that, not even its settings. */
async function tellAll(args: Arguments): Promise<number> {
  const { transparencyTables } = await import('./transparency.ts');
  return runTransparency(transparencyTables(), args.json, { words: loadWords(wantedLanguages(args, null)), print });
}

/** Loaded when it is asked for: an administrator's tool, with parsers that cost a start. */
async function configure(args: ConfigArguments): Promise<number> {
  const [{ runConfig }, { openConfig }] = await Promise.all([
    import('./commands/config/run-config.ts'),
    import('./open-config.ts'),
  ]);
  const { home } = findPlaces(process.platform, process.env, args.state);
  return runConfig(args, openConfig(args, { home, platform: process.platform }));
}

function explain(error: unknown, args: Arguments): number {
  const told = answerTrouble(args, troubleOf(error));
  if (told !== null) return told;
  if (error instanceof NotARecordedMac) {
    diagnose(`clearway: not a recorded Mac: ${terminalLine(error.message)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof UnusableFile) {
    diagnose(`clearway: ${terminalLine(error.message)}\n`);
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

/** Under which name a management server hears of it. */
function troubleOf(error: unknown): string {
  if (error instanceof NotARecordedMac) return 'not-a-recorded-mac';
  return error instanceof NoConfigFile ? 'no-config-file' : 'internal-error';
}
