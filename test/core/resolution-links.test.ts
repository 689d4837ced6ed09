import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks, linkTarget } from '../../src-main/core/resolution-links.ts';

/** The targets of all links in a text. */
function targets(text: string): readonly (string | null)[] {
  return findLinks(text).map((_, index) => linkTarget(text, index));
}

describe('the links in a resolution', () => {
  it('say where they stand in the text, and which host they lead to', () => {
    const text = 'Turn it on: https://help.example.com/disk?os=mac#on (5 minutes).';
    const [link] = findLinks(text);
    expect(link).toEqual({ start: 12, end: 51, host: 'help.example.com' });
    expect(text.slice(12, 51)).toBe('https://help.example.com/disk?os=mac#on');
    expect(linkTarget(text, 0)).toBe('https://help.example.com/disk?os=mac#on');
  });

  it('are none where there is no text, and no number leads anywhere but to its own link', () => {
    expect(findLinks(null)).toEqual([]);
    expect(findLinks('')).toEqual([]);
    const text = 'https://a.example https://b.example';
    expect([0, 1, 2, -1, 0.5, Number.NaN].map(link => linkTarget(text, link))).toEqual([
      'https://a.example',
      'https://b.example',
      null,
      null,
      null,
      null,
    ]);
    expect(linkTarget(null, 0)).toBeNull();
  });

  it.each([
    ['a host alone', 'https://help.example.com', 'https://help.example.com'],
    ['a port', 'see https://help.example.com:8443/x', 'https://help.example.com:8443/x'],
    ['a question without a path', 'https://help.example.com?a=1', 'https://help.example.com?a=1'],
    ['a place in the page', 'https://help.example.com#top', 'https://help.example.com#top'],
    ['an address in numbers', 'https://10.0.0.5/guide', 'https://10.0.0.5/guide'],
    ['a host without dots', 'https://intranet/guide', 'https://intranet/guide'],
    ['a dash in the host', 'https://it-help.example.com/', 'https://it-help.example.com/'],
    ['capitals', 'HTTPS://Help.Example.COM/Path', 'https://Help.Example.COM/Path'],
    ['a name sign in the path', 'https://git.example.com/@it/guide', 'https://git.example.com/@it/guide'],
    ['another address in the path', 'https://a.example/?u=https://b.example', 'https://a.example/?u=https://b.example'],
    ['letters of other alphabets in the path', 'https://a.example/führung', 'https://a.example/führung'],
  ])('can have %s', (_what, text, target) => {
    expect(targets(text)).toEqual([target]);
    expect(findLinks(text)[0]?.host).toBe(new URL(target).host);
  });

  it.each([
    ['a full stop', 'Open https://a.example/x.', 'https://a.example/x'],
    ['a full stop after the host', 'Open https://a.example.', 'https://a.example'],
    ['a comma', 'https://a.example, then', 'https://a.example'],
    ['many signs', 'https://a.example/x?!...', 'https://a.example/x'],
    ['round brackets', '(see https://a.example/x)', 'https://a.example/x'],
    ['round brackets and a full stop', '(see https://a.example).', 'https://a.example'],
    ['square brackets', '[https://a.example/x]', 'https://a.example/x'],
    ['pointed brackets', '<https://a.example/x>', 'https://a.example/x'],
    ['pointed brackets after the host', '<https://a.example>', 'https://a.example'],
    ['quotes', '"https://a.example/x"', 'https://a.example/x'],
    ['quotes after the host', '"https://a.example"', 'https://a.example'],
    ['typographic quotes', '“https://a.example/x”', 'https://a.example/x'],
    ['stars', '**https://a.example**', 'https://a.example'],
    ['a named link', '[the guide](https://a.example/x)', 'https://a.example/x'],
    ['a line break', 'https://a.example/x\nnext', 'https://a.example/x'],
    ['a backslash', 'https://a.example/x\\n', 'https://a.example/x'],
  ])('end before %s', (_what, text, target) => {
    expect(targets(text)).toEqual([target]);
  });

  it('keep a closing bracket whose opening one they have', () => {
    expect(targets('https://a.example/Mac_(computer)')).toEqual(['https://a.example/Mac_(computer)']);
    expect(targets('(https://a.example/Mac_(computer))')).toEqual(['https://a.example/Mac_(computer)']);
    expect(targets('(https://a.example/(a)b)')).toEqual(['https://a.example/(a)b']);
    expect(targets('(https://a.example/Mac_(computer].')).toEqual(['https://a.example/Mac_(computer']);
  });

  it('stand in their order, each cut out exactly', () => {
    const text = 'First https://a.example/1, then (https://b.example:8443). 🍏 Then https://c.example!';
    expect(findLinks(text).map(({ start, end }) => text.slice(start, end))).toEqual(targets(text));
    expect(findLinks(text).map(({ host }) => host)).toEqual(['a.example', 'b.example:8443', 'c.example']);
  });
});

describe('no link is made of', () => {
  it.each([
    ['an address that is not secure', 'http://a.example/x'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['an app', 'x-apple.systempreferences:com.apple.preference'],
    ['an address without its beginning', 'www.a.example/x'],
    ['only the beginning', 'https://'],
    ['another beginning', 'https:/a.example https:a.example https//a.example'],
    ['a name before the host', 'https://login.example.com@evil.example/'],
    ['a name and a password', 'https://login.example.com:secret@evil.example/'],
    ['a name and a number', 'https://login.example.com:443@evil.example/'],
    ['a name with a full stop', 'https://login.example.com.@evil.example/'],
    ['a name with a comma', 'https://login.example.com,x@evil.example'],
    ['a name in code', 'https://login.example.com%40evil.example/'],
    ['a backslash for a host', 'https://login.example.com\\@evil.example/'],
    ['a backslash after a full stop', 'https://login.example.com.\\@evil.example/'],
    ['a look-alike', 'https://micrоsoft.com/login'],
    ['a look-alike after a dot', 'https://login.microsoft.соm/'],
    ['a look-alike of the dot', 'https://login.microsoft。evil.example/'],
    ['a look-alike in plain letters', 'https://xn--mcrosoft-tkb.com/'],
    ['another alphabet', 'https://пример.рф/'],
    ['another alphabet after a dot', 'https://it.пример.рф/'],
    ['a dash at the end of the host', 'https://a.example-'],
    ['a dot at the end of the host', 'https://a.example./x'],
    ['two dots in the host', 'https://a..example/x'],
    ['a number too large for a port', 'https://a.example:65536/x'],
    ['a port of six digits', 'https://a.example:123456/x'],
    ['a port that is no number', 'https://a.example:port/x'],
    ['one number for a host', 'https://167772165/x'],
    ['a number in another notation', 'https://010.0.0.5/x'],
    ['numbers too large for an address', 'https://10.0.0.256/x'],
    ['numbers too many for an address', 'https://10.0.0.5.6/x'],
    ['a host that ends in a number', 'https://a.example.5/x'],
    ['an address in brackets', 'https://[::1]/x'],
    ['an address longer than any browser takes', `https://a.example/${'x'.repeat(2100)}`],
  ])('%s', (_what, text) => {
    expect(findLinks(text)).toEqual([]);
    expect(linkTarget(text, 0)).toBeNull();
  });

  it('the longest address by one character, and of the longest one still', () => {
    const longest = `https://a.example/${'x'.repeat(2048 - 'https://a.example/'.length)}`;
    expect(targets(longest)).toEqual([longest]);
    expect(findLinks(`${longest}x`)).toEqual([]);
    expect(targets(`${longest}...`)).toEqual([longest]);
  });

  it('a user name, whatever it is', () => {
    const anyName = fc.stringMatching(/^[ab1._~!$&'()*+,;=:%é-]+$/);
    fc.assert(
      fc.property(anyName, name => {
        expect(findLinks(`https://${name}@evil.example/`)).toEqual([]);
      }),
    );
  });
});

describe('for any text whatever, the links', () => {
  const pieces = [
    'https://',
    'HTTPS://',
    'http://',
    'a.example',
    '.',
    '..',
    ':',
    ':443',
    '/',
    '//',
    '?',
    '#',
    '@',
    '\\',
  ];
  const more = [
    ' ',
    '\n',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    '"',
    '’',
    '-',
    '_',
    'é',
    '🍏',
    '%',
    '1',
    '10.0.0.5',
    'xn--a',
    ',',
  ];
  const anyText = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 14 }).map(parts => parts.join('')),
    fc.array(fc.oneof(fc.webUrl(), fc.constantFrom(...more)), { maxLength: 5 }).map(parts => parts.join(' ')),
  );

  it('cut exactly their address, never overlap, and lead where they say', () => {
    fc.assert(
      fc.property(anyText, text => {
        let last = 0;
        for (const [index, { start, end, host }] of findLinks(text).entries()) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          const target = linkTarget(text, index);
          expect(text.slice(start, end).replace(/^https/i, 'https')).toBe(target);
          // A browser goes by its own reading of an address: it must be the one that is shown.
          const url = new URL(target ?? '');
          expect([url.protocol, url.username, url.password]).toEqual(['https:', '', '']);
          expect(url.host).toBe(host.replace(/:0*443$/, '').replace(/:0+(?=\d)/, ':'));
        }
        expect(linkTarget(text, findLinks(text).length)).toBeNull();
      }),
      { numRuns: 3000 },
    );
  });

  it('are found wherever an administrator writes one between words', () => {
    const anyAddress = fc.webUrl({ validSchemes: ['https'], authoritySettings: { withPort: true } });
    fc.assert(
      fc.property(anyAddress, address => {
        fc.pre(/[a-z\d/=-]$/i.test(address) && !address.includes('xn--'));
        expect(targets(`See ${address} for more.`)).toEqual([address]);
      }),
    );
  });
});

describe('a text of a hundred thousand characters and more', () => {
  it.each([
    ['the same beginning', 'https://'.repeat(12_500), 0],
    ['dots after a host', `https://a${'.'.repeat(50_000)}`, 1],
    ['dots and a letter after a host', `https://a${'.'.repeat(100_000)}é`, 0],
    ['dots in a path', `https://a/${'.'.repeat(300_000)}`, 1],
    ['dots and a letter in a path', `https://a/${'.'.repeat(300_000)}a`, 0],
    ['brackets in a path', `https://a/${'('.repeat(50_000)}${')'.repeat(50_000)}`, 0],
    ['one host after another', 'https://a,'.repeat(100_000), 1],
    ['many links', 'https://a.example '.repeat(5000), 5000],
    ['dots and dashes in a host', `https://a${'.-'.repeat(500_000)}`, 0],
    ['digits', `https://${'1'.repeat(300_000)}`, 0],
  ])('made of %s is read in one go', (_what, text, count) => {
    expect(findLinks(text)).toHaveLength(count);
  });
});
