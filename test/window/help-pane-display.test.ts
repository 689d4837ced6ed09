import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src-main/contract/snapshot.ts';
import { type Harness, startHarness } from './harness.ts';
import { contacts, registering, ticked, waitsForIt } from './help-snapshots.ts';
import { snapshots } from './snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const cases = { registering, last: ticked(3), done: ticked(4), 'waits-for-it': waitsForIt, ...snapshots };
const pictureOf = (name: string): string => resolve(import.meta.dirname, '__output__', `help-${name}.png`);

async function open(snapshot: Snapshot, language: string) {
  const opened = await harness.open(snapshot, {
    language,
    scene: { pane: 'help' },
    display: { deviceScaleFactor: 2, reducedMotion: 'reduce' },
    contacts: snapshot === waitsForIt ? { name: null, ways: [] } : contacts,
  });
  await opened.page.locator('.codes-themselves').waitFor();
  return opened;
}

async function unfold(page: Page): Promise<void> {
  for (const fold of await page.locator('summary').all()) await fold.click();
  await page.locator('pre').waitFor();
}

/** What stands further out than the window is wide, on either side: a language can begin on the right. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
      })
      .map(element => element.className),
  );
}

describe.each(Object.entries(cases))('%s', (name, snapshot) => {
  test('axe finds nothing to object to, light and dark', async () => {
    const { page, complaints } = await open(snapshot, 'en');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: pictureOf(`${name}-${colorScheme}`) });
    }
    await unfold(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
      const { violations, passes } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }
    expect(complaints).toEqual([]);
  });

  test.each(['en', 'de', 'ar-XB'])('nothing is cut off at any width: %s', async language => {
    const { page } = await open(snapshot, language);
    await unfold(page);
    for (const width of [400, 320, 200, 900]) {
      await page.setViewportSize({ width, height: 640 });
      expect([width, await cutOff(page)]).toEqual([width, []]);
      if (width <= 400) await page.screenshot({ path: pictureOf(`${name}-${language}-${width}`), fullPage: true });
    }
  });
});

test('nothing moves for those who asked for less motion', async () => {
  const { page } = await open(registering, 'en');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
