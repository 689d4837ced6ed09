import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type RunningApp } from './running-app.ts';

/** What is never a link. The middle of each would be seen in a log that quotes it. */
const strangers = [
  'clearway://wipe',
  'clearway://refetch/../x',
  'clearway://refetch?s3cret=1',
  'https://example.com/x',
];

describe('a link to the app', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('blocked-then-fixed');
    await running.page.getByText('Your organization can refuse sign-in from this Mac').first().waitFor();
  });
  afterAll(() => running.close());

  const refetches = () => running.scenario.api.requests().filter(({ route }) => route === 'refetch').length;
  const openUrl = (...urls: readonly string[]) =>
    running.app.evaluate(({ app }, links) => {
      for (const link of links) app.emit('open-url', { preventDefault: () => undefined }, link);
    }, urls);
  const log = () => readFile(join(running.state, 'logs', 'clearway.log'), 'utf8').catch(() => '');
  const closeWindow = async () => {
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect.poll(() => running.app.windows().length).toBe(0);
  };

  it('that is none opens no window and leaves a line that does not quote it', async () => {
    await closeWindow();
    await openUrl(...strangers);
    await expect.poll(log).toContain('link-ignored not-a-link 1');
    expect(running.app.windows()).toHaveLength(0);
    const text = await log();
    for (const part of ['wipe', '..', 's3cret', 'example.com', 'clearway://']) expect(text).not.toContain(part);
  });

  it('at a second start opens the window of the first with a question, and asks the server for nothing', async () => {
    const opened = running.app.waitForEvent('window');
    await running.startAgain('clearway://refetch');
    const page = await opened;
    await page.getByRole('group', { name: 'Check this Mac again?' }).waitFor();
    expect(running.app.windows()).toHaveLength(1);
    expect(refetches()).toBe(0);
  });

  it('asks once, however often it comes', async () => {
    await openUrl(...Array.from({ length: 10 }, () => 'clearway://refetch'));
    const page = running.app.windows()[0];
    // A round trip through main: whatever the links started has been drawn by then.
    await page?.evaluate(() => globalThis.clearway.view().then(() => undefined));
    expect(await page?.locator('.prompt').count()).toBe(1);
    expect(running.app.windows()).toHaveLength(1);
    expect(refetches()).toBe(0);
  });

  it('has its refetch when the person agrees, and one only', async () => {
    const page = running.app.windows()[0];
    await page?.locator('.prompt').getByRole('button', { name: 'Refetch' }).click();
    await page?.getByText('Everything here is done. Try signing in.').first().waitFor();
    expect(refetches()).toBe(1);
    expect(await page?.locator('.prompt').count()).toBe(0);
  });
});

describe('a link that starts the app', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('clear', { more: ['clearway://help'] });
  });
  afterAll(() => running.close());

  it('is heard once the app can show it', async () => {
    await running.page.locator('[data-pane="help"]').waitFor();
    expect(running.app.windows()).toHaveLength(1);
  });
});
