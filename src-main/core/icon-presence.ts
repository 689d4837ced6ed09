import type { Snapshot } from '../contract/snapshot.ts';

/**
 * Whether the icon has a place in the menu bar. With `HideWhenClear` only while something needs the person, or while
 * they wait for what they asked for; before the first look nothing is known to need them.
 */
export function isIconWanted({ headline }: Pick<Snapshot, 'headline'>, hidesWhenClear: boolean): boolean {
  return !hidesWhenClear || (headline.state !== 'clear' && headline.id !== 'not-looked-yet');
}
