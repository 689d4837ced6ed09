#!/usr/bin/env node
import { createLineLog } from './adapters/log.ts';
import { findPlaces } from './adapters/places.ts';
import { createStateStore } from './adapters/state-store.ts';
import { loadWords } from './adapters/words.ts';
import { readArguments, type Arguments } from './commands/arguments.ts';
import { usage } from './commands/catalogue.ts';
import { exitCodes } from './commands/exit-codes.ts';
import { runCommandLine } from './commands/run-command-line.ts';
import { createEngine } from './engine/engine.ts';
import { createStatusKeeper, readKeptStatus } from './engine/keep-status.ts';
import { NotARecordedMac } from './recorded/recorded-mac.ts';
import { createUnavailableUpstream } from './upstreams/unavailable.ts';
import { version } from './version.ts';
import { openWorld } from './wiring.ts';

/** Composition root of the command line: wiring only. */
process.exitCode = await main();

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
  const log = createLineLog(diagnose);
  const places = findPlaces(process.platform, process.env, args.state);
  const world = await openWorld({ root: args.root, configFile: args.config, home: places.home, log });
  const { settings } = await world.readSettings();
  const words = loadWords([args.lang, settings.Language, process.env['LC_ALL'] ?? process.env['LANG'] ?? null]);
  // Without a state folder of its own, a recorded Mac must not pass for this user's status.
  const keeps = args.root === null || args.state !== null;
  const state = keeps ? createStateStore(places.state) : { read: async () => null, write: async () => undefined };
  const engine = createEngine({
    ...world,
    words,
    last: await readKeptStatus(state, log),
    // The registration doctor asks this Mac only: it has to work for somebody without any network.
    ...(args.command === 'psso' ? { selectUpstream: () => createUnavailableUpstream('none', 'none', null) } : {}),
  });
  const interrupted = new Promise<void>(resolve => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const keep = createStatusKeeper(state, log);
  try {
    return await runCommandLine(args, { engine, words, clock: world.clock, print, diagnose, keep, interrupted });
  } finally {
    engine.stop();
  }
}

function explain(error: unknown): number {
  if (error instanceof NotARecordedMac) {
    diagnose(`clearway: not a recorded Mac: ${error.message}\n`);
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
