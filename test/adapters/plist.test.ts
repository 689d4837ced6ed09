import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseXmlPlist } from '../../src-main/adapters/plist.ts';
import { companyPortalPlist, ssoProfilePlist } from '../../src-main/sandbox/recorded-mac/microsoft-plists.ts';
import { plistXml } from '../../src-main/sandbox/recorded-mac/plist-xml.ts';

const refused = { ok: false };

function document(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${body}</plist>\n`;
}

function parsed(body: string): unknown {
  const result = parseXmlPlist(document(body));
  return result.ok ? result.value : 'refused';
}

// The parser below prints faults, values included; nothing of that may reach the terminal of a user.
const prints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];

beforeEach(() => {
  for (const print of prints) print.mockClear();
});

afterEach(() => {
  for (const print of prints) expect(print).not.toHaveBeenCalled();
});

describe('a property list', () => {
  it.each([
    ['an odd document type', '<!DOCTYPE plist PUBLIC "-//Apple\uFFFD//DTD" "http://x">'],
    ['a declaration that is no declaration', '<?xml version="1.7" encoding="_"?>'],
  ])('is read, and nothing is printed, behind %s', (_case, prolog) => {
    expect(parseXmlPlist(`${prolog}<plist version="1.0"><string>a</string></plist>`)).toEqual({ ok: true, value: 'a' });
  });

  it('keeps the sign for bytes that are no text', () => {
    expect(parsed('<string>a\uFFFDb</string>')).toBe('a\uFFFDb');
  });

  it('is read as plain values', () => {
    const value = {
      Text: 'a <b> & "c"',
      Number: 42,
      Yes: true,
      No: false,
      List: ['x', { Deep: 'y' }],
      Empty: {},
      None: [],
    };
    expect(parseXmlPlist(plistXml(value))).toEqual({ ok: true, value });
  });

  it('is read as Apple’s own tools write it', () => {
    expect(parseXmlPlist(companyPortalPlist('5.2604.1'))).toMatchObject({ ok: true });
    expect(parseXmlPlist(ssoProfilePlist('platform-sso', 'password') ?? '')).toMatchObject({ ok: true });
  });

  it.each([
    ['a byte order mark', `\uFEFF${document('<true/>')}`],
    ['empty lines before it', `\n\n${document('<true/>')}`],
    ['Windows line endings', document('\n<true/>\n').replaceAll('\n', '\r\n')],
    ['a blank before the slash', document('<true />')],
    ['a comment', document('<!-- set by IT -->\n<true/>')],
    ['no XML declaration', '<plist version="1.0"><true/></plist>'],
    [
      'the declaration of other tools',
      `<?xml version='1.0' encoding='UTF-8' standalone='yes'?><plist version='1.0'><true/></plist>`,
    ],
    [
      'Apple’s document type',
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist><true/></plist>',
    ],
    [
      'Apple’s old document type',
      '<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist><true/></plist>',
    ],
    [
      'a document type of this Mac',
      '<!DOCTYPE plist SYSTEM "file://localhost/System/Library/DTDs/PropertyList.dtd">\n<plist><true/></plist>',
    ],
  ])('may have %s', (_case, xml) => {
    expect(parseXmlPlist(xml)).toEqual({ ok: true, value: true });
  });

  it('holds letters by number', () => {
    expect(parsed('<string>&#65;&#x42;&#x1F600;&lt;&amp;</string>')).toBe('AB😀<&');
  });

  it('is read up to a megabyte', () => {
    expect(parsed(`<string>${'x'.repeat(1_000_000)}</string>`)).toHaveLength(1_000_000);
    expect(parsed(`<string>${'x'.repeat(1024 * 1024)}</string>`)).toBe('refused');
  });

  it('is read to a depth that no real one has', () => {
    expect(parsed('<array>'.repeat(60) + '</array>'.repeat(60))).not.toBe('refused');
    expect(parsed('<array>'.repeat(70) + '</array>'.repeat(70))).toBe('refused');
  });
});

describe('what is no property list', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' '.repeat(1_000_000)],
    ['the binary form', 'bplist00\u0001\u0002'],
    ['the binary form behind a declaration', '<?xml version="1.0"?>bplist00'],
    ['the old form of braces', '{ a = b; }'],
    ['JSON', '{"a": 1}'],
    ['a page of HTML', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['other XML', '<?xml version="1.0"?><config><key>a</key></config>'],
    ['two lists', '<plist><true/></plist><plist><true/></plist>'],
    ['text behind the list', '<plist><true/></plist>garbage'],
    ['an entity behind the list', '<plist><true/></plist>&amp;'],
    ['tags that are crossed', '<plist><dict><key>a</dict></key></plist>'],
    ['a tag that is never opened', '<plist></dict></plist>'],
    ['an unknown tag', '<plist><script>x</script></plist>'],
    ['an attribute', '<plist><string onload="x">a</string></plist>'],
    ['a lone ampersand', '<plist><string>a & b</string></plist>'],
    ['keys that are no keys', '<plist><dict><string>a</string><true/></dict></plist>'],
    ['a key without a value before the next', '<plist><dict><key>a</key><key>b</key></dict></plist>'],
    ['data that is no base64', '<plist><data>!!!</data></plist>'],
    ['angle brackets alone', '<'.repeat(1_000_000)],
    ['comments that never end', '<!--a'.repeat(200_000)],
  ])('is refused: %s', (_case, xml) => {
    expect(parseXmlPlist(xml)).toEqual(refused);
  });

  it('is refused wherever it was cut', () => {
    const whole = companyPortalPlist('5.2604.1').trimEnd();
    for (let length = 0; length < whole.length; length += 1)
      expect(parseXmlPlist(whole.slice(0, length))).toEqual(refused);
  });
});

describe('a property list with bad intentions', () => {
  it.each([
    [
      'multiply',
      '<!DOCTYPE plist [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><plist><string>&b;</string></plist>',
    ],
    ['read a file', '<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/hostname">]><plist><string>&a;</string></plist>'],
    ['reach the network', '<!DOCTYPE plist [<!ENTITY % a SYSTEM "http://127.0.0.1:9/"> %a;]><plist><true/></plist>'],
    ['are not declared', '<plist><string>&secret;</string></plist>'],
  ])('is refused when its entities %s', (_case, xml) => {
    expect(parseXmlPlist(xml)).toEqual(refused);
  });

  it('cannot change what every object has', () => {
    const result = parseXmlPlist(document('<dict><key>__proto__</key><dict><key>polluted</key><true/></dict></dict>'));
    expect('polluted' in {}).toBe(false);
    expect(result.ok && typeof result.value === 'object' && result.value !== null && 'polluted' in result.value).toBe(
      false,
    );
  });

  it('never throws and never prints, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...['plist', 'dict', 'key', 'string', 'array', 'data', 'integer', 'date', 'real'].flatMap(tag => [
        `<${tag}>`,
        `</${tag}>`,
        `<${tag}/>`,
      ]),
      ...[
        '&amp;',
        '&#0;',
        '&#xD800;',
        '&#x110000;',
        '&a;',
        '&',
        '<',
        '>',
        ']]>',
        '<![CDATA[x]]>',
        '<!---->',
        '<!-- a -->',
        '<!--->-->',
      ],
      ...['<?xml version="1.0"?>', '<!DOCTYPE plist>', '\u0000', '\uFEFF', '\uD800', '\n', '"', 'a', ' version="1.0"'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 25 }), pieces => {
        parseXmlPlist(pieces.join(''));
        parseXmlPlist(document(`<array>${pieces.join('')}</array>`));
        for (const print of prints) expect(print).not.toHaveBeenCalled();
      }),
      { numRuns: 3000 },
    );
  });
});
