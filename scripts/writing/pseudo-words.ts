import {
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import { stepMessages } from '../../src-main/core/variant-ids.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

/**
 * A language that nobody speaks, made of the English words: a third longer, in brackets, with accents, and written from
 * right to left. What stands in a window without them is not in `resources/words`, and what ends without its bracket is cut off.
 */
export function pseudoWords(): Buffer {
  const words = {
    language: 'ar-XB',
    name: 'Pseudo',
    direction: 'rtl',
    messages: mapValues(en.messages, stretchMessage),
    steps: mapValues(en.steps, steps => steps.map(step => (isMessage(step) ? step : stretch(step)))),
    window: mapValues(en.window, stretch),
  };
  return Buffer.from(`${JSON.stringify(words, null, 2)}\n`);
}

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = Array.from('àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ');
const letters = new Map(Array.from(plain, (letter, index) => [letter, accents[index] ?? letter]));

/** Window words may carry one place for a number or a time, `{…}`, which stays as it is. */
export function stretch(text: string): string {
  const accented = text.replaceAll(/\{[^}]*\}|./gsu, piece => letters.get(piece) ?? piece);
  return `⟦${accented}${longer(text.length)}⟧`;
}

function stretchMessage(message: string): string {
  // The printer declares the same enum a second time.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
  const accented = printAST(parse(message).map(element => accent(element)));
  // Where a message can be empty it stays empty: brackets alone would be a step that says nothing.
  return isEmptySometimes(message) ? accented : `⟦${accented}${longer(message.replaceAll(/\{[^}]*\}/g, '').length)}⟧`;
}

function accent(element: MessageFormatElement): MessageFormatElement {
  if (isLiteralElement(element)) {
    return { ...element, value: element.value.replaceAll(/./gsu, letter => letters.get(letter) ?? letter) };
  }
  if (!isSelectElement(element) && !isPluralElement(element)) return element;
  const options = mapValues(element.options, option => ({ ...option, value: option.value.map(accent) }));
  return { ...element, options };
}

function isEmptySometimes(message: string): boolean {
  const [first, ...others] = parse(message);
  return (
    others.length === 0 &&
    first !== undefined &&
    isSelectElement(first) &&
    Object.values(first.options).some(({ value }) => value.length === 0)
  );
}

function longer(length: number): string {
  return ` ${'~'.repeat(Math.ceil(length / 3))}`.replaceAll('~~~~~', '~~~~ ');
}

function isMessage(step: string): boolean {
  return stepMessages.some(id => id === step);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
