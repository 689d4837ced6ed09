import type { Display } from '../../src-main/core/rectangle.ts';

/** A Mac's own screen without a notch; the Dock stands at its foot. */
export const plain: Display = {
  bounds: { x: 0, y: 0, width: 1440, height: 900 },
  workArea: { x: 0, y: 24, width: 1440, height: 796 },
  internal: true,
};

/** That of a MacBook Pro of 14 inches. */
export const notched: Display = {
  bounds: { x: 0, y: 0, width: 1512, height: 982 },
  workArea: { x: 0, y: 38, width: 1512, height: 874 },
  internal: true,
};

/** To the right of the others, with the Dock at its right. */
export const external: Display = {
  bounds: { x: 1512, y: 0, width: 1920, height: 1080 },
  workArea: { x: 1512, y: 24, width: 1850, height: 1056 },
  internal: false,
};
