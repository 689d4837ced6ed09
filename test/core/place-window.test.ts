import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../src-main/core/place-window.ts';
import { external, notched } from './screens.ts';

const size = { width: 400, height: 640 };
const displays = [notched, external];
const cursor = { x: 100, y: 500 };
const icon = (x: number, y = 7) => ({ x, y, width: 30, height: 24 });

describe('where the window opens', () => {
  it('is below the middle of the icon', () => {
    expect(placeWindow(icon(1100), { displays, cursor }, size)).toEqual({ x: 915, y: 38, ...size });
  });

  it('is on the screen of the icon, wherever the person is at work', () => {
    expect(placeWindow(icon(2400), { displays, cursor }, size)).toEqual({ x: 2215, y: 24, ...size });
  });

  it('stays on its screen with an icon at the edge', () => {
    expect(placeWindow(icon(1480), { displays, cursor }, size)?.x).toBe(1512 - 400);
    expect(placeWindow(icon(1515), { displays, cursor }, size)?.x).toBe(1512);
    // The Dock stands at the right of this one.
    expect(placeWindow(icon(3390), { displays, cursor }, size)?.x).toBe(1512 + 1850 - 400);
  });

  it.each([
    ['no icon', null],
    ['an icon without a size', { x: 0, y: 0, width: 0, height: 0 }],
    ['an icon that was switched off', icon(0, 982)],
    ['an icon below the notch', icon(741)],
    ['an icon on a screen that is gone', icon(9000)],
  ])('with %s is at the top right of the screen where the person is at work', (_what, hidden) => {
    expect(placeWindow(hidden, { displays, cursor }, size)).toEqual({ x: 1512 - 400 - 8, y: 38, ...size });
    const there = { displays, cursor: { x: 2000, y: 10 } };
    expect(placeWindow(hidden, there, size)).toEqual({ x: 1512 + 1850 - 400 - 8, y: 24, ...size });
  });

  it('is no higher than the screen has room for', () => {
    expect(placeWindow(icon(1100), { displays, cursor }, { width: 400, height: 2000 })?.height).toBe(874);
    expect(placeWindow(null, { displays, cursor }, { width: 5000, height: 640 })).toMatchObject({ x: 0, width: 1512 });
  });

  it('is nowhere without a screen', () => {
    expect(placeWindow(null, { displays: [], cursor }, size)).toBeNull();
  });

  it('is always wholly within one work area', () => {
    const at = fc.integer({ min: -5000, max: 5000 });
    const side = fc.integer({ min: 1, max: 3000 });
    const rectangle = fc.record({ x: at, y: at, width: at, height: at });
    fc.assert(
      fc.property(
        fc.option(rectangle),
        fc.record({ x: at, y: at }),
        fc.tuple(side, side),
        (near, point, [width, height]) => {
          const placed = placeWindow(near, { displays, cursor: point }, { width, height });
          const fits = displays.some(
            ({ workArea: { x, y, ...area } }) =>
              placed !== null &&
              placed.x >= x &&
              placed.y >= y &&
              placed.x + placed.width <= x + area.width &&
              placed.y + placed.height <= y + area.height,
          );
          expect(fits).toBe(true);
        },
      ),
    );
  });
});
