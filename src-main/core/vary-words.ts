import type { MessageId, Words } from './words.ts';

/** Messages that are said otherwise somewhere, with the message that is said there. */
export type Variants = Readonly<Partial<Record<MessageId, MessageId>>>;

/** The same words with some messages said otherwise, also where they are steps. Variations can be varied again. */
export function varyWords(words: Words, variants: Variants): Words {
  const say: Words['say'] = (id, args) => words.say(variants[id] ?? id, args);
  return { say, steps: (remedy, through = say) => words.steps(remedy, through) };
}
