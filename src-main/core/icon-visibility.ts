import { centreOf, isWithin, type Display, type Rectangle } from './rectangle.ts';

/** What one look at the place of the icon shows. */
export type IconSighting = 'visible' | 'hidden' | 'unknown';

/** `suspected`: hidden at one look, and looked at again before anybody is told. */
export type IconVisibility = 'not-seen-yet' | 'visible' | 'suspected' | 'hidden' | 'unknown' | 'hidden-by-choice';

/** Where the watch stands, and when to look next; null: nothing is waited for. */
export type IconWatchState = { readonly visibility: IconVisibility; readonly lookInMs: number | null };

export type IconEvent =
  | { readonly kind: 'created' }
  /** Taken out of the menu bar by Clearway itself. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'displays-changed' }
  | { readonly kind: 'seen'; readonly sighting: IconSighting };

/** macOS needs a moment to put the icon up, at a login above all; the second look is 15 seconds after it was made. */
const firstLookMs = 5_000;
const confirmMs = 10_000;

/** A Mac with nothing in its menu bar. */
export const noIcon: IconWatchState = { visibility: 'hidden-by-choice', lookInMs: null };

/** What follows from an event. The watch ends by itself after two looks: nothing here ever makes another icon. */
export function watchIcon(state: IconWatchState, event: IconEvent): IconWatchState {
  switch (event.kind) {
    case 'created':
      return { visibility: 'not-seen-yet', lookInMs: firstLookMs };
    case 'removed':
      return noIcon;
    case 'displays-changed':
      return state.visibility === 'hidden-by-choice'
        ? state
        : { visibility: state.visibility === 'suspected' ? 'not-seen-yet' : state.visibility, lookInMs: firstLookMs };
    case 'seen':
      return afterSight(state, event.sighting);
  }
}

function afterSight({ visibility }: IconWatchState, sighting: IconSighting): IconWatchState {
  if (visibility === 'hidden-by-choice') return noIcon;
  if (sighting !== 'hidden') return { visibility: sighting, lookInMs: null };
  return visibility === 'suspected' || visibility === 'hidden'
    ? { visibility: 'hidden', lookInMs: null }
    : { visibility: 'suspected', lookInMs: confirmMs };
}

/** A menu bar beside a notch is as high as the notch; every other one is lower. */
const notchedBarHeight = 32;
/** What a notch surely covers on every Mac that has one, to either side of the middle, as a part of the width. */
const notchReach = 0.055;
/** A menu bar that hides itself leaves no gap above the work area. */
const lowestBar = 40;

/**
 * Whether an icon with these bounds can be seen. There is no call that says so: macOS makes the item all the same and
 * draws it nowhere. `bounds` null: the platform does not tell. Silence is not hidden.
 */
export function sightIcon(bounds: Rectangle | null, displays: readonly Display[]): IconSighting {
  // Without a screen (a closed lid) nothing is drawn, and nothing can be said.
  if (bounds === null || displays.length === 0) return 'unknown';
  if (!(bounds.width > 0 && bounds.height > 0)) return 'hidden';
  const display = displays.find(one => isWithin(centreOf(bounds), one.bounds));
  if (display !== undefined && isInMenuBar(bounds, display) && !isUnderNotch(bounds, display)) return 'visible';
  return displays.some(one => isSlidAway(bounds, one)) ? 'unknown' : 'hidden';
}

/** A menu bar that hides itself, as in full screen, takes its icons with it above the edge: they come back with it. */
function isSlidAway({ x, y }: Rectangle, { bounds, workArea }: Display): boolean {
  return workArea.y === bounds.y && y < bounds.y && x > bounds.x && x < bounds.x + bounds.width;
}

function isInMenuBar({ x, y }: Rectangle, { bounds, workArea }: Display): boolean {
  const bar = Math.max(workArea.y - bounds.y, lowestBar);
  // An icon that was switched off is put below the left corner of its screen, which may be the top of another one;
  // in the corner itself there is always something of macOS's own.
  return y >= bounds.y && y < bounds.y + bar && x > bounds.x;
}

function isUnderNotch(icon: Rectangle, { bounds, workArea, internal }: Display): boolean {
  if (!internal || workArea.y - bounds.y < notchedBarHeight) return false;
  return Math.abs(centreOf(icon).x - centreOf(bounds).x) < bounds.width * notchReach;
}
