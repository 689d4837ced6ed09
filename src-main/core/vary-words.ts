import type { MessageArguments, MessageId, Words } from './words.ts';

/** Messages that are said otherwise somewhere, with the message that is said there. */
export type Variants = Readonly<Partial<Record<MessageId, MessageId>>>;

/**
 * The same words with some messages said otherwise, also where they are steps, and `given` in place of their own
 * arguments of that name. Variations can be varied again.
 */
export function varyWords(words: Words, variants: Variants, given: MessageArguments = {}): Words {
  const say: Words['say'] = (id, args) => words.say(variants[id] ?? id, { ...args, ...given });
  return { say, steps: (remedy, through = say) => words.steps(remedy, through) };
}
