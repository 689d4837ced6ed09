import { BrowserWindow, screen, type IpcMainInvokeEvent, type Session } from 'electron';
import { sceneChanged, snapshotChanged } from '../contract/bridge.ts';
import type { Scene } from '../contract/scene.ts';
import type { Snapshot } from '../contract/snapshot.ts';
import { placeWindow } from '../core/place-window.ts';
import type { LoadedWords } from '../core/words.ts';
import type { Log } from '../ports.ts';
import { askAboutHost } from './ask-about-host.ts';
import { askAboutRestart } from './ask-about-restart.ts';
import { windowPage } from './window-files.ts';

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

type Options = {
  readonly session: Session;
  readonly preload: string;
  readonly words: Pick<LoadedWords, 'window'>;
  readonly developer: boolean;
  readonly log: Log;
  /** Hears when the window opens and when it closes. */
  readonly onOpenChange?: (isOpen: boolean) => void;
};

const size = { width: 400, height: 640 } as const;

/** Opens the window on request, one at a time, and sends it whole snapshots only. */
export function createDeviceWindow(options: Options): DeviceWindow {
  const { session, preload, words, developer, log, onOpenChange = () => undefined } = options;
  let current: BrowserWindow | undefined;
  let isReady = false;

  function create(near: Electron.Rectangle): BrowserWindow {
    const window = new BrowserWindow({
      ...size,
      ...placeNear(near),
      minWidth: 320,
      minHeight: 400,
      title: words.window['my-device'],
      show: false,
      fullscreenable: false,
      maximizable: false,
      autoHideMenuBar: true,
      webPreferences: {
        // All of these are defaults or follow from the sandbox; they stand here so that nobody has to remember that.
        session,
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
        spellcheck: false,
        devTools: developer,
      },
    });
    window.on('closed', () => {
      if (current !== window) return;
      current = undefined;
      onOpenChange(false);
    });
    isReady = false;
    window.once('ready-to-show', () => {
      isReady = true;
      window.show();
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
      current.show();
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

/** Near the icon, or where the person is at work; without any screen where it falls. */
function placeNear(near: Electron.Rectangle, wanted: Pick<Electron.Rectangle, 'width' | 'height'> = size) {
  const screens = { displays: screen.getAllDisplays(), cursor: screen.getCursorScreenPoint() };
  return placeWindow(near, screens, wanted) ?? {};
}
