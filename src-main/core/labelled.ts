import type { WindowWords } from '../contract/window-words.ts';

/** A label with what it stands for. The mark between them is the language's: French has a space before its colon. */
export function labelled(words: Pick<WindowWords, 'labelled'>, label: string, text: string): string {
  return words.labelled.replaceAll(/\{(label|text)\}/g, place => (place === '{label}' ? label : text));
}
