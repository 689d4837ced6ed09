import { join } from 'node:path';
import { app, clipboard, ipcMain, Notification, session, shell, type Session } from 'electron';
import type { AboutView } from '../contract/about.ts';
import type { Pane } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import type { SettingsResult } from '../core/config.ts';
import type { Engine } from '../engine/engine-parts.ts';
import type { MakeTicket } from '../engine/ticket-maker.ts';
import type { Log, RunCommand } from '../ports.ts';
import { viewAppMenu } from './app-menu.ts';
import { createChoicesDesk, type ChoicesDesk, type PersonParts } from './choices-desk.ts';
import { createContactDesk } from './contact-desk.ts';
import { createDock } from './dock.ts';
import type { HearLinks, LinkEars } from './deep-links.ts';
import { followStore, heedSystem } from './heed-mac.ts';
import { createDeviceWindow, type DeviceWindow, type KeptSize } from './device-window.ts';
import { hardenSession, isAllowedRequest } from './harden.ts';
import { answerRequests } from './ipc.ts';
import type { ActionMac } from './action-outcome.ts';
import { createLinkDesk, type LinkDesk, type LinkDeskParts } from './link-desk.ts';
import { createActionOpener, type OpenAction } from './open-action.ts';
import { createLinkOpener } from './open-link.ts';
import { openTray, type TrayParts } from './open-tray.ts';
import type { NoticeParts } from './memory-keeper.ts';
import { openNoticeDesk } from './notice-desk.ts';
import { createNotifications, tellOutcome } from './notifications.ts';
import { createSceneDesk } from './scene-desk.ts';
import { showAppMenu } from './show-app-menu.ts';
import { createTicketDesk } from './ticket-desk.ts';
import { loadWindowFiles } from './window-files.ts';
import { windowLook, type WindowLook } from './window-look.ts';
import { followUpdates, type UpdateParts } from './update-watch.ts';
import { isWindowWatched } from './window-watched.ts';
import { createRequestHandlers, type RequestParts } from './window-requests.ts';

/** What the running app is made of. `folder` holds `window/` and `preload/` as well. */
export type AppParts = TrayParts & {
  readonly log: Log;
  readonly background: boolean;
  readonly upstreamPage: () => Promise<string | null>;
  /** What decides where actions lead, read anew for each. */
  readonly readActionMac: () => Promise<ActionMac>;
  readonly run: RunCommand;
  readonly makeTicket: MakeTicket;
  readonly readSettings: () => Promise<SettingsResult>;
  /** What the person has chosen, where it is kept, and the words that follow from it. */
  readonly person: PersonParts;
  readonly notices: NoticeParts;
  readonly about: () => Promise<AboutView>;
  readonly windowSize: KeptSize;
  /** Calls back whenever this Mac's network has changed. */
  readonly watchNetwork: (onChange: () => void) => void;
  readonly hearLinks: HearLinks;
  /** Makes way for another version that was installed meanwhile; null for a checkout, in whose place nothing is. */
  readonly update: Pick<UpdateParts, 'readMark' | 'restart'> | null;
  /** Calls back a moment after the installed app was replaced. */
  readonly watchInstalled: (onChange: () => void) => void;
};

const spreadStartMs = 120_000;

/** What takes away all there is to be seen of the app. */
type TakeAway = readonly (() => void)[];

/** `onLanguage` draws everything anew. */
type Effects = { readonly onLanguage: () => void; readonly showInDock: (shows: boolean) => void };

/** A choice takes effect at once. */
function openChoicesDesk({ person, readSettings }: AppParts, { onLanguage, showInDock }: Effects): ChoicesDesk {
  return createChoicesDesk({
    ...person,
    readSettings: async () => (await readSettings()).settings,
    apply: ({ language, showsInDock }) => {
      if (person.speak(language.value)) onLanguage();
      showInDock(showsInDock.value);
    },
  });
}

type Report = (what: string, work: Promise<unknown>) => void;

/** For work that nobody waits for: a bug in it is named in the log. */
function reportTo(log: Log): Report {
  return (what, work) => {
    work.catch((error: unknown) => {
      log('error', what, error instanceof Error ? error.name : typeof error);
    });
  };
}

/** In memory only: no cache, no cookies, nothing left on the disk. */
function openWindowSession(folder: string): Session {
  const ownSession = session.fromPartition('clearway', { cache: false });
  hardenSession(ownSession, loadWindowFiles(join(folder, 'window')), isAllowedRequest(!app.isPackaged));
  return ownSession;
}

type WindowOpening = { readonly look: WindowLook; readonly onOpenChange: (isOpen: boolean) => void };

function openDeviceWindow({ windowSize, folder, words, log }: AppParts, opening: WindowOpening): DeviceWindow {
  return createDeviceWindow({
    ...opening,
    size: windowSize,
    session: openWindowSession(folder),
    preload: join(folder, 'preload', 'preload.cjs'),
    words,
    developer: !app.isPackaged,
    log,
  });
}

const openExternal = (url: string): Promise<void> => shell.openExternal(url);

function openActions(parts: AppParts, window: DeviceWindow, snapshot: () => Snapshot): OpenAction {
  return createActionOpener({
    openExternal,
    upstreamPage: parts.upstreamPage,
    readMac: parts.readActionMac,
    run: parts.run,
    snapshot,
    confirmRestart: window.confirmRestart,
    clock: parts.clock,
    log: parts.log,
  });
}

/** As the person has chosen, from the start on. */
function openDock({ person }: AppParts, { isOpen }: DeviceWindow, toFront: () => void): (shows: boolean) => void {
  const show = createDock({
    app,
    platform: process.platform,
    bringBack: () => {
      if (!isOpen()) return;
      app.focus({ steal: true });
      toFront();
    },
  });
  show(person.choices.showsInDock);
  return show;
}

type LinkPaths = Pick<LinkDeskParts, 'scene' | 'openWindow'> & {
  readonly engine: Engine;
  readonly openAction: OpenAction;
  readonly report: Report;
};

function openLinkDesk({ clock, log }: AppParts, { engine, openAction, report, ...paths }: LinkPaths): LinkDesk {
  return createLinkDesk({
    ...paths,
    snapshot: engine.store.get,
    refetch: () => {
      report('refetch-failed', engine.refetch());
    },
    openDeviceManagement: () => {
      report('action-failed', openAction('open-device-management'));
    },
    clock,
    log,
  });
}

type WindowDesks = Pick<RequestParts, 'engine' | 'openAction' | 'choices' | 'scene' | 'surface'>;

/** Answers what the window asks. */
function answerWindow(parts: AppParts, window: DeviceWindow, desks: WindowDesks): void {
  const { words, log } = parts;
  const snapshot = desks.engine.store.get;
  const readSettings = async () => (await parts.readSettings()).settings;
  const handlers = createRequestHandlers({
    ...desks,
    words,
    openLink: createLinkOpener({ snapshot, confirm: window.confirmHost, openExternal, log }),
    tickets: createTicketDesk(parts.makeTicket, words, copyText),
    contacts: createContactDesk({ readSettings, snapshot, openExternal }),
    about: parts.about,
    copyText,
    closeWindow: window.close,
  });
  answerRequests(ipcMain, window.isSender, handlers);
}

type Beginning = { readonly engine: Engine; readonly open: () => void; readonly report: Report };

/** The first look, and what a refetch before the restart left to do. */
function begin({ background }: AppParts, { engine, open, report }: Beginning): void {
  // A push to thousands of Macs, or nine o'clock: those that nobody looks at yet do not ask all at once.
  engine.startIdleLooks(background ? spreadStartMs : undefined);
  if (!background) open();
  report('refetch-failed', engine.resumeRefetch());
}

/** Electron before 45 answers at once, later ones with a promise. */
async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** Ties tray, window and engine together, and looks for the first time. Called once, after `ready`. */
export function runApp(parts: AppParts): TakeAway {
  const report = reportTo(parts.log);
  const open = (pane?: Pane): void => {
    if (pane !== undefined) scene.show(pane);
    window.open(tray.bounds());
    report('look-failed', engine.look('window-opened'));
  };
  const openAgain = (): void => {
    open();
  };
  const notices = openNoticeDesk(parts, {
    scene: () => scene,
    choices: () => choices.view(),
    open: openAgain,
    openExternal,
    notifications: asked => createNotifications(tellOutcome(asked, parts.health.notified), Notification),
    isWatched: isWindowWatched,
    isWindowOpen: () => window.isOpen(),
  });
  // Remembers what the person asks of it.
  const { engine } = notices;
  const { store } = engine;
  showAppMenu(viewAppMenu(parts.words), open);
  const look = windowLook(process.platform);
  const window = openDeviceWindow(parts, {
    look,
    onOpenChange: isOpen => {
      engine.setWindowOpen(isOpen);
      const hear = isOpen ? [tray.windowOpened, notices.windowOpened] : [links.windowClosed, scene.closed, updates];
      for (const one of hear) one();
    },
  });
  const openAction = openActions(parts, window, store.get);
  const links = openLinkDesk(parts, { engine, openAction, scene: () => scene, openWindow: open, report });
  const scene = createSceneDesk({
    send: window.sendScene,
    onAnswer: {
      ...notices.answers,
      ...links.answers,
      'icon-hidden': answer => {
        tray.answered(answer);
      },
    },
  });
  const choices = openChoicesDesk(parts, {
    showInDock: openDock(parts, window, () => {
      window.open(tray.bounds());
    }),
    onLanguage: () => {
      showAppMenu(viewAppMenu(parts.words), open);
      engine.redraw();
      // What was kept from before a first look is not drawn anew.
      tray.draw();
      window.redraw();
    },
  });
  const tray = openTray({ ...parts, engine }, { scene, window, changeChoice: choices.change, open, report });
  answerWindow(parts, window, { engine, openAction, choices, scene, surface: look.surface });
  followStore(engine, {
    report,
    onChange: snapshot => {
      tray.draw();
      window.send(snapshot);
      links.snapshotChanged();
    },
  });
  heedSystem(parts, notices, report);
  const updates = followUpdates(parts, { store, isWindowOpen: window.isOpen, report });
  begin(parts, { engine, open: openAgain, report });
  hearWhileEnabled(parts, { link: links.open, startedAgain: openAgain }, report);
  return [notices.takeAway, tray.takeAway, window.close];
}

/** Nothing opens any more where IT has switched Clearway off since the last look: then nobody gets any settings. */
function hearWhileEnabled({ hearLinks, readSettings }: AppParts, ears: LinkEars, report: Report): void {
  const ifEnabled = (work: () => void): void => {
    report('settings-not-read', readSettings().then(work));
  };
  hearLinks({
    link: text => {
      ifEnabled(() => {
        ears.link(text);
      });
    },
    startedAgain: () => {
      ifEnabled(ears.startedAgain);
    },
  });
}
