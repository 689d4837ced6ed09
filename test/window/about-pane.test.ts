import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import { composeAbout } from '../../src-main/app/about.ts';
import { licences } from '../../src-main/licences.ts';
import { transparencyTables } from '../../src-main/transparency.ts';
import en from '../../resources/words/en.json' with { type: 'json' };
import { type Harness, type Opening, startHarness } from './harness.ts';
import { axeObjections, cutOff } from './look-at-page.ts';
import { snapshots } from './snapshots.ts';

const words = en.window;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

/** All of it as the app itself answers. */
const aboutIn = (language: string) =>
  composeAbout({
    settingFaults: 0,
    version: '1.4.0',
    runtimes: { electron: '45.4.1', chrome: '150.0.7632.11', node: '24.2.0' },
    tables: transparencyTables(),
    licences,
    words: loadWords([language]),
  });

const open = (language = 'en', opening: Opening = {}) =>
  harness.open(snapshots.clear, {
    scene: { pane: 'about' },
    language,
    content: { about: aboutIn(language) },
    ...opening,
  });

describe('the about pane', () => {
  it('says which Clearway this is and what runs it', async () => {
    const { page, intentions, complaints } = await open();
    await page.locator('.about-parts').waitFor();
    const parts = await page.locator('.about-part').evaluateAll(all => all.map(part => part.textContent));
    expect(parts).toEqual([
      `${words['about-version']}1.4.0`,
      'Electron45.4.1',
      'Chromium150.0.7632.11',
      'Node.js24.2.0',
    ]);
    expect(intentions).toEqual(['about']);
    expect(complaints).toEqual([]);
  });

  it('has everything that is read and sent, folded by kind, each with why, when and where to', async () => {
    const about = aboutIn('en');
    const { page } = await open();
    const folds = page.locator('section', { hasText: words['about-reads'] }).locator('details');
    await folds.first().waitFor();
    expect(await folds.locator('summary').evaluateAll(all => all.map(one => one.textContent))).toEqual(
      about.reads.map(({ title, entries }) => `${title}${entries.length}`),
    );
    expect(await folds.evaluateAll(all => all.filter(fold => fold.hasAttribute('open')).length)).toBe(0);
    for (const { title, entries } of about.reads) {
      const rows = await folds
        .filter({ hasText: title })
        .locator('.row')
        .evaluateAll(all => all.map(row => [...row.querySelectorAll('p, span')].map(({ textContent }) => textContent)));
      const told = entries.map(({ what, why, when, goes }) => [why, what, `${when}${goes}`, when, goes]);
      expect([title, rows]).toEqual([title, told]);
    }
  });

  it('names every package inside with its licence', async () => {
    const { page } = await open();
    await page.getByRole('heading', { name: words['about-licences'], exact: true }).click();
    const listed = await page.locator('.about-licence').allInnerTexts();
    expect(listed).toHaveLength(aboutIn('en').licences.length);
    expect(listed.join('\n')).toMatch(/Electron 45\.4\.1\s+MIT/);
    expect(listed.join('\n')).toMatch(/preact \d+\.\d+\.\d+\s+MIT/);
    await page.getByText(words['about-licences-hint']).waitFor();
  });

  it('is walked by the keyboard alone, fold by fold', async () => {
    const { page } = await open();
    await page.locator('summary').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open] h2').allInnerTexts()).toEqual([aboutIn('en').reads[0]?.title]);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
  });

  it('says that it is loading, and when it could not be had', async () => {
    const { page: waiting } = await open('en', { answers: { about: 'hangs' } });
    expect(await waiting.getByRole('status').innerText()).toBe(words.loading);
    const { page } = await open('en', { answers: { about: 'refuses' } });
    expect(await page.getByRole('alert').innerText()).toBe(words['about-failed']);
  });

  it.each(['en', 'de', 'ar-XB'])(
    'can be read in %s at every width, and axe finds nothing to object to',
    async language => {
      const { page } = await open(language);
      await page.locator('summary').first().waitFor();
      for (const fold of await page.locator('summary').all()) await fold.click();
      expect(await axeObjections(page)).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
    },
  );

  it('writes what is read from left to right, whichever way the words around it run', async () => {
    const { page } = await open('ar-XB');
    await page.locator('summary').first().click();
    const what = page.locator('.about-what').first();
    expect(await what.evaluate(element => getComputedStyle(element).direction)).toBe('ltr');
    expect(await what.innerText()).toBe(aboutIn('en').reads[0]?.entries[0]?.what);
  });
});
