import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { windowWordIds } from '../../src-main/contract/window-words.ts';
import type { HeadlineState } from '../../src-main/contract/ids.ts';
import { type Harness, startHarness } from './harness.ts';
import { journeySnapshots } from './journey-snapshots.ts';
import { ago } from './present-moment.ts';
import { snapshots } from './snapshots.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const words = en.window;

const states = ['clear', 'action', 'blocked', 'waiting', 'unknown'] as const satisfies readonly HeadlineState[];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterEach(() => harness.closeWindows());
afterAll(() => harness.close());

test('has an English text for every word of the window, and no other', () => {
  expect(Object.keys(words).toSorted()).toEqual([...windowWordIds].toSorted());
});

describe.each(states)('with the headline %s', state => {
  test('says the state as a word, the sentence, whose turn it is and the code to read out', async () => {
    const { headline } = snapshots[state];
    const { page } = await harness.open(snapshots[state]);
    const answer = page.locator('.answer[role=status]');
    await expect.poll(() => answer.innerText()).toContain(words[`state-${state}`]);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(headline.text);
    expect(await answer.innerText()).toContain(words[`turn-${headline.turn}`]);
    const code = page.getByText(headline.code, { exact: true });
    expect(await code.evaluate(element => getComputedStyle(element).userSelect)).toBe('all');
  });

  test('draws the same sign as the menu bar', async () => {
    const { page } = await harness.open(snapshots[state]);
    const drawn = await page
      .locator(`[data-sign=${state}] path`)
      .evaluateAll(all => all.map(path => path.getAttribute('d')));
    const source = await readFile(resolve(import.meta.dirname, `../../resources/tray/${state}.svg`), 'utf8');
    expect(drawn).toEqual([...source.matchAll(/ d="([^"]+)"/g)].map(match => match[1]));
  });
});

test('gives every state a sign of its own shape and a colour of its own', async () => {
  const seen = await Promise.all(
    states.map(async state => {
      const { page } = await harness.open(snapshots[state]);
      return page.locator('.sign').evaluate(sign => [sign.innerHTML, getComputedStyle(sign).color]);
    }),
  );
  expect(new Set(seen.map(([shape]) => shape)).size).toBe(states.length);
  expect(new Set(seen.map(([, colour]) => colour)).size).toBe(states.length);
});

test('announces a changed headline as text, and an unchanged one not again', async () => {
  const { page, send } = await harness.open(snapshots.waiting);
  const region = page.locator('.answer[role=status]');
  expect(await region.getAttribute('aria-live')).toBe('polite');
  expect(await region.getAttribute('aria-atomic')).toBe('true');
  const changes = await region.evaluateHandle(element => {
    const seen: string[] = [];
    const watch = new MutationObserver(() => {
      seen.push(element.textContent);
    });
    watch.observe(element, { childList: true, characterData: true, subtree: true });
    return seen;
  });
  await send({ ...snapshots.waiting, revision: 9, takenAt: ago(0) });
  await send({ ...snapshots.clear, revision: 10 });
  await page.getByRole('heading', { name: snapshots.clear.headline.text }).waitFor();
  const seen = await changes.jsonValue();
  expect(seen).toHaveLength(1);
  expect(seen[0]).toContain(snapshots.clear.headline.text);
});

test('shows how old it is, and the age grows while the window is open', async () => {
  const { page } = await harness.open(snapshots.clear, { ticking: true });
  await page.getByText('3 minutes ago').waitFor();
  await page.clock.runFor(60_100);
  await page.getByText('4 minutes ago').waitFor();
});

test.each([
  ['queued-with-next', 'Next, at 2:34 PM: Clearway asks the server again as soon as there is a network.'],
  ['sign-in-required', 'Next: Once you have signed in there, Clearway sees it.'],
] as const)('says what happens next by itself, and when where that is known: %s', async (name, text) => {
  const { page } = await harness.open(journeySnapshots[name]);
  await page.locator('.next').waitFor();
  expect((await page.locator('.next').innerText()).replaceAll(/\s/gu, ' ')).toBe(text);
});

test('what happens next is not said where the headline says it already', async () => {
  const { page } = await harness.open(journeySnapshots.stale);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect((await page.locator('.head').innerText()).match(/Clearway is looking again/g)).toHaveLength(1);
});

test('before the first look it says that it looks, and frightens nobody with what it does not know yet', async () => {
  const first = {
    ...snapshots.unknown,
    mac: { ...snapshots.unknown.mac, name: 'unknown' },
    headline: {
      ...snapshots.unknown.headline,
      id: 'not-looked-yet',
      code: 'H21',
      text: 'Looking at this Mac for the first time.',
      remedy: null,
    },
  } as const;
  const { page, send } = await harness.open(first);
  await page.getByRole('progressbar').waitFor();
  const text = await page.locator('main').innerText();
  for (const word of [words.checked, words.journey, words['not-known'], words.policies, 'unknown', words.refetch]) {
    expect(text).not.toContain(word);
  }
  await send({ ...snapshots.clear, revision: 30 });
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: words.journey }).waitFor();
});

test('what is too old to rely on is not shown in the colour of what is in order, and its age stands out', async () => {
  const { page, send } = await harness.open(journeySnapshots.stale);
  const look = () =>
    page.evaluate(() => ({
      marks: [...document.querySelectorAll('[data-mark=pass]')].map(mark => getComputedStyle(mark).color),
      age: getComputedStyle(document.querySelector('.checked > span') ?? document.body).fontWeight,
    }));
  await page.getByText('2 hours ago').waitFor();
  const old = await look();
  await send({ ...snapshots.clear, revision: 30 });
  await page.getByRole('heading', { name: snapshots.clear.headline.text }).waitFor();
  const fresh = await look();
  expect(fresh.marks).not.toEqual([]);
  expect(old.marks.filter(colour => fresh.marks.includes(colour))).toEqual([]);
  expect([old.age, fresh.age]).toEqual(['600', '400']);
});

test('writes ages and times in the language of the reader', async () => {
  const { page } = await harness.open(snapshots.clear, { language: 'de' });
  await page.getByText('vor 3 Minuten').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('.stop time').first().innerText()).toBe('14:29');
});

test('a snapshot that overtakes the first view is not lost', async () => {
  const { page, send } = await harness.open(snapshots.clear, { answers: { view: 'waits' } });
  await send({ ...snapshots.blocked, revision: 8 });
  await page.evaluate(() => document.dispatchEvent(new Event('fake-main:answer-view')));
  await page.getByRole('heading', { name: snapshots.blocked.headline.text }).waitFor();
});
