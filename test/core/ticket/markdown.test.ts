import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText, plainText } from '../../../src-main/core/ticket/markdown.ts';

describe('a text from outside', () => {
  it.each([
    ['[click](https://evil.example)', '\\[click\\](https\\://evil.example)'],
    ['![x](https://evil.example/x.png)', '!\\[x\\](https\\://evil.example/x.png)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)>'],
    ['see https://evil.example and www.evil.example', 'see https\\://evil.example and www\\.evil.example'],
    ['write to a@evil.example', 'write to a\\@evil.example'],
    ['**bold** _it_ `code` ~~no~~ | cell |', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ \\| cell \\|'],
    ['# heading', '\\# heading'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\n# b\r\n\u2028c', 'a # b c'],
    ['&lt;b&gt; & more', '\\&lt;b\\&gt; & more'],
    ['\\[a](b)', '\\\\\\[a\\](b)'],
    ['left \u202eright\u2066 \u200bx\u0007', 'left right x'],
    ['[removed] and [user]', '[removed] and [user]'],
    ['[removed](https://evil.example)', '\\[removed\\](https\\://evil.example)'],
    ['[user][removed]: x', '\\[user\\]\\[removed\\]: x'],
    ['snake_case and 15.5', 'snake_case and 15.5'],
    ['x'.repeat(300), `${'x'.repeat(239)}…`],
  ])('%j is no markup', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('leaves nothing that means something, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '!',
      '`',
      '*',
      '_',
      '<',
      '>',
      '\\',
      '|',
      '#',
      '\n',
      '\u202e',
      'a',
      ' ',
      'https://x',
      '[user]',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), parts => {
        const plain = plainText(parts.join(''));
        const unescaped = plain.replaceAll(/\\[!-/:-@[-`{-~]/g, 'e').replaceAll(/\[user\](?![[(:])/g, '');
        expect(unescaped).not.toMatch(/[[\]`*<|\n\u202e]|https:\/\//);
        expect(plain).not.toMatch(/^[#>]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot end its code span', () => {
    expect(codeText('Sam’s `Mac`\n# b\u202e')).toBe('`Sam’s ’Mac’ # b`');
    expect(codeText('')).toBe('–');
  });
});
