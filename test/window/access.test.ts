import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const primary = (page: Page) => page.locator('button.primary').allInnerTexts();

test('offers Try now where everything here is done, and Refetch then stands behind it', async () => {
  const { page, intentions } = await harness.open(journeySnapshots['try-now']);
  await button(page, words['action-try-sign-in']).click();
  expect(await primary(page)).toEqual([words['action-try-sign-in']]);
  await button(page, words.refetch).click();
  await expect.poll(() => intentions).toEqual(['tryAccess', 'refetch']);
});

test('asks whether it worked, with neither answer standing out', async () => {
  const { page, intentions } = await harness.open(journeySnapshots['did-it-work']);
  const question = page.getByRole('group', { name: words['did-it-work'] });
  expect(await question.getByRole('button').allInnerTexts()).toEqual([
    words['access-worked'],
    words['access-did-not-work'],
  ]);
  expect(await primary(page)).toEqual([]);
  await button(page, words['access-did-not-work']).click();
  await expect.poll(() => intentions).toEqual(['answerAccess did-not-work']);
});

test.each([
  ['answered-yes', 'access-refused-again', 'answerAccess did-not-work'],
  ['answered-no', 'access-works-now', 'answerAccess worked'],
] as const)('an answer can be changed: %s', async (name, word, intention) => {
  const { page, intentions } = await harness.open(journeySnapshots[name]);
  await page.getByText(words['quit-and-reopen']).waitFor();
  await button(page, words[word]).click();
  await expect.poll(() => intentions).toEqual([intention]);
});

test('says what was told and never more: it was the person who said that it works', async () => {
  const { page } = await harness.open(journeySnapshots['answered-yes']);
  await page.locator('.access').getByText('You said that signing in works.').waitFor();
  expect(await page.getByRole('group', { name: words['did-it-work'] }).count()).toBe(0);
  expect(await button(page, words['action-try-sign-in']).count()).toBe(0);
});

test('while one tries, it says what to do with an app that still refuses', async () => {
  const { page } = await harness.open(journeySnapshots['did-it-work']);
  await page.locator('.access').getByText(words['quit-and-reopen']).waitFor();
});

test('once it works the window can be closed, and does nothing by itself', async () => {
  const { page, send, intentions } = await harness.open(journeySnapshots['did-it-work']);
  await button(page, words['access-worked']).waitFor();
  expect(await page.getByText(words['all-done']).count()).toBe(0);
  await send({ ...journeySnapshots['answered-yes'], revision: 20 });
  await page.getByText(words['all-done']).waitFor();
  expect(intentions).toEqual([]);
  await button(page, words.close).click();
  await expect.poll(() => intentions).toEqual(['close']);
});

test('nobody is sent away while it does not work', async () => {
  const { page } = await harness.open(journeySnapshots['answered-no']);
  await button(page, words['access-works-now']).waitFor();
  expect(await button(page, words.close).count()).toBe(0);
});

test('does not say twice what the headline is made of', async () => {
  const { page } = await harness.open(journeySnapshots['answered-no']);
  await button(page, words['action-try-sign-in']).waitFor();
  expect(await page.locator('.access-text').innerText()).toBe('');
});

test('an answer from before is not shown once something stands in the way again', async () => {
  const again: Snapshot = {
    ...snapshots.blocked,
    access: { ...journeySnapshots['answered-yes'].access, offer: null },
  };
  const { page } = await harness.open(again);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('.access button').count()).toBe(0);
  expect(await page.locator('.access').innerText()).toBe('');
});

test('a second press on Try now is never an answer', async () => {
  const { page, send, intentions } = await harness.open(journeySnapshots['try-now']);
  await button(page, words['action-try-sign-in']).focus();
  await page.keyboard.press('Enter');
  await send({ ...journeySnapshots['did-it-work'], revision: 20 });
  await button(page, words['access-worked']).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(intentions).toEqual(['tryAccess']);
});

test('a second press on changing an answer does not change it back', async () => {
  const { page, send, intentions } = await harness.open(journeySnapshots['answered-yes']);
  await button(page, words['access-refused-again']).focus();
  await page.keyboard.press('Enter');
  await send({ ...journeySnapshots['answered-no'], revision: 20 });
  await button(page, words['access-works-now']).waitFor();
  await page.keyboard.press('Enter');
  expect(intentions).toEqual(['answerAccess did-not-work']);
});

test('does not lead away from a refetch that is under way', async () => {
  const both: Snapshot = { ...snapshots.waiting, access: journeySnapshots['try-now'].access };
  const { page } = await harness.open(both);
  await button(page, words['action-try-sign-in']).waitFor();
  expect(await primary(page)).toEqual([words.refetching]);
});

test('says in a line that the page could not be opened', async () => {
  const { page } = await harness.open(journeySnapshots['try-now'], { answers: { tryAccess: 'refuses' } });
  await button(page, words['action-try-sign-in']).click();
  await page.getByRole('alert').getByText(words['failed-request']).waitFor();
});
