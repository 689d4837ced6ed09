import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { ago } from './present-moment.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

test('the keyboard alone reaches every button and every fold in reading order, with a visible focus', async () => {
  const { page } = await harness.open(snapshots.blocked);
  await page.locator('button.primary').waitFor();
  const walked: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('Tab');
    walked.push(await focused(page));
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
  }
  expect(walked).toEqual([
    'H6',
    words.refetch,
    words['look-again'],
    'https://help.example.com/updates',
    words['action-open-own-account'],
    `${words['all-good']}3`,
    `${words.policies}5`,
  ]);
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open]').count()).toBe(1);
});

const ways = [
  ['try-now', words['action-try-sign-in'], 'tryAccess'],
  ['did-it-work', words['access-worked'], 'answerAccess worked'],
  ['did-it-work', words['access-did-not-work'], 'answerAccess did-not-work'],
  ['answered-yes', words['access-refused-again'], 'answerAccess did-not-work'],
  ['answered-no', words['access-works-now'], 'answerAccess worked'],
  ['queued-with-next', words['refetch-now'], 'refetch'],
  ['fixed-here', 'https://help.example.com/updates', 'openLink {"policy":"12","link":0}'],
] as const;

test.each(ways)('in %s the keyboard alone reaches and presses “%s”', async (name, label, intention) => {
  const { page, intentions } = await harness.open(journeySnapshots[name]);
  await page.getByRole('button', { name: label }).waitFor();
  for (let step = 0; step < 6 && (await focused(page)) !== label; step += 1) await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(label);
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
    'solid',
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => intentions).toEqual([intention]);
});

test('the keyboard presses Refetch', async () => {
  const { page, intentions } = await harness.open(snapshots.blocked);
  await page.locator('button.primary').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => intentions).toEqual(['refetch']);
});

test.each(['Control+r', 'Meta+r', 'F5'])('%s looks again and does not reload', async keys => {
  const { page, intentions } = await harness.open(snapshots.clear);
  await page.getByText(words['all-good']).click();
  await page.keyboard.press(keys);
  await expect.poll(() => intentions).toEqual(['look']);
  expect(await page.locator('details[open]').count()).toBe(1);
});

test('a new snapshot keeps the focus and what is folded open', async () => {
  const { page, send } = await harness.open(snapshots.blocked);
  await page.getByText(words.policies).click();
  await page.locator('button.primary').focus();
  await send({ ...snapshots.waiting, revision: 8, takenAt: ago(0) });
  await page.getByRole('progressbar').waitFor();
  expect(await focused(page)).toBe(words.refetching);
  expect(await page.locator('details[open] h2').allInnerTexts()).toEqual([words.policies]);
});

test('when the focused button goes away, the focus goes to the headline and not to nowhere', async () => {
  const { page, send } = await harness.open(snapshots.waiting);
  await page.getByRole('button', { name: words.cancel }).focus();
  await send({ ...snapshots.clear, revision: 9 });
  await expect.poll(() => focused(page)).toBe(snapshots.clear.headline.text);
});
