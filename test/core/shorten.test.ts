import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from '../../src-main/core/shorten.ts';

const lettersOf = (text: string): readonly string[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

describe('a text that is too long', () => {
  it.each([
    ['The screen locks by itself', 26, 'The screen locks by itself'],
    ['The screen locks by itself', 25, 'The screen locks by…'],
    ['The screen locks by itself', 17, 'The screen locks…'],
    ['The screen locks by itself', 16, 'The screen…'],
    ['A Donaudampfschifffahrtsgesellschaft', 12, 'A Donaudamp…'],
    ['xxxxxxxxxx', 5, 'xxxx…'],
    ['', 5, ''],
  ])('%s, in %i letters, reads %s', (text, longest, short) => {
    expect(shorten(text, longest)).toBe(short);
  });

  it('is never cut within a letter', () => {
    expect(shorten('👩‍🚀👩‍🚀👩‍🚀👩‍🚀', 3)).toBe('👩‍🚀👩‍🚀…');
    expect(shorten('e\u0301'.repeat(4), 3)).toBe(`${'e\u0301'.repeat(2)}…`);
    expect(shorten('👩‍🚀👩‍🚀👩‍🚀', 3)).toBe('👩‍🚀👩‍🚀👩‍🚀');
  });

  it('begins as it did, and is as short as was asked', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '&', 'é', '👍🏽', '\n', 'ß'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, longest) => {
        const short = shorten(whole, longest);
        expect(lettersOf(short).length).toBeLessThanOrEqual(longest);
        expect(short === whole || whole.startsWith(short.slice(0, -1))).toBe(true);
        expect(short === whole).toBe(lettersOf(whole).length <= longest);
      }),
    );
  });
});
