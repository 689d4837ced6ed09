import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotSchema } from '../../src-main/engine/snapshot-schema.ts';
import { startApp, type RunningApp } from './running-app.ts';

type RecordedTray = {
  tray: { emit: (event: string) => void } | null;
  tooltips: string[];
  titles: string[];
  /** How often an icon was made and taken away. */
  made: number;
  takenAway: number;
  menu: { items: { label: string; click: () => void }[] } | null;
};
declare global {
  /** What record-tray.cjs keeps in the main process. */
  var recordedTray: RecordedTray;
}

describe('the app, from a blocked Mac to the named ending', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('blocked-then-fixed');
  });
  afterAll(() => running.close());

  it('opens the window and says what stands in the way', async () => {
    await running.page.getByText('Your organization can refuse sign-in from this Mac').first().waitFor();
    expect(await running.page.title()).toBe('My device');
  });

  it('shows the same in the menu bar, with what counts against the person', async () => {
    const tray = await running.app.evaluate(() => ({
      tooltip: globalThis.recordedTray.tooltips.at(-1),
      labels: globalThis.recordedTray.menu?.items.map(item => item.label),
    }));
    expect(tray.tooltip).toContain('Your organization can refuse sign-in from this Mac');
    expect(tray.labels).toEqual(
      expect.arrayContaining(['1 thing counts against you', 'My device…', 'Refetch', 'Quit Clearway']),
    );
  });

  it('keeps status.json current for scripts', async () => {
    const text = await readFile(join(running.state, 'status.json'), 'utf8');
    expect(snapshotSchema.parse(JSON.parse(text)).headline.state).toBe('blocked');
    expect((await stat(running.state)).mode & 0o777).toBe(0o700);
  });

  it('follows a refetch to its end when Refetch is pressed', async () => {
    await running.page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await running.page.getByText('Everything here is done. Try signing in.').first().waitFor();
    const refetches = running.scenario.api.requests().filter(({ route }) => route === 'refetch');
    expect(refetches).toHaveLength(1);
    const tooltip = await running.app.evaluate(() => globalThis.recordedTray.tooltips.at(-1));
    expect(tooltip).toContain('Everything here is done');
  });

  it('has no renderer while the window is closed, and paints the last snapshot at once when it is opened again', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect.poll(() => running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(0);
    const opened = running.app.waitForEvent('window');
    await running.app.evaluate(() => {
      globalThis.recordedTray.tray?.emit('click');
    });
    const page = await opened;
    await page.getByText('Everything here is done. Try signing in.').first().waitFor();
    await page.getByText('Checked').first().waitFor();
  });

  it('is one app: a second start shows the window of the first and ends', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const opened = running.app.waitForEvent('window');
    await running.startAgain();
    await opened;
    expect(running.app.windows()).toHaveLength(1);
  });

  it('quits from its menu', async () => {
    const started = running.app.process();
    const exit = running.app.waitForEvent('close');
    await running.app.evaluate(() => {
      globalThis.recordedTray.menu?.items.find(item => item.label === 'Quit Clearway')?.click();
    });
    await exit;
    expect(started.exitCode).toBe(0);
  });
});
