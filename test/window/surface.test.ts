import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, type Opening, startHarness } from './harness.ts';
import { snapshots } from './snapshots.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

/** How much of what lies behind the page shines through it, by its own background; a missing alpha is none. */
async function opacity(page: Page): Promise<number> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  return Number(colour.match(/\/ ([\d.]+)\)$/)?.[1] ?? colour.match(/^rgba\(.*, ([\d.]+)\)$/)?.[1] ?? 1);
}

async function openOn(surface: Opening['surface'], display: Opening['display'] = {}): Promise<Page> {
  const opened = await harness.open(snapshots.blocked, { ...(surface === undefined ? {} : { surface }), display });
  return opened.page;
}

test('a material of the system shines through the page, thinly', async () => {
  const through = await opacity(await openOn('vibrant'));
  expect(through).toBeLessThan(1);
  expect(through).toBeGreaterThan(0.6);
});

test('elsewhere the page is its own paper', async () => {
  expect(await opacity(await openOn('plain'))).toBe(1);
});

test.each([
  ['more contrast', { contrast: 'more' }],
  ['colours of their own', { forcedColors: 'active' }],
] as const)('nothing shines through for those who want %s', async (_what, display) => {
  expect(await opacity(await openOn('vibrant', display))).toBe(1);
});

test('nothing shines through for those who have reduced transparency', async () => {
  const page = await openOn('vibrant');
  const session = await page.context().newCDPSession(page);
  const reduce = (value: string) =>
    session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-transparency', value }],
    });
  await reduce('reduce');
  expect(await opacity(page)).toBe(1);
  await reduce('no-preference');
  expect(await opacity(page)).toBeLessThan(1);
});

test('what is read stands on surfaces that nothing shines through', async () => {
  const page = await openOn('vibrant');
  for (const part of ['.head', '.card', '.fold']) {
    const colour = await page
      .locator(part)
      .first()
      .evaluate(element => getComputedStyle(element).backgroundColor);
    expect([part, colour]).toEqual([part, 'rgb(255, 255, 255)']);
  }
});
