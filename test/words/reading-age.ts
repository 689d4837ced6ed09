import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** How hard a text is to read: the school year in which it is understood (Flesch and Kincaid), and its longest sentence. */
export type Reading = { readonly grade: number; readonly words: number };

/** Every way in which a message can come out, with a short word where something is put in. */
export function variantsOf(message: string): readonly string[] {
  return joined(parse(message)).map(text => text.trim());
}

function joined(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.reduce<readonly string[]>(
    (texts, element) => {
      const endings = said(element);
      return [...new Set(texts.flatMap(text => endings.map(ending => text + ending)))];
    },
    [''],
  );
}

function said(element: MessageFormatElement): readonly string[] {
  if (element.type === TYPE.literal) return [element.value];
  if (element.type === TYPE.pound || element.type === TYPE.number) return ['3'];
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return ['this'];
  return [...new Set(Object.values(element.options).flatMap(({ value }) => joined(value)))];
}

/** The sentences of a text; a label that ends with a colon is none of its own. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])[”)]?\s+/).filter(sentence => /\p{L}/u.test(sentence));
}

/** Reads one or more sentences. */
export function read(sentences: readonly string[]): Reading {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return { grade, words: Math.max(...sentences.map(sentence => wordsOf(sentence).length)) };
}

function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/[\p{L}\d][\p{L}\d’.-]*/gu) ?? [];
}

/** Runs of vowels, without the silent ones at the end: near enough for an average. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = /[td]ed$/.test(letters) ? letters : letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '');
  return Math.max(1, spoken.replace(/^y/, '').match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
