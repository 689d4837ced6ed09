import type { LoadedWords } from './words.ts';

/** Words that can become another language's while everybody goes on holding them. */
export type SwitchableWords = LoadedWords & { readonly use: (words: LoadedWords) => void };

/** The app speaks one language at a time; whoever was handed these speaks the new one from its next sentence on. */
export function switchableWords(first: LoadedWords): SwitchableWords {
  let current = first;
  return {
    get language() {
      return current.language;
    },
    get direction() {
      return current.direction;
    },
    get window() {
      return current.window;
    },
    say: (id, args) => current.say(id, args),
    steps: (remedy, say) => current.steps(remedy, say),
    use: words => {
      current = words;
    },
  };
}
