import type { PolicyChange } from '../src-main/contract/snapshot.ts';
import { verdictWordOf } from './verdict-word.ts';
import type { MarkKind } from './mark.tsx';
import type { Speech } from './speech.ts';

/** One policy that moved: its mark, and the word for how. */
export type DescribedChange = { readonly kind: MarkKind; readonly word: string };

/** Puts a change into a word. "No longer" is said only of what was met before. */
export function describeChange({ from, to, blocks }: PolicyChange, words: Speech['words']): DescribedChange {
  if (to === null) return { kind: 'not-applicable', word: words['change-gone'] };
  if (from === null)
    return { kind: to, word: `${words['change-new']} · ${words[verdictWordOf({ verdict: to, blocks })]}` };
  if (to === 'pass') return { kind: to, word: words['change-met'] };
  if (to === 'fail') return { kind: to, word: words[from === 'pass' ? 'change-lost' : 'change-not-met'] };
  return { kind: to, word: words[verdictWordOf({ verdict: to, blocks })] };
}

const verdictRank = { fail: 0, undetermined: 1, pending: 2, pass: 3 } as const;

function weight({ blocks, to }: PolicyChange): number {
  return (blocks ? 0 : 10) + (to === null ? 4 : verdictRank[to]);
}

/** What counts for access first, and in it what is not met before what is. */
export function sortChanges(changes: readonly PolicyChange[]): readonly PolicyChange[] {
  return changes.toSorted((a, b) => weight(a) - weight(b));
}
