import { join } from 'node:path';
import { app, clipboard, ipcMain, Menu, powerMonitor, session, shell } from 'electron';
import type { AboutView } from '../contract/about.ts';
import type { Pane, PromptId } from '../contract/scene.ts';
import type { SettingsResult } from '../core/config.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { MakeTicket } from '../engine/ticket-maker.ts';
import type { Clock, Log, RunCommand } from '../ports.ts';
import { createChoicesDesk, type ChoicesDesk, type PersonParts } from './choices-desk.ts';
import { createContactDesk } from './contact-desk.ts';
import { createDeviceWindow } from './device-window.ts';
import { hardenSession, isAllowedRequest } from './harden.ts';
import { answerRequests } from './ipc.ts';
import type { ActionMac } from './action-outcome.ts';
import { createActionOpener } from './open-action.ts';
import { createLinkOpener } from './open-link.ts';
import { openNoticeDesk, type NoticeParts } from './notice-desk.ts';
import { createNotifications, isWindowWatched } from './notifications.ts';
import { createSceneDesk } from './scene-desk.ts';
import { createTicketDesk } from './ticket-desk.ts';
import { createTray } from './tray.ts';
import { viewTray, type TrayCommand } from './tray-view.ts';
import { loadWindowFiles } from './window-files.ts';
import { createRequestHandlers } from './window-requests.ts';

/** What the running app is made of. `folder` is the built app: it holds `window/`, `preload/` and `tray/`. */
export type AppParts = {
  readonly engine: Engine;
  readonly words: LoadedWords;
  readonly log: Log;
  readonly folder: string;
  readonly background: boolean;
  readonly upstreamPage: () => Promise<string | null>;
  /** What decides where actions lead, read anew for each. */
  readonly readActionMac: () => Promise<ActionMac>;
  readonly run: RunCommand;
  readonly makeTicket: MakeTicket;
  readonly clock: Pick<Clock, 'now'>;
  readonly readSettings: () => Promise<SettingsResult>;
  /** What the person has chosen, where it is kept, and the words that follow from it. */
  readonly person: PersonParts;
  readonly notices: NoticeParts;
  readonly about: () => Promise<AboutView>;
  /** Calls back whenever this Mac's network has changed. */
  readonly watchNetwork: (onChange: () => void) => void;
};

const spreadStartMs = 120_000;

/** Prompts whose answer does nothing yet. */
const nothing = (): void => undefined;
const noAnswers: Readonly<Record<PromptId, () => void>> = {
  'link-refetch': nothing,
  'link-enroll': nothing,
  'link-remediate': nothing,
  deadline: nothing,
  'icon-hidden': nothing,
  'notifications-denied': nothing,
};

/** A choice takes effect at once; `onLanguage` draws everything anew. */
function openChoicesDesk({ person, readSettings }: AppParts, onLanguage: () => void): ChoicesDesk {
  return createChoicesDesk({
    ...person,
    readSettings: async () => (await readSettings()).settings,
    apply: ({ language, showsInDock }) => {
      if (person.speak(language.value)) onLanguage();
      showInDock(showsInDock.value);
    },
  });
}

/** For work that nobody waits for: a bug in it is named in the log. */
function reportTo(log: Log): (what: string, work: Promise<unknown>) => void {
  return (what, work) => {
    work.catch((error: unknown) => {
      log('error', what, error instanceof Error ? error.name : typeof error);
    });
  };
}

/** Elsewhere there is no Dock. */
function showInDock(shows: boolean): void {
  if (process.platform === 'darwin') app.setActivationPolicy(shows ? 'regular' : 'accessory');
}

/** Ties tray, window and engine together, and looks for the first time. Called once, after `ready`. */
export function runApp(parts: AppParts): void {
  const { words, log, folder, background, upstreamPage } = parts;
  const notices = openNoticeDesk(parts, {
    scene: () => scene,
    choices: () => choices.view(),
    open: () => {
      open();
    },
    openExternal: url => openExternal(url),
    notifications: createNotifications,
    isWatched: isWindowWatched,
  });
  const { engine } = notices;
  const { store } = engine;
  showInDock(parts.person.choices.showsInDock);
  // In memory only: no cache, no cookies, nothing left on the disk.
  const ownSession = session.fromPartition('clearway', { cache: false });
  hardenSession(ownSession, loadWindowFiles(join(folder, 'window')), isAllowedRequest(!app.isPackaged));
  // Only what a window needs: the default menu could reload the page and open its inspector.
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]));
  const window = createDeviceWindow({
    session: ownSession,
    preload: join(folder, 'preload', 'preload.cjs'),
    words,
    developer: !app.isPackaged,
    log,
    onOpenChange: isOpen => {
      engine.setWindowOpen(isOpen);
      if (!isOpen) scene.closed();
    },
  });
  const scene = createSceneDesk({ send: window.sendScene, onAnswer: { ...noAnswers, ...notices.answers } });
  const report = reportTo(log);
  const open = (pane?: Pane): void => {
    if (pane !== undefined) scene.show(pane);
    window.open(tray.bounds());
    report('look-failed', engine.look('window-opened'));
  };
  const commands: Readonly<Record<TrayCommand, () => void>> = {
    open: () => {
      open();
    },
    refetch: () => {
      report('refetch-failed', engine.refetch());
    },
    quit: () => {
      app.quit();
    },
  };
  const tray = createTray(join(folder, 'tray'), viewTray(store.get(), words), command => {
    commands[command]();
  });

  const openExternal = (url: string): Promise<void> => shell.openExternal(url);
  const openLink = createLinkOpener({ snapshot: store.get, confirm: window.confirmHost, openExternal, log });
  const openAction = createActionOpener({
    openExternal,
    upstreamPage,
    readMac: parts.readActionMac,
    run: parts.run,
    snapshot: store.get,
    confirmRestart: window.confirmRestart,
    clock: parts.clock,
    log,
  });
  const choices = openChoicesDesk(parts, () => {
    engine.redraw();
    // What was kept from before a first look is not drawn anew.
    tray.show(viewTray(store.get(), words));
    window.redraw();
  });
  // Electron before 45 answers at once, later ones with a promise.
  const copyText = async (text: string): Promise<void> => {
    await clipboard.writeText(text);
  };
  const tickets = createTicketDesk(parts.makeTicket, words, copyText);
  const contacts = createContactDesk({
    readSettings: async () => (await parts.readSettings()).settings,
    openExternal,
  });
  answerRequests(
    ipcMain,
    window.isSender,
    createRequestHandlers({
      engine,
      words,
      openAction,
      openLink,
      tickets,
      choices,
      scene,
      contacts,
      about: parts.about,
      copyText,
      closeWindow: window.close,
    }),
  );

  let refetchState = store.get().refetch.state;
  store.subscribe(snapshot => {
    tray.show(viewTray(snapshot, words));
    window.send(snapshot);
    const hasEnded = !isUnderWay(snapshot.refetch.state) && isUnderWay(refetchState);
    refetchState = snapshot.refetch.state;
    // The server was followed; meanwhile this Mac may have changed as well.
    if (hasEnded) report('look-failed', engine.look('refetch-ended'));
  });
  powerMonitor.on('suspend', engine.fellAsleep);
  powerMonitor.on('resume', () => {
    report('look-failed', engine.stirred('woke'));
  });
  parts.watchNetwork(() => {
    report('look-failed', engine.stirred('network-changed'));
  });
  const openAgain = (): void => {
    open();
  };
  app.on('second-instance', openAgain);
  app.on('activate', openAgain);
  // A push to thousands of Macs, or nine o'clock: those that nobody looks at yet do not ask all at once.
  engine.startIdleLooks(background ? spreadStartMs : undefined);
  if (!background) open();
  report('refetch-failed', engine.resumeRefetch());
}
