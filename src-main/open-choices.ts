import { loadWords, spokenLanguages, testLanguages } from './adapters/words.ts';
import type { Choices } from './contract/choices.ts';
import { closestLanguage } from './core/closest-language.ts';
import { type SwitchableWords, switchableWords } from './core/switch-words.ts';
import type { LoadedWords } from './core/words.ts';
import { createChoicesKeeper, readKeptChoices } from './engine/keep-choices.ts';
import type { Log, StateStore } from './ports.ts';

/** What the person has chosen, where it is kept, and the words that follow from it. */
export type OpenChoices = {
  readonly choices: Choices;
  readonly languages: typeof spokenLanguages;
  readonly words: SwitchableWords;
  readonly keep: (choices: Choices) => Promise<void>;
  /** Resolves once nothing is on its way to the disk. */
  readonly kept: () => Promise<void>;
  /** Speaks another language from now on; false where it is the one that is spoken already. */
  readonly speak: (language: string | null) => boolean;
};

type ChoicesParts = {
  readonly state: StateStore;
  readonly log: Log;
  /** Goes before every choice: a command line's language, say. */
  readonly first: string | null;
  /** IT's. */
  readonly forced: string | null;
  /** Offers the language that is for tests as well; otherwise only where it holds already. */
  readonly offersTestLanguage: boolean;
  /** The system's own, in the person's order. */
  readonly system: readonly string[];
};

/** Opens what a person has chosen for themself. */
export async function openChoices(parts: ChoicesParts): Promise<OpenChoices> {
  const { state, log, first, forced, system } = parts;
  const choices = await readKeptChoices(state, log);
  const wordsIn = (language: string | null): LoadedWords =>
    loadWords([first, language, ...system], {
      complain: what => {
        log('warn', 'words', what);
      },
    });
  const words = switchableWords(wordsIn(forced ?? choices.language));
  const keep = createChoicesKeeper(state, log);
  let writing: Promise<void> = Promise.resolve();
  return {
    choices,
    languages: [
      ...spokenLanguages,
      ...testLanguages.filter(test => parts.offersTestLanguage || closestLanguage(forced ?? choices.language, [test])),
    ],
    words,
    keep: next => {
      writing = keep(next);
      return writing;
    },
    kept: () => writing,
    speak: language => {
      const next = wordsIn(language);
      if (next.language === words.language) return false;
      words.use(next);
      return true;
    },
  };
}
