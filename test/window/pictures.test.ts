import { resolve } from 'node:path';
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

const pictures = Object.entries({ ...snapshots, ...journeySnapshots, ...localSnapshots, ...registrationSnapshots });

test.each(pictures)('is painted without complaints and kept as a picture: %s', async (name, snapshot) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const display = { colorScheme, deviceScaleFactor: 2, reducedMotion: 'reduce' } as const;
    const { page, complaints } = await harness.open(snapshot, { display });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const path = (part: string): string =>
      resolve(import.meta.dirname, '__output__', `${name}-${colorScheme}${part}.png`);
    await page.screenshot({ path: path('') });
    for (const fold of await page.locator('summary').all()) await fold.click();
    // What is asked for when a fold opens has to be there before it is looked at.
    await page.locator('pre').waitFor();
    await page.screenshot({ path: path('-whole'), fullPage: true });
    if (colorScheme === 'dark') continue;
    for (const width of [200, 320, 900]) {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate(() => {
        scrollTo(0, 0);
      });
      await page.screenshot({ path: path(`-${width}`), fullPage: true });
    }
    expect(complaints).toEqual([]);
  }
});
