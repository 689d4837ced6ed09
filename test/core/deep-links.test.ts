import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkAmong, linkIds, readLink } from '../../src-main/core/deep-links.ts';

const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map(up => Array.from(text, (letter, at) => (up[at] ? letter.toUpperCase() : letter)).join(''));

describe('a link', () => {
  it.each(linkIds)('%s is read, in any case, with a slash at its end or none', id => {
    fc.assert(
      fc.property(anyCase(`clearway://${id}`), fc.constantFrom('', '/'), (link, end) => {
        expect(readLink(link + end)).toBe(id);
      }),
    );
  });

  it.each([
    'clearway://wipe',
    'clearway://refetch/../x',
    'clearway://refetch//',
    'clearway://refetch/now',
    'clearway://enroll?client=1',
    'clearway://remediate/?',
    'clearway://refetch#now',
    'clearway://sam@refetch',
    'clearway://sam:secret@refetch',
    'clearway://refetch:443',
    'clearway://refetch:',
    'clearway://re%66etch',
    'clearway://refetch%00',
    'clearway://refetch\n',
    'clearway://refetch\r\n',
    '\nclearway://refetch',
    'clearway://refetch\u0000',
    'clearway://refe\ttch',
    ' clearway://refetch',
    'clearway://refetch ',
    'clearway:\\\\refetch',
    'clearway:refetch',
    'clearway:/refetch',
    'clearway:///refetch',
    'clearway://help.device',
    'clearway://refetchrefetch',
    'clearway:// refetch',
    'clearway://ĥelp',
    'clearway://devıce',
    'clearway://devİce',
    'clearways://refetch',
    'https://refetch',
    'javascript:clearway://refetch',
    `clearway://refetch/${'/'.repeat(300)}`,
    'clearway://',
    '',
  ])('%j is none', text => {
    expect(readLink(text)).toBeNull();
  });

  it('is one of the five or nothing, whatever is written', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('clearway:', '//', '/', '?', '#', '@', ':', '%2f', '..', '\n', '\t', '\u202e', ...linkIds),
        fc.string(),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 8 },
    );
    const written = pieces.map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 400 })), text => {
        const id = readLink(text);
        const isOne = linkIds.some(link => [`clearway://${link}`, `clearway://${link}/`].includes(text.toLowerCase()));
        expect(id !== null).toBe(isOne);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read at once, however long what is written', () => {
    expect(readLink(`clearway://${'a'.repeat(10_000_000)}`)).toBeNull();
  });
});

describe('among the arguments of a start', () => {
  it('the last one that claims to be a link is taken', () => {
    expect(linkAmong(['/app/clearway', '--background'])).toBeNull();
    expect(linkAmong([])).toBeNull();
    expect(linkAmong(['clearway', 'clearway://help', '--flag', 'CLEARWAY://refetch', '--x=clearway://device'])).toBe(
      'CLEARWAY://refetch',
    );
    expect(linkAmong(['https://example.com', 'clearway://wipe'])).toBe('clearway://wipe');
  });
});
