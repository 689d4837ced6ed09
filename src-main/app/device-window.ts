import { BrowserWindow, screen, type IpcMainInvokeEvent, type Session } from 'electron';
import { sceneChanged, snapshotChanged } from '../contract/bridge.ts';
import type { Scene } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { placeWindow } from '../core/place-window.ts';
import { firstWindowSize, smallestWindowSize, type WindowSize } from '../core/window-size.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Log } from '../ports.ts';
import { askAboutHost } from './ask-about-host.ts';
import { askAboutRestart } from './ask-about-restart.ts';
import { guardedPreferences } from './harden.ts';
import { windowPage } from './window-files.ts';
import type { WindowLook } from './window-look.ts';

/** The My device window. It is destroyed when closed: while it is closed there is no renderer process. */
export type DeviceWindow = {
  readonly open: (near: Electron.Rectangle) => void;
  readonly send: (snapshot: Snapshot) => void;
  readonly sendScene: (scene: Scene) => void;
  readonly close: () => void;
  /** Shows everything anew, in the words of now. */
  readonly redraw: () => void;
  readonly isSender: (event: IpcMainInvokeEvent) => boolean;
  readonly isOpen: () => boolean;
  /** Asks in a dialog of the system whether a web page of that host may be opened. Without a window nobody agrees. */
  readonly confirmHost: (host: string) => Promise<boolean>;
  /** Asks in the same way whether the single sign-on agent may be restarted. */
  readonly confirmRestart: () => Promise<boolean>;
};

/** How large the person left the window, and where that is kept. */
export type KeptSize = { readonly last: () => WindowSize | null; readonly keep: (size: WindowSize) => void };

type Options = {
  readonly session: Session;
  readonly preload: string;
  readonly words: Pick<LoadedWords, 'window'>;
  readonly developer: boolean;
  readonly log: Log;
  /** Hears when the window opens and when it closes. */
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly look: WindowLook;
  readonly size: KeptSize;
};

/** Opens the window on request, one at a time, and sends it whole snapshots only. */
export function createDeviceWindow(options: Options): DeviceWindow {
  const { session, preload, words, developer, log, look, size, onOpenChange = () => undefined } = options;
  let current: BrowserWindow | undefined;
  let isReady = false;

  function create(near: Electron.Rectangle): BrowserWindow {
    const opening = placeNear(near, size.last());
    const window = new BrowserWindow({
      ...look.options,
      ...opening,
      minWidth: smallestWindowSize.width,
      minHeight: smallestWindowSize.height,
      title: words.window['my-device'],
      show: false,
      fullscreenable: false,
      maximizable: false,
      autoHideMenuBar: true,
      webPreferences: guardedPreferences({ session, preload, devTools: developer }),
    });
    window.on('closed', () => {
      if (current !== window) return;
      current = undefined;
      onOpenChange(false);
    });
    followSize(window, opening, size.keep);
    isReady = false;
    window.once('ready-to-show', () => {
      isReady = true;
      showHere(window);
    });
    window.loadURL(windowPage).catch((error: unknown) => {
      // Closed while it was loading, or a bug: the next open starts anew.
      log('warn', 'window-not-loaded', error instanceof Error ? error.name : typeof error);
    });
    return window;
  }

  return {
    open: near => {
      if (current === undefined) {
        current = create(near);
        onOpenChange(true);
        return;
      }
      // A window that is still loading shows itself; a minimised or hidden one has to be brought back.
      if (!isReady) return;
      if (current.isMinimized()) current.restore();
      showHere(current);
      current.focus();
    },
    send: snapshot => {
      if (current !== undefined && !current.isDestroyed()) current.webContents.send(snapshotChanged, snapshot);
    },
    sendScene: scene => {
      if (current !== undefined && !current.isDestroyed()) current.webContents.send(sceneChanged, scene);
    },
    close: () => {
      current?.close();
    },
    redraw: () => {
      if (current === undefined || current.isDestroyed()) return;
      current.setTitle(words.window['my-device']);
      current.webContents.reload();
    },
    isSender: event => event.sender === current?.webContents,
    isOpen: () => current !== undefined,
    confirmHost: async host => current !== undefined && askAboutHost(current, words.window, host),
    confirmRestart: async () => current !== undefined && askAboutRestart(current, words.window),
  };
}

/** As it opened is not as the person wants it: a smaller display must not make it small for good. */
function followSize(window: BrowserWindow, opening: WindowSize, onChange: (size: WindowSize) => void): void {
  let known = opening;
  const follow = (): void => {
    // What it is when it is not minimised.
    const { width, height } = window.getNormalBounds();
    if (width === known.width && height === known.height) return;
    known = { width, height };
    onChange(known);
  };
  // Linux tells only of each step on the way; there it is kept when the window closes.
  window.on('resized', follow);
  window.on('close', follow);
}

/** macOS would lead the person to the Space on which the window was left, away from the app that has just refused them. */
function showHere(window: BrowserWindow): void {
  if (process.platform !== 'darwin') {
    window.show();
    return;
  }
  // Otherwise Electron changes what kind of app this is, and the Dock icon comes and goes.
  const asItIs = { skipTransformProcessType: true };
  window.setVisibleOnAllWorkspaces(true, { ...asItIs, visibleOnFullScreen: true });
  window.show();
  window.setVisibleOnAllWorkspaces(false, asItIs);
}

type Opening = WindowSize & { readonly x?: number; readonly y?: number };

/** Near the icon, or where the person is at work, as large as it was left; without any screen where it falls. */
function placeNear(near: Electron.Rectangle, last: WindowSize | null): Opening {
  const screens = { displays: screen.getAllDisplays(), cursor: screen.getCursorScreenPoint() };
  const wanted = last ?? firstWindowSize;
  return placeWindow(near, screens, wanted) ?? wanted;
}
