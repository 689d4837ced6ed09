import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headlineCodes } from '../../src-main/contract/ids.ts';
import { exampleContent } from './example-content.ts';
import type { OpenWindow } from './harness.ts';
import { type Harness, startHarness } from './harness.ts';
import { inspectPage, isHeadlineOnFirstScreen } from './inspect-page.ts';
import { speak, textsOfOthers } from './spoken-snapshot.ts';
import { type WindowState, windowStates } from './states.ts';

/** What one reader's display and language make of a state. */
type Variant = {
  readonly name: string;
  readonly language?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly media?: Parameters<Page['emulateMedia']>[0];
};

const ownSize = { width: 400, height: 640 };
/** The panel at 200 % zoom has half its width and half its height in CSS pixels. */
const zoomed = { width: 200, height: 320 };

// One language after the other: only a new language needs the page to be loaded anew.
const variants: readonly Variant[] = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'increased contrast', media: { contrast: 'more' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
  { name: '320 px wide', size: { width: 320, height: 640 } },
  { name: '200 % zoom', size: zoomed },
  { name: 'German', language: 'de' },
  { name: 'German, 320 px wide', language: 'de', size: { width: 320, height: 640 } },
  { name: 'German, 200 % zoom', language: 'de', size: zoomed },
  { name: 'right to left', language: 'ar-XB' },
  { name: 'right to left, 200 % zoom', language: 'ar-XB', size: zoomed },
];
const asUsual = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' } as const;

let harness: Harness;
let open: OpenWindow;
beforeAll(async () => {
  harness = await startHarness();
  open = await harness.open(windowStates['clear']?.snapshot ?? fail(), { display: { reducedMotion: 'reduce' } });
});
afterAll(() => harness.close());

function fail(): never {
  throw new Error('There is no such state.');
}

async function show({ snapshot, opening }: WindowState, language: string): Promise<void> {
  const content = { ...exampleContent, ...opening.content };
  await open.show(speak(snapshot, language), { ...opening, content: speak(content, language), language });
  await open.page.locator('h1').waitFor();
}

/** Everything that is folded away, and what is asked for only when it is unfolded. */
async function unfold(): Promise<void> {
  await open.page.evaluate(async () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

const plainWord = /[A-Za-z]{2,}/;

/** Texts with an unmarked word in them that is nobody's name, address or document. */
function untranslated(texts: readonly string[], state: WindowState): readonly string[] {
  const others = textsOfOthers([state, exampleContent]).filter(text => text.length > 1);
  return texts.filter(text => {
    const rest = text.replaceAll(/⟦[^⟧]*⟧?|[^⟦]*⟧/gu, ' ').trim();
    return plainWord.test(rest) && !isProduct(rest) && !others.some(other => other.includes(rest));
  });
}

/** Names and codes that are the same in every language. */
const isProduct = (text: string): boolean =>
  /^(Clearway|Electron|Chromium|Node\.js|Fleet|Jamf|Intune|[HP]\d+( · P\d)?|UTC|GMT)$/.test(text);

describe.each(Object.entries(windowStates))('%s', (name, state) => {
  test('stands every display and language', async () => {
    const found: string[] = [];
    let language: string | null = null;
    for (const variant of variants) {
      await open.page.emulateMedia({ ...asUsual, ...variant.media });
      await open.page.setViewportSize(variant.size ?? ownSize);
      const wanted = variant.language ?? 'en';
      if (language !== wanted) {
        language = wanted;
        await show(state, wanted);
        if (!(await open.page.evaluate(isHeadlineOnFirstScreen))) found.push(`${variant.name}: the headline is below`);
        await unfold();
      }
      const { faults, texts } = await open.page.evaluate(inspectPage);
      found.push(...faults.map(fault => `${variant.name}: ${fault}`));
      if (wanted !== 'ar-XB') continue;
      const direction = await open.page.evaluate(
        () => getComputedStyle(document.querySelector('h1') ?? document.body).direction,
      );
      if (direction !== 'rtl') found.push(`${variant.name}: reads ${direction}`);
      found.push(...untranslated(texts, state).map(text => `${variant.name}: is not translated: “${text}”`));
    }
    expect([...new Set(found)], name).toEqual([]);
    expect(open.complaints).toEqual([]);
  });
});

test('every headline has an example', () => {
  const shown = new Set(Object.values(windowStates).map(({ snapshot }) => snapshot.headline.id));
  expect(Object.keys(headlineCodes).filter(id => ![...shown].some(other => other === id))).toEqual([]);
});
