import type { Words } from './words.ts';

/** The words for a Mac with no server to ask: Refetch has nobody to reach there, so no step and no screen speaks of it. */
export function wordsWithoutServer(words: Words): Words {
  const refetch = words.say('remedy.press-refetch');
  const sooner = words.say('remedy.refetch-for-profile');
  return {
    say: (id, args) => words.say(id, { ...args, asks: 'nobody' }),
    steps: remedy =>
      words
        .steps(remedy)
        .filter(step => step !== sooner)
        .map(step => (step === refetch ? words.say('remedy.look-again') : step)),
  };
}
