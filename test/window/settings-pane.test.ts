import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spokenLanguages } from '../../src-main/adapters/words.ts';
import type { Choices, SettingsView } from '../../src-main/contract/choices.ts';
import { noChoices, settleChoices } from '../../src-main/core/choices.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import de from '../../resources/words/de.json' with { type: 'json' };
import en from '../../resources/words/en.json' with { type: 'json' };
import { type Harness, type Opening, startHarness } from './harness.ts';
import { axeObjections, cutOff } from './look-at-page.ts';
import { snapshots } from './snapshots.ts';

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

function settingsWith(
  chosen: Partial<Choices> = {},
  forced: Readonly<Record<string, unknown>> = {},
): { settings: SettingsView } {
  const choices = settleChoices({ ...noChoices, ...chosen }, parseSettings([forced]).settings);
  return { settings: { choices, languages: spokenLanguages } };
}

const byIt = settingsWith({}, { Language: 'de', NotifyWhenDone: false, NotifyBeforeDeadline: true });

const open = (opening: Opening = {}) =>
  harness.open(snapshots.clear, { scene: { pane: 'settings' }, content: settingsWith(), ...opening });

const switchOf = (page: Page, name: string) => page.getByRole('switch', { name, exact: true });
const languageOf = (page: Page) => page.getByRole('combobox', { name: words['settings-language'] });
const focusedId = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

describe('the settings pane', () => {
  it('shows what holds, and each language by its own name and in its own voice', async () => {
    const { page, intentions, complaints } = await open({
      content: settingsWith({ language: 'fr', showsInDock: true }),
    });
    await languageOf(page).waitFor();
    expect(await languageOf(page).inputValue()).toBe('fr');
    const options = await languageOf(page)
      .locator('option')
      .evaluateAll(all => all.map(option => [option.getAttribute('lang'), option.textContent]));
    expect(options).toEqual([
      [null, words['settings-language-system']],
      ['en', 'English'],
      ['de', 'Deutsch'],
      ['es', 'Español'],
      ['fr', 'Français'],
    ]);
    expect(await switchOf(page, words['settings-login']).isChecked()).toBe(true);
    expect(await switchOf(page, words['settings-dock']).isChecked()).toBe(true);
    expect(await page.getByText(words['settings-forced']).count()).toBe(0);
    expect(intentions).toEqual(['settings']);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['settings-login', 'changeSetting startsAtLogin false'],
    ['settings-dock', 'changeSetting showsInDock true'],
    ['settings-notify-done', 'changeSetting notifiesWhenDone false'],
    ['settings-notify-deadline', 'changeSetting notifiesBeforeDeadline false'],
  ] as const)('changes %s at once', async (word, intention) => {
    const { page, intentions } = await open({ answers: { changeSetting: 'hangs' } });
    const control = switchOf(page, words[word]);
    const before = await control.isChecked();
    await page.getByText(words[word], { exact: true }).click();
    expect(await control.isChecked()).toBe(!before);
    await expect.poll(() => intentions).toEqual(['settings', intention]);
  });

  it('changes the language, and back to that of macOS', async () => {
    const { page, intentions } = await open();
    await languageOf(page).selectOption('de');
    await languageOf(page).selectOption('');
    await expect
      .poll(() => intentions)
      .toEqual(['settings', 'changeSetting language de', 'changeSetting language null']);
    expect(await languageOf(page).inputValue()).toBe('');
  });

  it('takes a refused change back, says so, and asks what holds', async () => {
    const { page, intentions } = await open({ answers: { changeSetting: 'refuses' } });
    const control = switchOf(page, words['settings-login']);
    await control.focus();
    await page.keyboard.press('Space');
    expect(await page.getByRole('alert').innerText()).toBe(words['settings-refused']);
    expect(await control.isChecked()).toBe(true);
    expect(await focusedId(page)).toBe('setting-startsAtLogin');
    await languageOf(page).selectOption('es');
    await expect.poll(() => languageOf(page).inputValue()).toBe('');
    await expect.poll(() => intentions.filter(intention => intention === 'settings')).toHaveLength(3);
  });

  it('shows what IT has set, says so to eyes and ears, and does not change it', async () => {
    const { page, intentions } = await open({ content: byIt });
    const done = switchOf(page, words['settings-notify-done']);
    await done.waitFor();
    expect(await page.getByText(words['settings-forced']).count()).toBe(3);
    for (const control of [done, switchOf(page, words['settings-notify-deadline']), languageOf(page)]) {
      expect(await control.getAttribute('aria-disabled')).toBe('true');
      const described = await control.getAttribute('aria-describedby');
      expect(await page.locator(`#${described}`).innerText()).toBe(words['settings-forced']);
    }
    // Playwright itself would wait for what cannot be changed.
    await page.getByText(words['settings-notify-done'], { exact: true }).click({ force: true });
    await done.press('Space');
    expect(await done.isChecked()).toBe(false);
    expect(await focusedId(page)).toBe('setting-notifiesWhenDone');
    expect(await languageOf(page).locator('option').allInnerTexts()).toEqual(['Deutsch']);
    expect(await switchOf(page, words['settings-login']).getAttribute('aria-disabled')).toBe('false');
    expect(intentions).toEqual(['settings']);
  });

  it('is reached by the keyboard alone, in reading order and with a visible focus', async () => {
    const { page, intentions } = await open({ content: byIt });
    await languageOf(page).waitFor();
    const walked: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('Tab');
      walked.push(await focusedId(page));
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      expect(outline).toBe('solid');
    }
    expect(walked).toEqual([
      'setting-language',
      'setting-startsAtLogin',
      'setting-showsInDock',
      'setting-notifiesWhenDone',
      'setting-notifiesBeforeDeadline',
    ]);
    await page.locator('#setting-showsInDock').press('Space');
    await expect.poll(() => intentions).toEqual(['settings', 'changeSetting showsInDock true']);
  });

  it('says that it is loading, and when it could not be had lets people try again', async () => {
    const { page: waiting } = await open({ answers: { settings: 'hangs' } });
    expect(await waiting.getByRole('status').innerText()).toBe(words.loading);
    const { page, intentions } = await open({ answers: { settings: 'refuses' } });
    await page.getByRole('alert').getByText(words['settings-failed']).waitFor();
    await page.getByRole('button', { name: words['settings-again'] }).click();
    await expect.poll(() => intentions).toEqual(['settings', 'settings']);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('has room to be hit', async () => {
    const { page } = await open();
    await languageOf(page).waitFor();
    const rows = await page.locator('.setting').evaluateAll(all => all.map(row => row.getBoundingClientRect().height));
    for (const height of rows) expect(height).toBeGreaterThanOrEqual(44);
    const controls = await page
      .locator('.setting input, .setting select')
      .evaluateAll(all => all.map(control => control.getBoundingClientRect().height));
    for (const height of controls) expect(height).toBeGreaterThanOrEqual(28);
  });

  it.each(['en', 'de', 'ar-XB'])(
    'can be read in %s at every width, and axe finds nothing to object to',
    async language => {
      const { page } = await open({ language, content: byIt });
      await page.locator('.setting').first().waitFor();
      expect(await axeObjections(page)).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
    },
  );

  it('stands in the language of the window, with its controls at the end of their rows', async () => {
    const { page } = await open({ language: 'de' });
    await page.getByText(de.window['settings-login-hint']).waitFor();
    const { page: mirrored } = await open({ language: 'ar-XB' });
    await mirrored.locator('.switch').first().waitFor();
    const [control, row] = await mirrored.evaluate(() =>
      ['.switch', '.setting:has(.switch)'].map(found => document.querySelector(found)?.getBoundingClientRect().left),
    );
    expect(control).toBe(row);
  });
});
