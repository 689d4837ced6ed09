import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

describe('the language of the words', () => {
  it.each([
    ['English', ['en']],
    ['a country’s English', ['en-GB']],
    ['the tag of a locale variable', ['en_US.UTF-8']],
    ['capital letters', ['EN']],
    ['the first one that exists', [null, 'xx', 'tlh-Latn', 'en']],
    ['nothing wanted', []],
    ['nothing but gaps', [null, null, '']],
    ['a language nobody translated', ['tlh']],
    ['the locale of a bare system', ['C', 'POSIX']],
    ['a word that only begins like English', ['english', 'enx']],
    ['names every object has', ['constructor', '__proto__', 'toString']],
  ])('is English for %s', (_case, wanted) => {
    expect(loadWords(wanted).language).toBe('en');
  });
});

describe.each([
  ['de', ['de', 'de-AT', 'de_CH.UTF-8', 'DE']],
  ['es', ['es', 'es-MX', 'es_ES.UTF-8', 'ES']],
  ['fr', ['fr', 'fr-CA', 'fr_FR.UTF-8', 'FR']],
])('%s', (language, tags) => {
  it.each(tags)('is chosen by %s', tag => {
    expect(loadWords([tag])).toMatchObject({ language, direction: 'ltr' });
  });
});

describe('the language that nobody speaks', () => {
  const words = loadWords(['ar-XB']);

  it('is written from right to left, and is longer than English', () => {
    expect(words.direction).toBe('rtl');
    const sentence = words.say('headline.nothing-in-the-way');
    expect(sentence).toMatch(/^⟦.*⟧$/);
    expect(sentence.length).toBeGreaterThan(en.messages['headline.nothing-in-the-way'].length * 1.3);
  });

  it('is asked for by its own tag alone', () => {
    expect(loadWords(['ar']).language).toBe('en');
    expect(loadWords(['ar_XB.UTF-8']).language).toBe('ar-XB');
  });

  it('leaves out the steps that English leaves out', () => {
    const plain = loadWords(['en']);
    const nobody = { asks: 'nobody' };
    const steps = (of: typeof words) => of.steps('ask-it-for-profile', id => of.say(id, nobody)).length;
    expect(steps(words)).toBe(steps(plain));
    expect(steps(plain)).toBe(en.steps['ask-it-for-profile'].length - 1);
  });
});

describe('the words', () => {
  const words = loadWords([]);

  it('say a sentence as it is written', () => {
    expect(words.say('headline.nothing-in-the-way')).toBe(en.messages['headline.nothing-in-the-way']);
    expect(words.say('headline.nothing-in-the-way')).toBe(words.say('headline.nothing-in-the-way'));
  });

  it('put in what is known', () => {
    const sentence = words.say('check.company-portal.too-old', { version: '5.2301.0', minimum: '5.2404.0' });
    expect(sentence).toContain('5.2301.0');
    expect(sentence).toContain('5.2404.0');
    expect(sentence).not.toMatch(/[{}]/);
  });

  it('put in what is hostile as plain text', () => {
    const version = "{minimum} <b>x</b> '{0}' %s";
    expect(words.say('check.company-portal.too-old', { version, minimum: '5' })).toContain(version);
  });

  it('have steps for every remedy', () => {
    for (const steps of Object.values(en.steps)) expect(steps.every(step => step.trim() !== '')).toBe(true);
    expect(words.steps('ask-it-for-agent')).toEqual(en.steps['ask-it-for-agent']);
    expect(words.steps('ask-it-for-agent').length).toBeGreaterThan(0);
  });

  it('say the sentence of a message where a step is one', () => {
    expect(en.steps['wake-agent'].at(-1)).toBe('remedy.refetch-now');
    expect(words.steps('wake-agent').at(-1)).toBe('Press Refetch.');
    expect(words.steps('wake-agent', id => `<${id}>`).at(-1)).toBe('<remedy.refetch-now>');
  });
});
