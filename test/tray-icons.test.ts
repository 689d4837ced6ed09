import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { renderAppIcon, renderTrayIcon, renderTrayIcons, trayStates } from '../scripts/generate-tray.ts';

const repository = resolve(import.meta.dirname, '..');

type Picture = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** Reads a PNG's size from its header and has its pixels decoded by the renderer that made it. */
function decode(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return { width, height, pixels: new Resvg(svg).render().pixels };
}

const pixelsOf = ({ pixels }: Picture): readonly Buffer[] =>
  Array.from({ length: pixels.length / 4 }, (_, index) => pixels.subarray(index * 4, index * 4 + 4));

const alphasOf = (picture: Picture): readonly number[] => pixelsOf(picture).map(pixel => pixel[3] ?? 0);

const committed = (path: string): Buffer => readFileSync(resolve(repository, path));

describe.each([...renderTrayIcons()])('%s', (path, rendered) => {
  const picture = decode(committed(path));

  test('is what its drawing says', () => {
    expect(picture.pixels.equals(decode(rendered).pixels)).toBe(true);
  });

  test('has the size macOS expects', () => {
    const side = path.endsWith('@2x.png') ? 32 : 16;
    expect([picture.width, picture.height]).toEqual([side, side]);
  });

  test('is black and alpha only, and neither empty nor full', () => {
    expect(pixelsOf(picture).filter(pixel => (pixel[0] ?? 0) + (pixel[1] ?? 0) + (pixel[2] ?? 0) > 0)).toEqual([]);
    const covered = alphasOf(picture).filter(alpha => alpha > 127).length / alphasOf(picture).length;
    expect(covered).toBeGreaterThan(0.15);
    expect(covered).toBeLessThan(0.9);
  });
});

// Of all pixels at 16 px: enough to see the difference without colour, from a chair's distance.
const clearlyDifferent = 40 / 256;
const pairs = trayStates.flatMap((one, index) => trayStates.slice(index + 1).map(other => [one, other] as const));

/** What is seen of a template icon: one grey per pixel, on a light menu bar or on a dark one. */
function greysOf(picture: Picture, ink: number): readonly number[][] {
  const { width } = picture;
  const greys = alphasOf(picture).map(alpha => (ink * alpha + (255 - ink) * (255 - alpha)) / 255);
  return Array.from({ length: width }, (_, row) => greys.slice(row * width, (row + 1) * width));
}

/** The part of the pixels that differ by more than half, with one picture moved by so many pixels. */
function difference(one: readonly number[][], other: readonly number[][], [right, down]: readonly [number, number]) {
  const paper = one[0]?.[0] ?? 0;
  const differing = one.flatMap((row, y) =>
    row.filter((grey, x) => Math.abs(grey - (other[y + down]?.[x + right] ?? paper)) > 127),
  );
  return differing.length / (one.length * one.length);
}

const inks = [
  ['black on white', 0],
  ['white on black', 255],
] as const;
const scales = [
  ['1x', 'Template.png', 1],
  ['2x', 'Template@2x.png', 2],
] as const;

describe.each(inks)('%s', (_name, ink) => {
  describe.each(scales)('at 16 px @%s', (_scale, suffix, step) => {
    // Moved as well: shapes that differ by their place alone look alike in the menu bar, where each is seen by itself.
    const moves = [-step, 0, step].flatMap(right => [-step, 0, step].map(down => [right, down] as const));

    const greys = new Map(
      trayStates.map(state => [state, greysOf(decode(committed(`resources/tray/${state}${suffix}`)), ink)]),
    );

    test.each(pairs)('%s and %s are told apart by shape', (one, other) => {
      const [first = [], second = []] = [greys.get(one), greys.get(other)];
      const least = Math.min(...moves.map(move => difference(first, second, move)));
      expect(least).toBeGreaterThanOrEqual(clearlyDifferent);
    });
  });
});

test('every drawing renders at any size', () => {
  expect(trayStates.map(state => renderTrayIcon(state, 64).width)).toEqual(trayStates.map(() => 64));
});

test('the app icon is 1024 px wide and what its drawing says', () => {
  const icon = decode(committed('build/icon.png'));
  expect([icon.width, icon.height]).toEqual([1024, 1024]);
  expect(icon.pixels.equals(decode(renderAppIcon()).pixels)).toBe(true);
});
