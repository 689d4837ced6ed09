import { AxeBuilder } from '@axe-core/playwright';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { promptIds, type PromptId } from '../../src-main/contract/scene.ts';
import { type Harness, type Opening, startHarness } from './harness.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

const asking = (prompts: readonly PromptId[], opening: Opening = {}) =>
  harness.open(snapshots.blocked, { ...opening, scene: { prompts, ...opening.scene } });
const region = (page: Page) => page.locator('.prompts');
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`);

/** What a screen reader is told: what comes into a live region that was there before. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const spoken: string[] = [];
    Reflect.set(globalThis, 'spoken', spoken);
    new MutationObserver(changes => {
      for (const { addedNodes, target } of changes) {
        if (!(target instanceof Element) || target.closest('[aria-live="polite"]') === null) continue;
        for (const node of addedNodes) {
          const texts = node instanceof Element ? node.querySelectorAll('p') : [];
          spoken.push([...texts].map(text => text.textContent).join(' '));
        }
      }
    }).observe(document, { subtree: true, childList: true });
  });
const spoken = (page: Page): Promise<unknown> => page.evaluate((): unknown => Reflect.get(globalThis, 'spoken'));

describe.each(promptIds)('the prompt %s', id => {
  test('says what it is about and what agreeing does, and the answer reaches main', async () => {
    const { page, intentions, complaints } = await asking([id]);
    const group = page.getByRole('group', { name: words[`prompt-${id}`] });
    await group.getByText(words[`prompt-${id}-detail`]).waitFor();
    const buttons = await group.getByRole('button').allTextContents();
    const later = id === 'deadline' ? [words['prompt-later']] : [];
    expect(buttons).toEqual([words[`prompt-${id}-agree`], ...later, words['prompt-dismiss']]);
    await group.getByRole('button', { name: words[`prompt-${id}-agree`] }).click();
    await group.waitFor({ state: 'detached' });
    expect(intentions).toEqual([`answerPrompt ${id} agree`]);
    expect(complaints).toEqual([]);
  });
});

const looks: readonly [string, Opening][] = [
  ['light', {}],
  ['dark', { display: { colorScheme: 'dark' } }],
  ['german', { language: 'de' }],
  ['french', { language: 'fr' }],
  ['right-to-left', { language: 'ar-XB' }],
  ['narrow', { language: 'de', display: { viewport: { width: 320, height: 640 } } }],
  ['zoomed', { display: { viewport: { width: 200, height: 640 } } }],
  ['forced', { display: { forcedColors: 'active' } }],
  ['contrast', { display: { contrast: 'more' } }],
  ['wide', { display: { viewport: { width: 900, height: 640 } } }],
];

test.each(looks)('all of them fit, and are kept as a picture: %s', async (look, opening) => {
  const { page } = await asking(promptIds, { ...opening, display: { deviceScaleFactor: 2, ...opening.display } });
  await page.locator('.prompt').first().waitFor();
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const path = resolve(import.meta.dirname, '__output__', `prompts-${look}.png`);
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: 1500 } });
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing to object to in all of them at once: %s',
  async colorScheme => {
    const { page } = await asking(promptIds, { display: { colorScheme } });
    await page.locator('.prompt').first().waitFor();
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  },
);

test('a prompt is heard when it appears, and takes no focus', async () => {
  const { page, sendScene } = await asking([]);
  const button = page.getByRole('button', { name: words.refetch, exact: true });
  await button.focus();
  await listen(page);
  await sendScene({ pane: 'device', prompts: ['link-enroll'] });
  await page.locator('.prompt').waitFor();
  expect(await spoken(page)).toEqual([`${words['prompt-link-enroll']} ${words['prompt-link-enroll-detail']}`]);
  expect(await focused(page)).toBe(`BUTTON ${words.refetch}`);
});

test('a prompt that the window opens with is heard as well', async () => {
  const { page } = await asking(['link-refetch'], { answers: { view: 'waits' } });
  await listen(page);
  await page.evaluate(() => document.dispatchEvent(new Event('fake-main:answer-view')));
  await page.locator('.prompt').waitFor();
  expect(await spoken(page)).toContain(`${words['prompt-link-refetch']} ${words['prompt-link-refetch-detail']}`);
  expect(await focused(page)).toMatch(/^BODY/);
});

test('another prompt is heard alone, and stands above the older ones', async () => {
  const { page, sendScene } = await asking(['icon-hidden']);
  await page.locator('.prompt').waitFor();
  await listen(page);
  await sendScene({ pane: 'device', prompts: ['icon-hidden', 'link-refetch'] });
  await expect.poll(() => page.locator('.prompt').count()).toBe(2);
  expect(await page.locator('.prompt-text').allTextContents()).toEqual([
    words['prompt-link-refetch'],
    words['prompt-icon-hidden'],
  ]);
  expect(await spoken(page)).toEqual([`${words['prompt-link-refetch']} ${words['prompt-link-refetch-detail']}`]);
  await sendScene({ pane: 'device', prompts: [] });
  await expect.poll(() => page.locator('.prompt').count()).toBe(0);
  expect(await region(page).boundingBox()).toMatchObject({ height: 0 });
});

test('stands above every pane, and no button of it stands out', async () => {
  for (const pane of ['device', 'help', 'settings', 'about'] as const) {
    const { page } = await asking(['link-refetch'], { scene: { pane } });
    const box = await page.locator('.prompt').boundingBox();
    const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(heading?.y ?? 0);
    expect(await page.locator('.prompt .primary').count()).toBe(0);
  }
});

test('Escape dismisses the prompt that has the focus, and goes no further', async () => {
  const { page, intentions } = await asking(['icon-hidden', 'link-refetch']);
  await page.locator('.prompt').first().waitFor();
  await page.evaluate(() => {
    document.addEventListener('keydown', ({ key }) => {
      document.title = `heard ${key}`;
    });
  });
  await page.getByRole('button', { name: words['prompt-icon-hidden-agree'] }).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.prompt').count()).toBe(1);
  expect(intentions).toEqual(['answerPrompt icon-hidden dismiss']);
  expect(await page.title()).not.toBe('heard Escape');
  // The focus is not lost with what had it, and with the focus elsewhere Escape is the window's.
  expect(await focused(page)).toMatch(/^H1/);
  await page.keyboard.press('Escape');
  expect(await page.title()).toBe('heard Escape');
  expect(intentions.slice(1)).toEqual(['close']);
});

test('the keyboard reaches it first, agreeing before dismissing', async () => {
  const { page } = await asking(['deadline']);
  await page.locator('.prompt').waitFor();
  const walked: string[] = [];
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Tab');
    walked.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
  }
  expect(walked).toEqual([words['prompt-deadline-agree'], words['prompt-later'], words['prompt-dismiss']]);
});

test('an answer that is no longer asked for is not complained about', async () => {
  const { page, complaints } = await asking(['link-refetch'], { answers: { answerPrompt: 'refuses' } });
  await page.getByRole('button', { name: words['prompt-dismiss'] }).click();
  await page.locator('.prompt').waitFor({ state: 'detached' });
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 0)));
  expect(complaints).toEqual([]);
});
