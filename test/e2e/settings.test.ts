import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import de from '../../resources/words/de.json' with { type: 'json' };
import en from '../../resources/words/en.json' with { type: 'json' };
import pseudo from '../../resources/words/ar-XB.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import { startApp, type RunningApp } from './running-app.ts';

const drawnIn = (page: Page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.title]);

describe('what a person chooses', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('clear');
  });
  afterAll(() => running.close());

  it('is a language that the whole app speaks at once, in its own direction', async () => {
    const { page, app } = running;
    await page.getByText('Nothing known here stands in the way.').first().waitFor();
    await page.evaluate(() => globalThis.clearway.showPane('settings'));
    await page.getByRole('combobox', { name: en.window['settings-language'] }).selectOption('ar-XB');
    await page.getByRole('heading', { level: 1, name: pseudo.window['pane-settings'] }).waitFor();
    expect(await drawnIn(page)).toEqual(['ar-XB', 'rtl', pseudo.window['my-device']]);
    const tooltip = await app.evaluate(() => globalThis.recordedTray.tooltips.at(-1));
    expect(tooltip).toContain('⟦');
    await page.getByRole('combobox').selectOption('de');
    await page.getByRole('heading', { level: 1, name: de.window['pane-settings'] }).waitFor();
    expect(await drawnIn(page)).toEqual(['de', 'ltr', de.window['my-device']]);
    const menus = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    const { messages } = de;
    expect(await menus()).toEqual(['Clearway', messages['menu.edit'], messages['menu.window'], messages['menu.help']]);
  });

  it('can be reached from the menu bar, as help and “About” can', async () => {
    const { page, app } = running;
    for (const pane of ['help', 'about', 'settings'] as const) {
      const label = de.messages[`tray.${pane}`];
      await app.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
        items.find(item => item.label === wanted)?.click();
      }, label);
      await page.getByRole('heading', { level: 1, name: de.window[`pane-${pane}`] }).waitFor();
    }
  });

  it('holds after the app was killed and started again', async () => {
    const { page } = await running.killAndStart();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await drawnIn(page)).toEqual(['de', 'ltr', de.window['my-device']]);
    await page.evaluate(() => globalThis.clearway.showPane('settings'));
    expect(await page.getByRole('combobox').inputValue()).toBe('de');
    await page.evaluate(() => globalThis.clearway.showPane('about'));
    await page.getByText(manifest.version, { exact: true }).waitFor();
    expect(await page.locator('.about-part').count()).toBe(4);
    expect(await page.locator('details', { hasText: de.messages['reads.group-commands'] }).count()).toBe(1);
  });
});
