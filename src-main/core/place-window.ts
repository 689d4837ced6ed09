import { sightIcon } from './icon-visibility.ts';
import { centreOf, isWithin, type Display, type Point, type Rectangle } from './rectangle.ts';
import { fitWindow, type WindowSize } from './window-size.ts';

export type Screens = { readonly displays: readonly Display[]; readonly cursor: Point };

/** Room beside the edge of the screen where no icon says how far to the side. */
const margin = 8;

/**
 * Below the icon on the icon's own screen; where the icon is not to be seen, at the top right of the screen where the
 * person is at work. Never larger than its work area. Null without any screen.
 */
export function placeWindow(
  icon: Rectangle | null,
  { displays, cursor }: Screens,
  wanted: WindowSize,
): Rectangle | null {
  const isSeen = icon !== null && sightIcon(icon, displays) === 'visible';
  const middle = isSeen ? centreOf(icon) : cursor;
  const display = displays.find(({ bounds }) => isWithin(middle, bounds)) ?? displays[0];
  if (display === undefined) return null;
  const { workArea: area } = display;
  const { width, height } = fitWindow(wanted, area);
  const last = Math.max(area.x + area.width - width, area.x);
  const x = isSeen
    ? Math.min(Math.max(Math.round(middle.x - width / 2), area.x), last)
    : Math.max(last - margin, area.x);
  return { x, y: area.y, width, height };
}
