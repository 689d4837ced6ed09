import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src-main/core/redact/redact.ts';

const { text: redact } = createRedactor([]);

describe('a phrase of plain words', () => {
  it.each([
    ['my password is correct horse battery staple', 'my password is [removed]'],
    ['The password is hello world. It works.', 'The password is [removed]. It works.'],
    ['my password is purple monkey dishwasher and it fails', 'my password is [removed] and it fails'],
    ['My password is red horse battery staple', 'My password is [removed]'],
    ['My password is flying purple monkeys', 'My password is [removed]'],
    ['My password is locked horse battery staple', 'My password is [removed]'],
    ['The passphrase is correct-horse-battery-staple', 'The passphrase is [removed]'],
    ['The passphrase is correct-horse-battery-staple and it fails', 'The passphrase is [removed] and it fails'],
    ['The passphrase is purple-monkey dishwasher', 'The passphrase is [removed]'],
    ['password is correct horse battery staple9', 'password is [removed]'],
    ['password is horse staple9 and it fails', 'password is [removed] and it fails'],
    ['passphrase is four blue horses now', 'passphrase is [removed] now'],
    ['password for the printer is blue gorilla', 'password for the printer is [removed]'],
  ])('goes, and nothing around it: %s', (text, left) => {
    expect(redact(text)).toBe(left);
  });

  it('stays where it is a sentence of its own, which is the limit', () => {
    expect(redact('my password is I love my dog')).toContain('dog');
  });
});
