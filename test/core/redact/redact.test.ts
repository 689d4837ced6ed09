import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src-main/core/redact/redact.ts';
import { plainText } from '../../../src-main/core/ticket/markdown.ts';
import { withoutUnseen } from '../../../src-main/core/unseen.ts';
import { wordFiles } from '../../../src-main/adapters/words/word-files.ts';
import { anyAfter, anyBefore, anyNesting, kinds, piecesOf, type Planted } from './planted-secrets.ts';

const { text: redact, value: redactValue } = createRedactor([]);

function expectGone(redacted: string, { secrets }: Planted): void {
  const left = redacted.toLowerCase();
  for (const secret of secrets.filter(one => one.length >= 12))
    for (const piece of piecesOf(secret)) expect(left).not.toContain(piece);
}

describe('a secret that gives itself away', () => {
  it.each(Object.entries(kinds))('is gone whatever surrounds it: %s', (_kind, anyPlanted) => {
    fc.assert(
      fc.property(anyBefore, anyPlanted, anyAfter, anyNesting, (before, planted, after, nest) => {
        expectGone(redact(nest(before + planted.text + after)), {
          ...planted,
          secrets: planted.secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)]),
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is gone among others', () => {
    const any = fc.oneof(...Object.values(kinds));
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 5 }), anyNesting, (planted, nest) => {
        const redacted = redact(nest(planted.map(({ text }) => text).join('\n')));
        for (const one of planted) expectGone(redacted, one);
      }),
      { numRuns: 1000 },
    );
  });

  it('is gone from a JSON value, wherever it stands', () => {
    const any = fc.oneof(...Object.values(kinds));
    fc.assert(
      fc.property(any, anyBefore, (planted, before) => {
        const value = { list: [{ deep: before + planted.text }], [planted.text]: 1 };
        expectGone(JSON.stringify(redactValue(value)), planted);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a secret that is known', () => {
  const forms: Readonly<Record<string, (secret: string, around: string) => string>> = {
    'as it is': secret => secret,
    'in capitals': secret => secret.toUpperCase(),
    'in small letters': secret => secret.toLowerCase(),
    'as a URL has it': secret => encodeURIComponent(secret),
    'as a URL in a URL has it': secret => encodeURIComponent(encodeURIComponent(secret)),
    'as a URL may have it': secret =>
      [...Buffer.from(secret)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    'in JSON': secret => JSON.stringify(secret),
    'in escapes of JSON': secret =>
      Array.from(secret)
        .map(letter => `\\u00${letter.charCodeAt(0).toString(16)}`)
        .join(''),
    'in XML': secret =>
      secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    'in hexadecimal': secret => Buffer.from(secret).toString('hex'),
    'in spaced hexadecimal': secret => (Buffer.from(secret).toString('hex').match(/../g) ?? []).join(' '),
    'without its dashes': secret => secret.replaceAll('-', ''),
    'in base64': secret => Buffer.from(secret).toString('base64'),
    'in base64 with more': (secret, around) => Buffer.from(around + secret + around).toString('base64'),
    'in base64 of a URL': (secret, around) => Buffer.from(around + secret).toString('base64url'),
    'cut by what nobody sees': secret => `${secret.slice(0, 5)}\u200b${secret.slice(5)}`,
  };
  const anySecret = fc.oneof(
    fc.uuid(),
    fc.stringMatching(/^[\w-]{16,60}$/).filter(secret => secret.replaceAll('-', '').length >= 16),
    fc.stringMatching(/^[!-~]{16,60}$/).filter(secret => secret.replaceAll('-', '').length >= 16),
  );

  it.each(Object.entries(forms))('is found %s', (_form, write) => {
    fc.assert(
      fc.property(anySecret, fc.stringMatching(/^[a-z ]{0,5}$/), (secret, around) => {
        const written = write(secret, around);
        const left = createRedactor([secret]).text(`seen: ${around}${written}${around}.`);
        // Of base64 the letters at either end say a bit of what stands around it.
        expect(left).toContain('[removed]');
        expect(left.replace('[removed]', '').length).toBeLessThanOrEqual(around.length * 6 + 20);
        for (const piece of piecesOf(written))
          expect(left.toLowerCase().includes(piece) && left.length > 60).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('is not looked for where it is hardly more than a word', () => {
    expect(createRedactor(['it', '']).text('it is it')).toBe('it is it');
  });
});

describe('marks that nobody sees', () => {
  const marks = fc.constantFrom(
    ...['\u00ad', '\u061c', '\u034f', '\u115f', '\u180e', '\u200b', '\u200d', '\u200e', '\u202e', '\u2060', '\u206a'],
    ...['\u3164', '\ufe0f', '\ufeff', '\ufff9', '\ud800', '\u{e0041}', '\u{e0100}', '\u0007', '\u009b'],
  );
  const cut = (text: string, mark: string, at: number): string => `${text.slice(0, at)}${mark}${text.slice(at)}`;

  it('hide no secret from redaction that Markdown would make whole', () => {
    const secret = '9d3f2a11-1111-4222-8333-abcdefabcdef';
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 3 }), fc.nat(35), fc.nat(7), (several, at, inName) => {
        const mark = several.join('');
        expect(createRedactor([secret]).text(cut(secret, mark, at))).toBe('[removed]');
        expect(plainText(redact(`${cut('password', mark, inName)}: hunter2hunter`))).toBe('password: [removed]');
      }),
      { numRuns: 1000 },
    );
  });

  it('are dropped by Markdown only where redaction dropped them too', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, fc.constantFrom('a', '😀', 'ا', '\u0600')), { maxLength: 8 }), parts => {
        const seen = withoutUnseen(parts.join(''));
        expect(withoutUnseen(seen)).toBe(seen);
        expect(plainText(seen)).toBe(seen);
        expect(seen).not.toMatch(/a[\u200d\ufe0f]|[\u200d]a/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is no secret', () => {
  it.each(wordFiles.map(words => [words.language, words] as const))(
    'is left as it is in the words of the product: %s',
    (_language, { messages, window, steps }) => {
      const texts = [...Object.values(messages), ...Object.values(window), ...Object.values(steps).flat()];
      expect(texts.filter(text => redact(text) !== text)).toEqual([]);
    },
  );

  it.each([
    'device id 0d2a9d33-1111-4222-8333-444455556666, tenant 7c1f0f0a-aaaa-4bbb-8ccc-ddddeeeeffff',
    'https://entra.example/#view/Microsoft_AAD_Devices/Properties/objectId/0d2a9d33-1111-4222-8333-444455556666',
    '/Library/Managed Preferences/com.apple.extensiblesso.plist',
    '/System/Library/PrivateFrameworks/ManagedClientServices/Resources',
    'com.microsoft.CompanyPortalMac.ssoextension 5.2604.1',
    'local:the-firewall-has-to-be-turned-on-for-everyone-in-the-organisation',
    'token: missing, token=present, Token: unreadable',
    'basic settings, a bearer token, Bearer tokens',
    'sam.rivera@larkfield.example on Sam’s MacBook Air, serial C02XK1ABJG5H',
    'tokens expire at 2026-12-04T12:00:00.000Z',
    'H3, P5, code H17: "code": "certificate-not-yet-valid"',
    'Passwords\nof people',
    'パスワードを入力してください。',
    '👩‍👩‍👧 می‌خواهم',
    'fleet.larkfield.example:8412',
    'https://support.apple.com/guide/mac-help/protect-data-on-your-mac-with-filevault-mh11785/mac',
    'If you see error 0x80180014 call IT, or 0x80180014 before',
    'Turn on state=enabled.',
    'https://x.example/kb?ticket=INC0012345&state=open12',
    'https://intune.microsoft.com/device/overview',
    'Password: at least 14 characters',
    'Passwords: minimum length 14, required: yes',
    'FileVault recovery key: stored at Fleet',
    'Bootstrap token: escrowed to server: NO',
    'Set "Require password: immediately after sleep"',
    'Password: has to be changed in Okta, then sign in again',
    'The password is wrong. The token is expired.',
    'The password is wanted by the Mac.',
    'The password is stored securely.',
    'The token is device-bound.',
    'The token is short-lived and the password is case-sensitive.',
    'The password is currently rejected by Entra.',
    'Token: wanted by the Mac',
    'The password is asked for twice, and the token is kept in the keychain.',
    'The token is old and must be renewed',
    'The password is that of the Mac. The password is yours.',
    'The passcode is six digits long. The password is unique.',
    'Your password is what unlocks this Mac',
    'password of this Mac: the one that unlocks it',
    'PIN refused: stop after the second time',
    'https://fleet.larkfield.example:8412/users/sam@larkfield.example',
  ])('is left as it is: %j', text => {
    expect(redact(text)).toBe(text);
  });

  it('keeps what is said about one in JSON', () => {
    const value = { token: 'missing', tokenRenewedAt: '2026-12-04T12:00:00.000Z', password: null, secret: true, n: 3 };
    expect(redactValue(value)).toEqual(value);
  });

  it('keeps keys that an attacker chose where they are', () => {
    const value: unknown = JSON.parse('{"__proto__":{"password":"hunter2hunter2"},"a":[1,null,{}]}');
    expect(JSON.stringify(redactValue(value))).toBe('{"__proto__":{"password":"[removed]"},"a":[1,null,{}]}');
  });

  it('finds the pair of a header and its value', () => {
    expect(
      redactValue([
        { name: 'Cookie', value: 'a=b' },
        { name: 'Accept', value: 'text/html' },
      ]),
    ).toEqual([
      { name: 'Cookie', value: '[removed]' },
      { name: 'Accept', value: 'text/html' },
    ]);
  });
});

describe('redaction', () => {
  it.each([
    'token=%22a%22 ',
    'password:“x” ',
    'password:„x“ ',
    'password: none, ',
    'password for x y z ',
    'token: "none" ',
    'password:\n',
    'password: |\n x\n',
    "password: 'a''",
    'password is password is ',
    'password is a b c d ',
    'cookie: none, ',
    'code=abc ',
    '-u a:b ',
    'https://a:b',
  ])('reads half a million letters without reading them again for each name: %j', again => {
    const text = again.repeat(500_000 / again.length);
    expect(redact(text).length).toBeGreaterThan(0);
  });

  it('says the same twice', () => {
    const any = fc.oneof(...Object.values(kinds).map(kind => kind.map(({ text }) => text)), fc.string());
    fc.assert(
      fc.property(any, anyNesting, (text, nest) => {
        const once = redact(nest(text));
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  // A pattern that looks back and forth would take hours for these.
  it.each([
    'a',
    'ey',
    'eyeyeyeyeyeyeyeyey.',
    'password=',
    '"password":"',
    '"password":[',
    '\\',
    '\\n',
    '/',
    '://',
    'https://a',
    '%2F',
    '-',
    '-----BEGIN A-----',
    '<key>password</key><string>',
    '<data>',
    '<',
    'AAAA-',
    'ab:',
    '0x',
    '{"a":',
    ' ',
    '\n',
    'cookie: ',
    '--secret ',
    'key ',
    '\u200b',
    'A1b2\n',
  ])('ends for a megabyte of %j', piece => {
    expect(typeof redact(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBe('string');
  });

  it('ends for a value that is nested without end', () => {
    let value: unknown = 'password=hunter2hunter2';
    for (let depth = 0; depth < 5000; depth += 1) value = [value];
    expect(JSON.stringify(redactValue(value))).not.toContain('hunter2');
  });
});
