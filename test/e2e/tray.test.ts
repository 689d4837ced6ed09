import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';
import { startApp, type RunningApp } from './running-app.ts';

const icon = (running: RunningApp) =>
  running.app.evaluate(() => {
    const { made, takenAway, titles } = globalThis.recordedTray;
    return { made, takenAway, titles };
  });

describe('the icon of an app that IT lets hide while all is well', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('blocked-then-fixed', { forced: plistXml({ HideWhenClear: true }) });
  });
  afterAll(() => running.close());

  it('is made once, when something needs the person', async () => {
    await running.page.getByText('Your organization can refuse sign-in from this Mac').first().waitFor();
    expect(await icon(running)).toMatchObject({ made: 1, takenAway: 0 });
  });

  it('stays for as long as the person waits, with the time beside it, and is taken away once all is well', async () => {
    await running.page.getByRole('button', { name: 'Refetch', exact: true }).click();
    await running.page.getByText('Everything here is done. Try signing in.').first().waitFor();
    await expect.poll(async () => icon(running)).toMatchObject({ made: 1, takenAway: 1 });
    const { titles } = await icon(running);
    expect(titles[0]).toBe('1 min');
    for (let look = 0; look < 3; look += 1) await running.page.evaluate(() => globalThis.clearway.look());
    expect(await icon(running)).toMatchObject({ made: 1, takenAway: 1 });
  });

  it('is not needed to open the window: a second start opens it', async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const opened = running.app.waitForEvent('window');
    await running.startAgain();
    await (await opened).getByText('Everything here is done. Try signing in.').first().waitFor();
    expect(await icon(running)).toMatchObject({ made: 1, takenAway: 1 });
  });
});

describe('the window of an app that is started again', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('clear');
    await running.page.getByText('Nothing known here stands in the way.').first().waitFor();
  });
  afterAll(() => running.close());

  const shown = () =>
    running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(window => window.isVisible() && !window.isMinimized()),
    );

  it('lies wholly on a screen', async () => {
    const { window, area } = await running.app.evaluate(({ BrowserWindow, screen }) => ({
      window: BrowserWindow.getAllWindows()[0]?.getBounds() ?? screen.getPrimaryDisplay().bounds,
      area: screen.getPrimaryDisplay().workArea,
    }));
    expect(window.x).toBeGreaterThanOrEqual(area.x);
    expect(window.y).toBeGreaterThanOrEqual(area.y);
    expect(window.x + window.width).toBeLessThanOrEqual(area.x + area.width);
    expect(window.y + window.height).toBeLessThanOrEqual(area.y + area.height);
  });

  it.each(['hide', 'minimize'] as const)('is there again after %s', async away => {
    await running.app.evaluate(({ BrowserWindow }, how) => {
      BrowserWindow.getAllWindows()[0]?.[how]();
    }, away);
    if (away === 'hide') await expect.poll(shown).toEqual([false]);
    await running.startAgain();
    await expect.poll(shown).toEqual([true]);
  });

  it('comes with the pane that its menu names', async () => {
    await running.app.evaluate(() => {
      globalThis.recordedTray.menu?.items.find(item => item.label === 'Help on the phone')?.click();
    });
    await expect
      .poll(() => running.page.evaluate(async () => (await globalThis.clearway.view()).scene.pane))
      .toBe('help');
  });
});
