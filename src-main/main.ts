import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import { systemClock } from './adapters/clock.ts';
import { leaveAtOnce } from './adapters/leave-at-once.ts';
import { createFileLog } from './adapters/log.ts';
import { watchNetwork } from './adapters/network-changes.ts';
import { findPlaces } from './adapters/places.ts';
import { stopAllCommands } from './adapters/run-command.ts';
import { makeStateFolder } from './adapters/state-store.ts';
import { composeAbout } from './app/about.ts';
import { readAppArguments } from './app/app-arguments.ts';
import { receiveLinks } from './app/deep-links.ts';
import { hardenBeforeReady, hardenContents } from './app/harden.ts';
import { createSessionProxy } from './app/resolve-proxy.ts';
import { runApp } from './app/run-app.ts';
import type { Words } from './core/words.ts';
import type { Engine } from './engine/engine-parts.ts';
import { createEngine } from './engine/engine.ts';
import { createJourneyKeeper, readKeptJourney } from './engine/keep-journey.ts';
import { openNotices } from './engine/keep-notices.ts';
import { openTimeline } from './engine/keep-timeline.ts';
import { createWindowSizeKeeper, readKeptWindowSize } from './engine/keep-window-size.ts';
import { openIconNotice } from './engine/keep-icon-notice.ts';
import { createStatusKeeper, isShowable, readKeptStatus } from './engine/keep-status.ts';
import { createTicketMaker, type MakeTicket } from './engine/ticket-maker.ts';
import { licences } from './licences.ts';
import type { WindowSize } from './core/window-size.ts';
import type { Log, StateStore } from './ports.ts';
import { openChoices, type OpenChoices } from './open-choices.ts';
import { openOutbox } from './open-outbox.ts';
import { openState } from './open-state.ts';
import { transparencyTables } from './transparency.ts';
import { version } from './version.ts';
import { openWorld, type World } from './wiring.ts';

/** Composition root of the app: wiring only. */
const args = readAppArguments(process.argv, app.isPackaged);
const places = findPlaces(process.platform, process.env, args.state);
makeStateFolder(places.state);
app.setPath('userData', join(places.state, 'electron'));

hardenBeforeReady(app, protocol);
process.once('exit', stopAllCommands);
const hearLinks = receiveLinks(app, process.argv);

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has ended.
  app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  stayOutOfDock();
  const log = await createFileLog(join(places.logs, 'clearway.log'));
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, log);
  });
  // The app lives in the menu bar: closing its window is not the end of it.
  app.on('window-all-closed', () => undefined);
  const world = await openAppWorld(log);
  const { settings } = await world.readSettings();
  const { store: state, timeline: lines, release } = openState(args, places.state, log);
  const person = await openPerson(state, log, settings.Language);
  // The LaunchAgent is IT's and starts the app for everybody; it takes an orderly end for an answer.
  if (args.background && !person.choices.startsAtLogin) {
    release();
    app.exit(0);
    return;
  }
  const { words } = person;
  const kept = await readKeptStatus(state, log);
  const timeline = await openTimeline({
    store: lines,
    clock: world.clock,
    log,
    clearwayVersion: version,
    looksAt: 'everything',
    evaluatedAt: kept?.policies.evaluatedAt ?? null,
  });
  const iconNotice = await openIconNotice(state, log);
  const keepJourney = createJourneyKeeper(state, log);
  const writes: { journey?: Promise<void>; status?: Promise<void> } = {};
  const notices = await openNotices({ state, log, clock: world.clock });
  const engine = createEngine({
    ...world,
    words,
    last: isShowable(kept, world.clock.now(), settings) ? kept : null,
    journey: await readKeptJourney(state, log),
    isFollowed: true,
    reports: 'all',
    timeline,
    keepJourney: journey => {
      writes.journey = keepJourney(journey);
    },
  });
  const keep = createStatusKeeper(state, log);
  const size = await openWindowSize(state, log);
  engine.store.subscribe(snapshot => {
    writes.status = keep(snapshot);
  });
  const keepers = [size, person, timeline, iconNotice, notices];
  keepBeforeQuitting({
    stop: engine.stop,
    kept: () => Promise.all([writes.journey, writes.status, ...keepers.map(keeper => keeper.kept())]),
    release,
    isKeychainWaiting: world.isKeychainWaiting,
  });
  runApp({
    engine,
    words,
    log,
    folder: join(import.meta.dirname, '..'),
    background: args.background,
    watchNetwork: onChange => {
      watchNetwork(process.platform, { ...world, log }, onChange);
    },
    hearLinks,
    upstreamPage: () => world.upstreamPage(engine.browserHost()),
    readActionMac: world.readActionMac,
    readSettings: world.readSettings,
    person,
    hidesWhenClear: settings.HideWhenClear,
    iconNotice,
    about: async () =>
      composeAbout({ version, runtimes: process.versions, tables: transparencyTables(), licences, words }),
    windowSize: size,
    notices,
    run: world.run,
    clock: world.clock,
    makeTicket: openTicketMaker(world, engine, words),
  });
}

function openTicketMaker(world: World, engine: Engine, words: Words): MakeTicket {
  return createTicketMaker({
    ...world,
    ...world.ticket,
    store: engine.store,
    readTimeline: async () => (await engine.timeline()).entries,
    words,
  });
}

/** What the person has chosen; a language that is for tests is not offered to those who use the app. */
function openPerson(state: StateStore, log: Log, forced: string | null): Promise<OpenChoices> {
  return openChoices({
    state,
    log,
    first: args.lang,
    forced,
    offersTestLanguage: !app.isPackaged,
    system: [...app.getPreferredSystemLanguages(), app.getLocale()],
  });
}

/** How large the person left the window, and where that is kept. */
async function openWindowSize(state: StateStore, log: Log) {
  const keep = createWindowSizeKeeper(state, log);
  let writing: Promise<void> = Promise.resolve();
  let last = await readKeptWindowSize(state, log);
  return {
    last: () => last,
    keep: (size: WindowSize): void => {
      last = size;
      writing = keep(size);
    },
    kept: () => writing,
  };
}

/** The world of whoever started the app, or of a recorded Mac. */
function openAppWorld(log: Log): Promise<World> {
  return openWorld({
    root: args.root,
    configFile: null,
    home: places.home,
    platform: process.platform,
    log,
    outbox: openOutbox(args.root !== null && args.state === null ? null : places.state, systemClock),
    // Elsewhere Chromium takes proxies from environment variables, which are anybody's to set.
    ...(process.platform === 'darwin' ? { resolveProxy: createSessionProxy(session.defaultSession) } : {}),
  });
}

/** A menu-bar app has no place in the Dock; the packaged one says so in its Info.plist as well. macOS only. */
function stayOutOfDock(): void {
  if (process.platform === 'darwin') app.setActivationPolicy('accessory');
}

type Ending = {
  readonly stop: () => void;
  readonly kept: () => Promise<unknown>;
  readonly release: () => void;
  readonly isKeychainWaiting: () => boolean;
};

/** What was just learnt is on its way to the disk: quitting waits for it, and for nothing else. */
function keepBeforeQuitting({ stop, kept, release, isKeychainWaiting }: Ending): void {
  app.on('will-quit', event => {
    event.preventDefault();
    stop();
    void kept().finally(() => {
      release();
      stopAllCommands();
      // A prompt of the Keychain that nobody answered keeps a process from ending in the usual way.
      if (isKeychainWaiting()) leaveAtOnce(0);
      else app.exit(0);
    });
  });
}

function fail(error: unknown): void {
  process.stderr.write(`clearway: could not start (${error instanceof Error ? error.message : typeof error})\n`);
  app.exit(1);
}
