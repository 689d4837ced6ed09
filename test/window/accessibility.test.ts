import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { windowStates } from './states.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const cases = Object.entries(windowStates);

// The panel's own width, the narrowest it can be made, the panel at 200 % zoom (half its width), and a wide one.
const widths = [400, 320, 200, 900];

describe.each(cases)('%s', (_name, { snapshot, opening }) => {
  let page: Page;
  // What is looked at here is looked at only, so one window with everything open serves for all of it.
  beforeAll(async () => {
    ({ page } = await harness.open(snapshot, opening));
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const fold of await page.locator('summary').all()) await fold.click();
  });
  afterAll(() => harness.closeWindows());

  test.each(['light', 'dark'] as const)('axe finds nothing to object to: %s', async colorScheme => {
    await page.emulateMedia({ colorScheme });
    // Without frames in the page, axe can do all of its work in there at once.
    expect(page.frames()).toHaveLength(1);
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations, passes } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  });

  test('everything can be read without scrolling sideways, at every width', async () => {
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
});

test.each(cases)('nothing moves for those who asked for less motion: %s', async (_name, { snapshot, opening }) => {
  const { page } = await harness.open(snapshot, { ...opening, display: { reducedMotion: 'reduce' } });
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await harness.closeWindows();
});
