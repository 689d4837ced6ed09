import { describe, expect, it } from 'vitest';
import { wordFiles } from '../../src-main/adapters/words/word-files.ts';

type Text = readonly [id: string, text: string];

function textsOf(language: string): readonly Text[] {
  const words = wordFiles.find(file => file.language === language);
  if (words === undefined) throw new Error(language);
  const steps = Object.entries(words.steps).flatMap(([id, texts]) => texts.map((text): Text => [id, text]));
  return [...Object.entries(words.messages), ...Object.entries(words.window), ...steps].map(
    // What is typed into a terminal has no typography.
    ([id, text]): Text => [id, text.replaceAll(/`[^`]*`/g, 'code')],
  );
}

function withMark(language: string, mark: RegExp): readonly Text[] {
  return textsOf(language).filter(([, text]) => mark.test(text));
}

describe.each(['en', 'de', 'es', 'fr'])('the texts in %s', language => {
  it('have no straight quotes, no three dots and no double spaces', () => {
    expect(withMark(language, /"|\w'\w|\.\.\.| {2}|\u00a0/)).toEqual([]);
  });

  it('have short buttons: a window is 320 points wide, and a remedy’s button is never cut', () => {
    const actions = textsOf(language).filter(([id]) => id.startsWith('action-'));
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter(([, text]) => text.length > 28)).toEqual([]);
  });

  it('name a button of the window by its own words', () => {
    const labels = new Set(
      textsOf(language)
        .filter(([id]) => id.startsWith('action-'))
        .map(([, text]) => text),
    );
    const named = textsOf(language).flatMap(([, text]) => text.match(inClearway[language] ?? /^$/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(name => !labels.has(name))).toEqual([]);
  });
});

/** A button that a step tells somebody to choose in Clearway. */
const inClearway: Readonly<Record<string, RegExp>> = {
  en: /(?<=“)[^”]+(?=” in Clearway)/g,
  de: /(?<=in Clearway „)[^“]+(?=“)/g,
  es: /(?<=«)[^»]+(?=» en Clearway)/g,
  fr: /(?<=«\u202f)[^»]+(?=\u202f» dans Clearway)/g,
};

it('English has its own quotes', () => {
  expect(withMark('en', /[„«»]/)).toEqual([]);
});

it('German has its own quotes', () => {
  expect(withMark('de', /[”«»]/)).toEqual([]);
  expect(textsOf('de').filter(([, text]) => text.split('„').length !== text.split('“').length)).toEqual([]);
});

it('Spanish has its own quotes, and a mark at both ends of what is asked', () => {
  expect(withMark('es', /[“”„]|« | »/)).toEqual([]);
  const isOdd = (text: string): boolean =>
    text.split('?').length > text.split('¿').length || text.split('!').length !== text.split('¡').length;
  expect(textsOf('es').filter(([, text]) => isOdd(text))).toEqual([]);
});

it('French has its own quotes, and a narrow space that never breaks before ; : ! ? and within them', () => {
  expect(withMark('fr', /[“”„]/)).toEqual([]);
  expect(withMark('fr', /«(?!\u202f)|(?<!\u202f)[»;!?](?!\w)|(?<!\u202f)(?<!https):(?![\w/])/)).toEqual([]);
});
