import { elapsedMs } from '../instants.ts';
import { aspectOf, type ChangeEvent } from './event.ts';

/** What is told as one: `times` is how many changes it stands for. */
export type MergedEvent = ChangeEvent & { readonly times: number };

/** What comes back to an earlier value within this time has gone back and forth, and is told once. */
const flapMs = 15 * 60_000;

type Group = { readonly merged: MergedEvent; readonly values: ReadonlySet<string>; readonly place: number };

/** Changes of a value that goes back and forth become one, in the place of the last. For telling: what is kept is kept as it was. */
export function mergeFlaps(events: readonly ChangeEvent[]): readonly MergedEvent[] {
  const groups = new Map<string, Group>();
  const told: (MergedEvent | null)[] = [];
  for (const event of events) {
    const aspect = aspectOf(event);
    const earlier = groups.get(aspect);
    const isBack = earlier !== undefined && comesBack(earlier, event);
    if (isBack) told[earlier.place] = null;
    const merged = isBack
      ? { ...event, from: earlier.merged.from, times: earlier.merged.times + 1 }
      : { ...event, times: 1 };
    const own = [event.from, event.to].filter(value => value !== null);
    groups.set(aspect, { merged, place: told.length, values: new Set([...(isBack ? earlier.values : []), ...own]) });
    told.push(merged);
  }
  return told.filter(event => event !== null);
}

function comesBack({ merged, values }: Group, { from, to, at }: ChangeEvent): boolean {
  if (from === null || to === null || from !== merged.to || !values.has(to)) return false;
  const apart = elapsedMs(merged.at, at);
  return apart !== undefined && apart >= 0 && apart <= flapMs;
}
