import { elapsedMs } from '../instants.ts';
import { aspectOf, type ChangeEvent } from './event.ts';

/** What is told as one: the changes that it stands for, by their places among all. */
export type MergedEvent = ChangeEvent & { readonly places: readonly number[] };

/** What comes back to an earlier value within this time has gone back and forth, and is told once. */
const flapMs = 15 * 60_000;

type Group = { readonly merged: MergedEvent; readonly values: ReadonlySet<string>; readonly toldAt: number };

/** Changes of a value that goes back and forth become one, in the place of the last. For telling: what is kept is kept as it was. */
export function mergeFlaps(events: readonly ChangeEvent[]): readonly MergedEvent[] {
  const groups = new Map<string, Group>();
  const told: (MergedEvent | null)[] = [];
  for (const [place, event] of events.entries()) {
    const aspect = aspectOf(event);
    const earlier = groups.get(aspect);
    const isBack = earlier !== undefined && comesBack(earlier, event);
    if (isBack) told[earlier.toldAt] = null;
    // The two values of the last change are those of all: what takes a third one begins anew.
    const merged = { ...event, places: [...(isBack ? earlier.merged.places : []), place] };
    const values = [event.from, event.to].filter(value => value !== null);
    groups.set(aspect, { merged, toldAt: told.length, values: new Set(values) });
    told.push(merged);
  }
  return told.filter(event => event !== null);
}

function comesBack({ merged, values }: Group, { from, to, at }: ChangeEvent): boolean {
  if (from === null || to === null || from !== merged.to || !values.has(to)) return false;
  const apart = elapsedMs(merged.at, at);
  return apart !== undefined && apart >= 0 && apart <= flapMs;
}
