import type { Speech } from './speech.ts';

/** The same as the command line’s, which the window cannot import: a label with what it stands for, as the language writes it. */
export function labelled(words: Speech['words'], label: string, text: string): string {
  return words.labelled.replaceAll(/\{(label|text)\}/g, place => (place === '{label}' ? label : text));
}
