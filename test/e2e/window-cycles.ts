import type { Page } from 'playwright-core';
import type { RunningApp } from './running-app.ts';

/** What the main process holds while its window is closed. */
export type Held = {
  readonly windows: number;
  readonly renderers: number;
  /** How many listeners each emitter of Electron has, by its name and the event's. */
  readonly listeners: Readonly<Record<string, number>>;
};

/** Closes the window, and waits until its renderer is gone. */
export async function closeWindow({ app }: Pick<RunningApp, 'app'>): Promise<void> {
  await app.evaluate(async ({ BrowserWindow, webContents }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    while (webContents.getAllWebContents().length > 0) await new Promise(resolve => setTimeout(resolve, 10));
  });
}

/** Opens the window by a click on the icon; resolves with its page once it says something. */
export async function openWindow({ app }: Pick<RunningApp, 'app'>): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(() => {
    globalThis.recordedTray.tray?.emit('click');
  });
  const page = await opened;
  await page.locator('h1').waitFor();
  return page;
}

/** Counts what would be left behind. */
export async function countHeld({ app }: Pick<RunningApp, 'app'>): Promise<Held> {
  return app.evaluate(electron => {
    const session = electron.session.fromPartition('clearway', { cache: false });
    const emitters = {
      app: electron.app,
      ipcMain: electron.ipcMain,
      powerMonitor: electron.powerMonitor,
      screen: electron.screen,
      nativeTheme: electron.nativeTheme,
      session,
      process,
    };
    const listeners = Object.entries(emitters).flatMap(([name, emitter]) =>
      emitter
        .eventNames()
        .map((event): [string, number] => [`${name} ${String(event)}`, emitter.rawListeners(String(event)).length]),
    );
    return {
      windows: electron.BrowserWindow.getAllWindows().length,
      renderers: electron.webContents.getAllWebContents().length,
      listeners: Object.fromEntries(listeners),
    };
  });
}
