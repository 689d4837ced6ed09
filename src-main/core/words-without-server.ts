import type { Words } from './words.ts';

/** The words for a Mac with no server to ask: Refetch has nobody to reach there, so steps end in a look of its own. */
export function wordsWithoutServer(words: Words): Words {
  const refetch = words.say('remedy.press-refetch');
  return {
    say: words.say,
    steps: remedy => words.steps(remedy).map(step => (step === refetch ? words.say('remedy.look-again') : step)),
  };
}
