import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtLinks } from '../../src-renderer/link-pieces.ts';
import { findLinks } from '../../src-main/core/resolution-links.ts';

const offset = fc.oneof(fc.integer({ min: -5, max: 80 }), fc.constantFrom(0, 0.5, 1, 1.5, Number.NaN, Infinity));
const anyLinks = fc.array(fc.record({ start: offset, end: offset, host: fc.constant('help.example.com') }));

const textOf = (pieces: ReturnType<typeof cutAtLinks>): string => pieces.map(({ text }) => text).join('');

describe('a text cut at its links', () => {
  test('shows every character once and in its place, whatever the offsets say', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), anyLinks, (text, links) => {
        expect(textOf(cutAtLinks(text, links))).toBe(text);
      }),
    );
  });

  test('makes no link twice, none that is empty, and none that is not the stretch it was given for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), anyLinks, (text, links) => {
        const drawn = cutAtLinks(text, links).flatMap(piece =>
          piece.link === null ? [] : [{ ...piece.link, ...piece }],
        );
        const numbers = drawn.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { number, text: shown } of drawn) {
          expect(shown).not.toBe('');
          expect(shown).toBe(text.slice(links[number]?.start, links[number]?.end));
        }
      }),
    );
  });

  test('keeps the number that main knows a link by, also where another one was passed over', () => {
    const text = 'See https://a.example/x, then https://b.example.';
    const [first, second] = findLinks(text);
    if (first === undefined || second === undefined) throw new Error('the text has two links');
    const links = [{ ...first, end: 999 }, second, { ...second, start: second.start + 2 }];
    expect(cutAtLinks(text, links)).toEqual([
      { text: 'See https://a.example/x, then ', link: null },
      { text: 'https://b.example', link: { number: 1, host: 'b.example' } },
      { text: '.', link: null },
    ]);
  });
});
