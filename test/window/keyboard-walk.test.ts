import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { paneStates, windowStates, type WindowState } from './states.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

/** Where the focus is: the number of the control in reading order, and whether one can see it there. */
type Stop = { readonly number: number | null; readonly name: string; readonly isSeen: boolean };

/** Numbers every control as it is read: by rows from the top, in a row from the side where reading begins. */
const numberControls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const sign = getComputedStyle(document.body).direction === 'rtl' ? -1 : 1;
    const all = [
      ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex="0"]'),
    ]
      .filter(
        one => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled') && one.tabIndex >= 0,
      )
      // The arrow keys go through a group; Tab stops at the chosen one.
      .filter(one => !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked))
      .map(one => ({ one, box: one.getBoundingClientRect() }));
    all.sort(({ box: a }, { box: b }) => {
      const isOneRow = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
      return isOneRow ? sign * (a.left - b.left) : a.top - b.top;
    });
    return all.map(({ one }, number) => {
      one.dataset['number'] = String(number);
      return one.textContent.trim() || one.tagName;
    });
  });

const whereFocusIs = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return { number: null, name: 'the page', isSeen: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
      number: one.dataset['number'] === undefined ? null : Number(one.dataset['number']),
      name: one.textContent.trim(),
      isSeen:
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight,
    };
  });

async function walk(page: Page, key: 'Tab' | 'Shift+Tab', steps: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    stops.push(await whereFocusIs(page));
  }
  return stops;
}

const device = [
  'clear',
  'blocked',
  'waiting',
  'unknown',
  'try-now',
  'did-it-work',
  'sign-in-required',
  'not-registered',
];
const walked: readonly (readonly [string, string])[] = [
  ...[...device, ...Object.keys(paneStates)].map(name => [name, 'en'] as const),
  ...['blocked', 'help-registering', 'settings'].map(name => [name, 'ar-XB'] as const),
];

test.each(walked)(
  '%s (%s): Tab goes through everything in reading order, is never caught, and back',
  async (name, language) => {
    const state: WindowState | undefined = windowStates[name];
    if (state === undefined) throw new Error(`There is no state ${name}.`);
    const { page } = await harness.open(state.snapshot, { ...state.opening, language });
    await page.locator('h1').waitFor();
    // A pane begins at its title; this walk begins before everything.
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    const names = await numberControls(page);
    const inOrder = names.map((_, number) => number);
    expect(names.length).toBeGreaterThan(0);
    const there = await walk(page, 'Tab', names.length);
    expect(there.map(({ number, name: label }) => number ?? label)).toEqual(inOrder);
    expect(there.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const back = await walk(page, 'Shift+Tab', names.length - 1);
    expect(back.map(({ number, name: label }) => number ?? label)).toEqual(inOrder.toReversed().slice(1));
  },
);
