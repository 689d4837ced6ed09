import { noIcon, sightIcon, watchIcon, type IconEvent, type IconVisibility } from '../core/icon-visibility.ts';
import type { Display, Rectangle } from '../core/rectangle.ts';
import type { Clock } from '../ports.ts';

/** Looks at the place of the icon when the core says so, and never touches the icon itself. */
export type IconWatch = {
  readonly hear: (event: Exclude<IconEvent, { kind: 'seen' }>) => void;
  readonly visibility: () => IconVisibility;
};

type WatchParts = {
  readonly clock: Pick<Clock, 'after'>;
  /** Null where the platform does not tell. */
  readonly bounds: () => Rectangle | null;
  readonly displays: () => readonly Display[];
  readonly onSeen: (visibility: IconVisibility) => void;
  /** Hears of every change, also of those that no look found. */
  readonly onChange: (visibility: IconVisibility) => void;
};

export function createIconWatch({ clock, bounds, displays, onSeen, onChange }: WatchParts): IconWatch {
  let state = noIcon;
  let cancelLook = (): void => undefined;

  function become(event: IconEvent): void {
    state = watchIcon(state, event);
    cancelLook();
    cancelLook = state.lookInMs === null ? () => undefined : clock.after(state.lookInMs, look);
    onChange(state.visibility);
  }

  function look(): void {
    become({ kind: 'seen', sighting: sightIcon(bounds(), displays()) });
    onSeen(state.visibility);
  }

  return { hear: become, visibility: () => state.visibility };
}
