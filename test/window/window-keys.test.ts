import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const isThere = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();
const code = (page: Page) => page.getByRole('button', { name: 'H6', exact: true });
const copied = (page: Page) => page.locator('.code-copied');

test('Escape closes the window', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => intentions).toEqual(['close']);
});

test.each(['help', 'settings', 'about'] as const)('Escape leads from the pane %s back to the device', async pane => {
  const { page, intentions } = await harness.open(snapshots.blocked, { scene: { pane } });
  await page.getByRole('heading', { level: 1, name: words[`pane-${pane}`] }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: snapshots.blocked.headline.text }).waitFor();
  expect(intentions).toContain('showPane device');
  expect(intentions).not.toContain('close');
});

test.each([
  ['Meta+/', 'help'],
  ['Control+/', 'help'],
  ['Meta+,', 'settings'],
  ['Control+,', 'settings'],
] as const)('%s opens the pane %s', async (keys, pane) => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  await page.keyboard.press(keys);
  await page.getByRole('heading', { level: 1, name: words[`pane-${pane}`] }).waitFor();
  expect(intentions).toContain(`showPane ${pane}`);
});

test('the same letters without ⌘ or Ctrl, or with Alt, are only letters', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  for (const keys of ['/', ',', 'r', 'c', 'Alt+Control+/', 'Alt+Escape']) await page.keyboard.press(keys);
  await page.getByRole('button', { name: words['look-again'] }).click();
  await expect.poll(() => intentions).toEqual(['look']);
});

test('Escape belongs to whoever is still choosing a letter', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  const press = (isComposing: boolean) =>
    page.evaluate(
      composing => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: composing })),
      isComposing,
    );
  await press(true);
  await page.getByRole('button', { name: words['look-again'] }).click();
  await expect.poll(() => intentions).toEqual(['look']);
  await press(false);
  await expect.poll(() => intentions).toEqual(['look', 'close']);
});

test('a key that is held down asks once', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  const press = (repeat: boolean) =>
    page.evaluate(
      held =>
        document.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'r', ctrlKey: true, repeat: held, cancelable: true }),
        ),
      repeat,
    );
  // A held key must not fall through to the page, which it would reload.
  expect([await press(false), await press(true), await press(true)]).toEqual([false, false, false]);
  await expect.poll(() => intentions).toEqual(['look']);
});

test('pressing the code copies it, and says so', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await code(page).click();
  await copied(page).getByText(words['code-copied']).waitFor();
  expect(await copied(page).getAttribute('aria-live')).toBe('polite');
  expect(intentions).toEqual(['copyCodes']);
});

test.each(['Meta+c', 'Control+c'])(
  '%s copies the code while it has the focus, or nothing else is chosen',
  async keys => {
    const { page, intentions } = await harness.open(snapshots.blocked);
    await code(page).focus();
    await page.keyboard.press(keys);
    await expect.poll(() => intentions).toEqual(['copyCodes']);
    await page.getByRole('button', { name: words['look-again'] }).focus();
    await page.keyboard.press(keys);
    await expect.poll(() => intentions).toEqual(['copyCodes', 'copyCodes']);
  },
);

test('a second copy is a new text to be heard', async () => {
  const { page } = await harness.open(snapshots.blocked);
  await code(page).click();
  const first = await copied(page).getByText(words['code-copied']).elementHandle();
  await code(page).click();
  await expect.poll(() => first.evaluate(text => text.isConnected)).toBe(false);
  await copied(page).getByText(words['code-copied']).waitFor();
});

test('text that is marked, or a field, is what the keys that copy are meant for', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await isThere(page);
  await page.locator('.written-by-it').first().selectText();
  await page.keyboard.press('Control+c');
  await page.getByText(words.explain, { exact: true }).click();
  await page.locator('textarea').focus();
  await page.keyboard.press('Control+c');
  await page.getByRole('button', { name: words['look-again'] }).click();
  await expect.poll(() => intentions).toEqual(['look']);
});

test('a copy that main refuses is not said to be there', async () => {
  const { page } = await harness.open(snapshots.blocked, { answers: { copyCodes: 'refuses' } });
  await code(page).click();
  await copied(page).getByText(words['failed-request']).waitFor();
});

test.each(['help', 'settings', 'about'] as const)('the end of the device pane leads to the pane %s', async pane => {
  const { page } = await harness.open(snapshots.blocked);
  await page
    .locator('.pane-links')
    .getByRole('button', { name: words[`pane-${pane}`] })
    .click();
  await page.getByRole('heading', { level: 1, name: words[`pane-${pane}`] }).waitFor();
});
