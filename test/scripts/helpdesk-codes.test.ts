import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { waysIn } from '../../scripts/writing/helpdesk-today.ts';
import { methods, variants, vendorName } from '../../scripts/writing/helpdesk-variants.ts';
import { headlineCodes } from '../../src-main/contract/ids.ts';
import { registrationCodes } from '../../src-main/core/registration.ts';
import { walkStepsOf } from '../../src-main/core/walk/walk-list.ts';
import { walkSteps } from '../../src-main/core/walk/walk-steps.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const page = await readFile(join(checkout, 'docs/helpdesk.md'), 'utf8');

/** What stands below a heading, up to the next one of its rank or above. */
function below(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  expect([heading, start]).not.toEqual([heading, -1]);
  const rest = page.slice(start + heading.length + 2);
  const end = rest.search(heading.startsWith('### ') ? /^##/m : /^## /m);
  return end === -1 ? rest : rest.slice(0, end);
}
const partsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^- \*\*(.+?)\*\*: \S/gm)].map(([, part]) => part ?? '');
const codes = [...new Set(Object.values(registrationCodes)), ...Object.values(headlineCodes)];

describe('the page of a code', () => {
  it('is there once for every code, in order', () => {
    const headings = [...page.matchAll(/^### Code (\S+)$/gm)].map(([, code]) => code);
    const inOrder = [
      ...Array.from({ length: 10 }, (_, index) => `P${index}`),
      ...Array.from({ length: 33 }, (_, index) => `H${index}`),
    ];
    expect(headings).toEqual(inOrder);
    expect([...codes].sort()).toEqual([...inOrder].sort());
  });

  it.each(codes)(
    '%s says what it means, whose turn it is, what to ask, what to open, what comes first and what next',
    code => {
      const parts = partsOf(below(`### Code ${code}`));
      const opened = parts.filter(part => part.startsWith('Open'));
      expect(parts.filter(part => !part.startsWith('Open'))).toEqual(['Means', 'Whose turn', 'Ask', 'First', 'Next']);
      expect(opened.length).toBeGreaterThan(0);
      if (opened.length > 1 || opened[0] !== 'Open') {
        for (const part of opened) expect(part).toMatch(/^Open in (Entra|Fleet|Jamf|Intune)$/);
      }
    },
  );

  it('asks the person a question', () => {
    for (const code of codes) {
      expect(/^- \*\*Ask\*\*: (.+)$/m.exec(below(`### Code ${code}`))?.[1]).toMatch(/\?/);
    }
  });

  it('calls what the window shows as the window calls it', () => {
    const asked = below('### Code H6');
    for (const id of ['counts-against-you', 'fixed-here'] as const) expect(asked).toContain(`“${en.window[id]}”`);
  });
});

describe('the numbers of the steps', () => {
  it('are in each way those that the window and the command line show', () => {
    for (const variant of variants) {
      const numbers = walkStepsOf(variant)
        .map(({ number }) => number)
        .join(' ');
      expect(page).toContain(` ${numbers} `);
    }
    expect(methods.length * new Set(variants.map(({ vendor }) => vendorName(vendor))).size).toBe(15);
  });

  it('lead wherever they are named to a step of that number', () => {
    const known: readonly number[] = walkSteps.map(({ number }) => number);
    const named = [...page.matchAll(/\bstep (\d+)\b/gi)].map(([, number]) => Number(number));
    expect(named.length).toBeGreaterThan(known.length);
    expect(named.filter(number => !known.includes(number))).toEqual([]);
    for (const [, number, anchor] of page.matchAll(/\[step (\d+)\]\(#(step-\d+)/g))
      expect(anchor).toBe(`step-${number}`);
  });
});

describe('the card for those who must get in today', () => {
  const card = below('## They must get in today');

  it('begins with the way that needs no exception', () => {
    expect(card.indexOf('First ten minutes')).toBeLessThan(card.indexOf('### Way in 1:'));
  });

  it('has for every way in how, at what risk, who decides and how to take it back', () => {
    const ways = [...card.matchAll(/^### Way in (\d+): /gm)];
    expect(ways.map(([, number]) => Number(number))).toEqual(waysIn.map((_, index) => index + 1));
    for (const [index] of ways.entries()) {
      const text = card.split(/^### /m)[index + 1] ?? '';
      expect(partsOf(text).slice(0, 4)).toEqual(['How', 'Risk', 'Who decides', 'How to take it back']);
    }
  });

  it('says that a Temporary Access Pass does not make a device compliant', () => {
    expect(card).toMatch(/Temporary Access Pass\*\*: .*says nothing about the device/);
  });

  it('links nothing but https pages of those whose rules they are', () => {
    const links = [...card.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const url of links) expect(url).toMatch(/^https:\/\/(learn\.microsoft\.com|fleetdm\.com)\//);
  });
});

describe('the whole page', () => {
  it('claims nothing that Clearway cannot know', () => {
    expect(page).not.toMatch(/compliant in Entra|you are blocked|you can sign in/i);
  });
});
