import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { localSnapshots } from './local-snapshots.ts';
import { registrationSnapshots } from './registration-snapshots.ts';
import { snapshots } from './snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const cases = Object.entries({ ...snapshots, ...journeySnapshots, ...localSnapshots, ...registrationSnapshots });

test.each(cases)('axe finds nothing to object to, neither in light nor in dark: %s', async (_name, snapshot) => {
  const { page } = await harness.open(snapshot);
  for (const fold of await page.locator('summary').all()) await fold.click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  }
});

test.each(cases)('nothing moves for those who asked for less motion: %s', async (_name, snapshot) => {
  const { page } = await harness.open(snapshot, { display: { reducedMotion: 'reduce' } });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

// The panel's own width, the narrowest it can be made, the panel at 200 % zoom (half its width), and a wide one.
const widths = [400, 320, 200, 900];

test.each(cases)('everything can be read without scrolling sideways, at every width: %s', async (_name, snapshot) => {
  const { page } = await harness.open(snapshot);
  for (const fold of await page.locator('summary').all()) await fold.click();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 500 });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
        .map(element => element.className),
    );
    expect([width, cut]).toEqual([width, []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
