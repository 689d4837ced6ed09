import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { doctor, registrationSnapshots, walk } from './registration-snapshots.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const card = (page: Page) => page.getByRole('article', { name: 'Registration', exact: true });
const walkIn = (page: Page) => card(page).locator('.walk');

async function openWalk(name = 'not-registered') {
  const snapshot = registrationSnapshots[name];
  if (snapshot === undefined) throw new Error('no such snapshot');
  const opened = await harness.open(snapshot);
  await walkIn(opened.page).locator('> summary').click();
  return opened;
}

test('the way through registration stands in the registration’s own card, folded', async () => {
  const { page } = await harness.open(registrationSnapshots['not-registered'] ?? snapshots.clear);
  expect(await walkIn(page).locator('> summary').innerText()).toBe(words['step-by-step']);
  expect(await walkIn(page).getByRole('list').first().isVisible()).toBe(false);
});

test('the code of the registration stands beside that of the headline, once this Mac was looked at', async () => {
  const { page, send } = await harness.open(registrationSnapshots['not-registered'] ?? snapshots.clear);
  expect(await page.locator('.code-itself').innerText()).toBe('H5 · P4');
  const now = registrationSnapshots['not-registered'] ?? snapshots.clear;
  await send({ ...now, revision: now.revision + 1, doctor: null });
  await page.getByText('H5', { exact: true }).waitFor();
});

test('every step has its own number, its screen and its text, whatever is done already', async () => {
  const { page } = await openWalk();
  const items = walkIn(page).locator('.walk-step');
  expect(await items.evaluateAll(steps => steps.map(step => step.getAttribute('value')))).toEqual(['1', '2', '3', '4']);
  for (const [index, step] of walk.steps.entries()) {
    const text = await items.nth(index).innerText();
    expect(text).toContain(step.screen);
    // A step that is done says no more what to do.
    expect(text.includes(step.text)).toBe(step.state !== 'done');
  }
});

test('what is done has a tick and a word, and one step alone is the next', async () => {
  const { page } = await openWalk();
  const items = walkIn(page).locator('.walk-step');
  expect(await items.nth(0).locator('[data-mark="pass"]').count()).toBe(1);
  expect(await items.nth(0).locator('.walk-state').innerText()).toBe(words['walk-step-done']);
  expect(await walkIn(page).locator('[aria-current="step"]').count()).toBe(1);
  expect(await items.nth(1).getAttribute('aria-current')).toBe('step');
  expect(await items.nth(1).locator('.walk-state').innerText()).toBe(words['walk-step-current']);
});

test('a step that wants a password says which of the two', async () => {
  const { page } = await openWalk();
  expect(await walkIn(page).locator('.walk-secret').allInnerTexts()).toEqual([
    `${words['walk-wants']}: ${walk.steps[2]?.secretText}`,
    `${words['walk-wants']}: ${walk.steps[3]?.secretText}`,
  ]);
});

test('what a failure looks like is folded under the step that can fail', async () => {
  const { page } = await openWalk();
  const failures = walkIn(page).locator('.walk-failure');
  expect(await failures.count()).toBe(2);
  await failures.first().locator('summary').click();
  expect(await failures.first().innerText()).toContain(walk.steps[1]?.failure?.then ?? 'nothing');
});

test('steps tick themselves as snapshots arrive, and the fold stays open', async () => {
  const { page, send } = await openWalk();
  const now = registrationSnapshots['not-registered'] ?? snapshots.clear;
  const ticked = walk.steps.map(step => ({ ...step, state: step.number < 4 ? 'done' : 'current' }) as const);
  await send({ ...now, revision: now.revision + 1, walk: { ...walk, steps: ticked } });
  await walkIn(page).locator('.walk-step[value="4"][aria-current="step"]').waitFor();
  expect(await walkIn(page).locator('[data-mark="pass"]').count()).toBe(3);
  expect(await walkIn(page).getAttribute('open')).not.toBeNull();
});

test('“I did that” is told once, however often it is pressed', async () => {
  const { page, intentions } = await openWalk();
  await walkIn(page).getByRole('button', { name: words['walk-done'] }).click();
  expect(intentions).toEqual(['registrationTried']);
});

test('a press that is still under way is not told twice', async () => {
  const snapshot = registrationSnapshots['not-registered'] ?? snapshots.clear;
  const { page, intentions } = await harness.open(snapshot, { answers: { registrationTried: 'hangs' } });
  await walkIn(page).locator('> summary').click();
  const button = walkIn(page).getByRole('button', { name: words['walk-done'] });
  await button.click();
  await button.click({ force: true });
  expect(intentions).toEqual(['registrationTried']);
  expect(await button.getAttribute('aria-disabled')).toBe('true');
});

test('what cannot be seen from here is said beside the steps', async () => {
  const { page } = await harness.open(registrationSnapshots['not-registered'] ?? snapshots.clear);
  for (const { text } of doctor.caveats) expect(await card(page).innerText()).toContain(text);
});

test('a registration that is not known keeps its caveats and has no walk without one', async () => {
  const { page } = await harness.open(registrationSnapshots['registration-unknown'] ?? snapshots.clear);
  expect(await card(page).innerText()).toContain(doctor.caveats[0]?.text);
  expect(await walkIn(page).count()).toBe(0);
});

test('where nothing is wrong with the registration there is no walk', async () => {
  const { page } = await harness.open({ ...snapshots.clear, doctor, walk });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('.walk').count()).toBe(0);
});

test('answers that differ come with their usual causes', async () => {
  const snapshot = registrationSnapshots['answers-differ'] ?? snapshots.clear;
  const { page } = await harness.open(snapshot);
  await page.locator('summary', { hasText: words.contradictions }).click();
  expect(await page.locator('.causes li').allInnerTexts()).toEqual(snapshot.contradictions[0]?.causes);
});
