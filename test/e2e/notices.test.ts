import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

type RecordedNotification = {
  title: string;
  body: string;
  silent: boolean;
  emit: (event: string) => void;
};
declare global {
  /** What record-tray.cjs keeps in the main process. */
  var recordedNotifications: RecordedNotification[];
}

describe('what the app notifies of', () => {
  let running: RunningApp;
  const told = () =>
    running.app.evaluate(() =>
      globalThis.recordedNotifications.map(({ title, body, silent }) => ({ title, body, silent })),
    );
  const tooltip = () => running.app.evaluate(() => globalThis.recordedTray.tooltips.at(-1));
  const refetchFromMenu = () =>
    running.app.evaluate(() => {
      globalThis.recordedTray.menu?.items.find(({ label }) => label === 'Refetch')?.click();
    });
  const isRefetchKept = async () => (await readFile(join(running.state, 'notices.json'), 'utf8')).includes('startedAt');

  beforeAll(async () => {
    running = await startApp('blocked-then-fixed');
    await running.page.getByText('Your organization can refuse sign-in from this Mac').first().waitFor();
  });
  afterAll(() => running.close());

  it('is nothing on the first start', async () => {
    expect(await told()).toEqual([]);
    expect(await isRefetchKept()).toBe(false);
  });

  it('is nothing while the window is open and has the focus', async () => {
    // A test machine has no window manager to give it.
    await running.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) Reflect.set(window, 'isFocused', () => true);
    });
    await running.page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await running.page.getByText('Everything here is done. Try signing in.').first().waitFor();
    await expect.poll(isRefetchKept).toBe(false);
    expect(await told()).toEqual([]);
  });

  it('is the end of a refetch while the window was closed, once and without a sound', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect.poll(() => running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(0);
    await refetchFromMenu();
    await expect.poll(async () => (await told()).length, { timeout: 30_000 }).toBe(1);
    expect((await told())[0]).toMatchObject({ title: 'The check is done', silent: true });
    expect((await told())[0]?.body).toContain('Try signing in');
    expect(await tooltip()).toContain('Everything here is done');
  });

  it('leads to the window', async () => {
    const opened = running.app.waitForEvent('window');
    await running.app.evaluate(() => {
      globalThis.recordedNotifications[0]?.emit('click');
    });
    const page = await opened;
    await page.getByText('Everything here is done. Try signing in.').first().waitFor();
    expect(await told()).toHaveLength(1);
  });
});
