import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

const section = (page: Page) => page.getByRole('region', { name: words['what-changed'] });

test('names every policy that moved with mark and word, what counts for access first', async () => {
  const { page } = await harness.open(journeySnapshots['ended-with-changes']);
  const rows = section(page).locator('.changes > li');
  const seen = await rows.evaluateAll(all =>
    all.map(row => [
      row.querySelector('.mark')?.getAttribute('data-mark'),
      row.querySelector('.verdict-word')?.textContent,
      row.querySelector('strong')?.textContent,
      row.querySelector('.tag')?.textContent ?? '',
    ]),
  );
  const counts = words['counts-for-access'];
  expect(seen).toEqual([
    ['fail', words['change-lost'], 'macOS is up to date', counts],
    ['pending', `${words['change-new']} · ${words['verdict-pending']}`, 'Firewall is on', counts],
    ['pass', words['change-met'], 'Gatekeeper is on', counts],
    ['fail', words['change-not-met'], 'Screen locks after 5 minutes', ''],
    ['not-applicable', words['change-gone'], 'Guest account is off', ''],
  ]);
});

test('names what still counts against you and leads to where it says what to do', async () => {
  const { page } = await harness.open(journeySnapshots['ended-with-changes']);
  expect(await section(page).locator('.still-against li').allInnerTexts()).toEqual([
    'Disk encryption is on',
    'macOS is up to date',
  ]);
  const address = page.url();
  await section(page).getByRole('button', { name: words['show-what-to-do'] }).press('Enter');
  const heading = page.getByRole('heading', { name: words['counts-against-you'], exact: true });
  expect(await heading.evaluate(element => element === document.activeElement)).toBe(true);
  expect(await heading.evaluate(element => element.getBoundingClientRect().top < innerHeight)).toBe(true);
  // Main answers the window's one page: with a fragment it would be another.
  expect(page.url()).toBe(address);
});

test('counts what is too much to be named there', async () => {
  const ended = journeySnapshots['ended-with-changes'];
  const [, , failing] = ended.policies.items;
  if (failing === undefined) throw new Error('the example has a failing policy');
  const items = Array.from({ length: 9 }, (_, index) => ({ ...failing, id: String(index), name: `Policy ${index}` }));
  const { page } = await harness.open({ ...ended, policies: { ...ended.policies, items } });
  const still = section(page).locator('.still-against');
  expect(await still.locator('.count').innerText()).toBe('9');
  expect(await still.locator('li').allInnerTexts()).toEqual(['Policy 0', 'Policy 1', 'Policy 2', 'Policy 3', '+5']);
});

test('says that nothing changed, and nothing about what is left where nothing is', async () => {
  const { page } = await harness.open(journeySnapshots['ended-unchanged']);
  await section(page).getByText(words['nothing-changed']).waitFor();
  expect(await section(page).locator('.still-against').count()).toBe(0);
});

test('is not there before a refetch has ended', async () => {
  const { page } = await harness.open(snapshots.waiting);
  await page.getByRole('progressbar').waitFor();
  expect(await section(page).count()).toBe(0);
});
