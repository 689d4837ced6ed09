/** A place on the screens, in the points that macOS counts in; y grows downwards. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Point = Pick<Rectangle, 'x' | 'y'>;

/** One screen: all of it, and what menu bar and Dock leave free. */
export type Display = {
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
  /** Built into the Mac: the only kind that can have a notch. */
  readonly internal: boolean;
};

export function centreOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Right and bottom edge belong to the next screen. */
export function isWithin(point: Point, { x, y, width, height }: Rectangle): boolean {
  return point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;
}
