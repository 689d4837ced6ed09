import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { describeInputs, readMadeOf } from '../../scripts/picturing/made-of.ts';
import {
  looks,
  otherPictures,
  pictureFile,
  pixelRatio,
  size,
  takings,
  trayPictures,
  windowPictures,
} from '../../scripts/picturing/picture-table.ts';
import { countInk, readPng } from '../../scripts/picturing/small-png.ts';
import { takeSnapshots } from '../../scripts/picturing/take-snapshot.ts';

const folder = join(checkout, 'docs/images');
const mostBytes = 1_500_000;
const tableFiles = [...windowPictures.map(({ name }) => name), ...otherPictures].flatMap(name =>
  looks.map(look => pictureFile(name, look)),
);

/** Every picture that a page shows, as Markdown or as HTML, with its text for those who do not see it. */
function shownBy(page: string): readonly { readonly path: string; readonly alt: string | null }[] {
  const text = readFileSync(join(checkout, page), 'utf8');
  const inMarkdown = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', path = '']) => ({ path, alt }));
  const inHtml = [...text.matchAll(/<(img|source)\b[^>]*>/g)].map(([tag, element]) => ({
    path: /\bsrc(?:set)?="([^"]*)"/.exec(tag)?.[1] ?? '',
    alt: element === 'img' ? (/\balt="([^"]*)"/.exec(tag)?.[1] ?? '') : null,
  }));
  return [...inMarkdown, ...inHtml].map(({ path, alt }) => ({
    path: relative(checkout, resolve(checkout, dirname(page), path)),
    alt,
  }));
}

const pages = [
  'README.md',
  ...readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
];

test.each(pages)('%s shows only pictures that are there, and says what is on them', page => {
  for (const { path, alt } of shownBy(page)) {
    expect(() => readFileSync(join(checkout, path)), path).not.toThrow();
    if (alt !== null) expect(alt.length, path).toBeGreaterThan(10);
  }
});

test('the pictures are those of the table, each for light and dark, and every one is shown', () => {
  const there = readdirSync(folder).filter(name => name.endsWith('.png'));
  expect(there.toSorted()).toEqual(tableFiles.toSorted());
  const shown = new Set(pages.flatMap(shownBy).map(({ path }) => path));
  expect(tableFiles.filter(name => !shown.has(join('docs/images', name)))).toEqual([]);
});

test('together they are small', () => {
  const bytes = tableFiles.map(name => readFileSync(join(folder, name)).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes);
});

test.each(windowPictures.flatMap(({ name }) => looks.map(look => pictureFile(name, look))))(
  '%s has the size of the window, and something on it',
  name => {
    const picture = readPng(readFileSync(join(folder, name)));
    expect([picture.width, picture.height]).toEqual([size.width * pixelRatio, size.height * pixelRatio]);
    const { colours, ink } = countInk(picture);
    expect(colours).toBeGreaterThan(8);
    expect(ink / (picture.width * picture.height)).toBeGreaterThan(0.003);
  },
);

test('the pictures show what the product says of the scenarios', async () => {
  const taken = await takeSnapshots();
  const codes = Object.entries(taken).map(([name, { headline, registration }]) => [
    name,
    `${headline.code} ${registration.code}`,
  ]);
  expect(Object.fromEntries(codes)).toEqual({
    clear: 'H0 P0',
    registering: 'H5 P4',
    failing: 'H6 P0',
    waiting: 'H9 P0',
    settled: 'H1 P0',
    offline: 'H25 P0',
    action: 'H28 P0',
  });
  for (const [state, name] of Object.entries(trayPictures)) expect(taken[name].headline.state).toBe(state);
  // Ports and times of the day of their making would make other pictures of the same.
  expect(await takeSnapshots()).toEqual(taken);
  expect(Object.keys(taken)).toEqual(Object.keys(takings));
});

test('what the pictures were made of is what they would be made of now; if not: npx tsx scripts/pictures.ts', async () => {
  const taken = await takeSnapshots();
  expect(readMadeOf()).toEqual(describeInputs(taken));
  const { clear } = taken;
  const said = { ...clear, headline: { ...clear.headline, text: 'Something else.' } };
  expect(describeInputs({ ...taken, clear: said })['my-device-clear']).not.toBe(
    describeInputs(taken)['my-device-clear'],
  );
});
