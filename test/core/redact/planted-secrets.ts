import fc from 'fast-check';

/** A secret in a place that gives it away: the text, and the pieces that must not be found in what is left of it. */
export type Planted = { readonly text: string; readonly secrets: readonly string[] };

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const word = fc
  .array(fc.constantFrom(...Array.from(letters)), { minLength: 12, maxLength: 40 })
  .map(parts => parts.join(''));
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' '));
/** As people choose them: letters, digits and a sign. */
const chosen = word.map(letters => `W${letters}7!`);
const bytes = (least: number, most: number) =>
  fc.uint8Array({ minLength: least, maxLength: most }).map(values => Buffer.from(values));
const blob = bytes(60, 200).map(value => value.toString('base64'));
const urlBlob = bytes(40, 200).map(value => value.toString('base64url'));
const one = (secret: string, text: string): Planted => ({ text, secrets: [secret] });
const wrapped = (text: string, between: string): string => (text.match(/.{1,64}/g) ?? []).join(between);
const lines = (text: string): readonly string[] => text.match(/.{1,64}/g) ?? [];

const names = fc.constantFrom(
  'password',
  'passwd',
  'Passwort',
  'contraseña',
  'пароль',
  'パスワード',
  'secret',
  'client_secret',
  'refresh_token',
  'access_token',
  'id_token',
  'bootstrapToken',
  'api_key',
  'apiKey',
  'private-key',
  'recoveryKey',
  'X-Auth-Token',
  '_sepKeyData',
  '_credential',
  '_deviceEncryptionKeyData',
  'deviceSigningCertificate',
  'sessionKey',
  'keyHandle',
  'password_hash',
  'ORBIT_ENROLL_SECRET',
  'SAMLResponse',
);

const header = fc.constantFrom('{"alg":"none"}', '{"typ":"JWT","alg":"ES256"}', '{\n "alg": "RS256" }', '{ "kid":"1"}');
const jwt = fc.tuple(header, urlBlob, urlBlob).map(([head, body, signature]) => {
  const parts = [Buffer.from(head).toString('base64url'), body, signature];
  return { text: parts.join('.'), secrets: parts };
});

const pem = fc
  .tuple(
    blob,
    fc.constantFrom('PRIVATE KEY', 'CERTIFICATE', 'EC PRIVATE KEY'),
    fc.boolean(),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([body, kind, isCut, gap]) => ({
    text: `-----BEGIN ${kind}-----${gap}${wrapped(body, gap)}${isCut ? '' : `${gap}-----END ${kind}-----`}`,
    secrets: lines(body),
  }));

/** Every kind of secret that is told by its name, its shape or its place. */
export const kinds: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  'key=value': fc.tuple(names, word).map(([name, secret]) => one(secret, `${name}=${secret}`)),
  'key: value': fc.tuple(names, word).map(([name, secret]) => one(secret, `${name}: ${secret}`)),
  'a line of YAML': fc.tuple(names, phrase).map(([name, secret]) => ({
    text: `\n  ${name}: ${secret}\n`,
    secrets: secret.split(' '),
  })),
  JSON: fc
    .tuple(names, fc.oneof(word, phrase, fc.string({ minLength: 12, unit: 'grapheme' })), fc.constantFrom(0, 2))
    .filter(([, secret]) => secret.trim().length >= 12)
    .map(([name, secret, space]) =>
      one(JSON.stringify(secret).slice(1, -1), JSON.stringify({ a: 1, [name]: secret }, null, space)),
    ),
  'a list in JSON': fc.tuple(names, word, word).map(([name, first, second]) => ({
    text: JSON.stringify({ [name]: [first, { x: second }] }),
    secrets: [first, second],
  })),
  'a property list': fc
    .tuple(names, phrase)
    .map(([name, secret]) => one(secret, `<key>${name}</key>\n\t<string>${secret}</string>`)),
  'data of a property list': bytes(12, 200).map(value =>
    one(value.toString('base64'), `<key>Anything</key><data>\n\t${value.toString('base64')}\n\t</data>`),
  ),
  'an XML element': fc
    .tuple(
      names.filter(name => /^[\w-]+$/.test(name)),
      phrase,
    )
    .map(([name, secret]) => one(secret, `<ns:${name}>${secret}</ns:${name}>`)),
  'a flag': word.map(secret => one(secret, `tool --client-secret ${secret} --verbose`)),
  'a bearer': fc
    .tuple(fc.constantFrom('Bearer', 'Basic', 'bearer', 'Negotiate'), bytes(12, 80))
    .map(([scheme, value]) => {
      const secret = `${value.toString('base64')}9`;
      return one(secret, `used ${scheme} ${secret} for it`);
    }),
  'an authorization header': fc
    .tuple(fc.constantFrom('Authorization', 'Proxy-Authorization'), word)
    .map(([name, secret]) => one(secret, `${name}: Digest username="sam", response="${secret}"`)),
  'a cookie': fc.tuple(fc.constantFrom('Cookie', 'Set-Cookie'), word, word).map(([name, first, second]) => ({
    text: `${name}: a=${first}; ESTSAUTH=${second}; path=/`,
    secrets: [first, second],
  })),
  'headers as pairs': word.map(secret => one(secret, JSON.stringify({ Cookie: `a=${secret}; b=c` }))),
  'a JSON web token': jwt,
  'a PEM block': pem,
  'a blob': fc.oneof(blob, urlBlob).map(secret => one(secret, secret)),
  'a wrapped blob': fc.tuple(blob, fc.constantFrom('\n', '\r\n', '\\n', '\n\t\t')).map(([body, gap]) => ({
    text: `\n${wrapped(body, gap)}\n`,
    secrets: lines(body).map(line => line.replace(/=+$/, '')),
  })),
  'hexadecimal bytes': bytes(16, 64).map(value => one(value.toString('hex'), `key ${value.toString('hex')}.`)),
  'bytes as macOS prints them': bytes(16, 64).map(value => {
    const groups = value.toString('hex').match(/.{1,8}/g) ?? [];
    return one(groups.join(' '), `<${groups.join(' ')}>`);
  }),
  'a summary of bytes': bytes(16, 16).map(value => {
    const [first = '', second = ''] = value.toString('hex').match(/.{16}/g) ?? [];
    return { text: `{length = 90, bytes = 0x${first} ... ${second} }`, secrets: [first, second] };
  }),
  'a name in a URL': word.map(secret => one(secret, `https://sam:${secret}@fleet.larkfield.example/a`)),
  'a query': fc
    .tuple(fc.constantFrom('code', 'sig', 'session_state', 'access_token', 'client_secret', 'key', 'password'), word)
    .map(([name, secret]) => one(secret, `https://fleet.larkfield.example/cb?x=1&${name}=${secret}&y=2`)),
  'a query in a URL in a query': word.map(secret =>
    one(secret, `https://a.example/?next=${encodeURIComponent(`https://b.example/?a=1&code=${secret}&b=2`)}`),
  ),
  'an answer with a code': word.map(secret => one(`${secret}7q`, `{"code": "${secret}7q-9"}`)),
  'a device URL': fc
    .tuple(
      fc.constantFrom(
        '/device/',
        '/api/latest/fleet/device/',
        '/api/v1/fleet/device/',
        String.raw`\/device\/`,
        '%2Fdevice%2F',
      ),
      fc.oneof(
        fc.uuid(),
        word,
        fc.uuid().map(id => id.toUpperCase()),
      ),
      fc.constantFrom('', '/desktop', '/policies?a=b', '#x'),
    )
    .map(([path, secret, after]) => one(secret, `https://fleet.larkfield.example${path}${secret}${after}`)),
  'a name in the plural': fc
    .tuple(fc.constantFrom('Passwords', 'API keys', 'Login credentials', 'Tokens', 'PIN', 'PSK', 'Hasło'), chosen)
    .map(([name, secret]) => one(secret, `${name}: ${secret}`)),
  'words between a name and its value': fc
    .tuple(
      fc.constantFrom(
        'Password for admin:',
        'Password (guest Wi-Fi):',
        'Password of the guest network =',
        'The password is',
        'The password for the printer is',
        'Das Passwort lautet',
        'password ->',
        'password –',
        'password admin new:',
        '| password |',
      ),
      chosen,
    )
    .map(([lead, secret]) => one(secret, `${lead} ${secret}`)),
  'a word of letters alone behind words': word.map(secret => one(secret, `Password for admin: ${secret}`)),
  'a value on the next line': fc
    .tuple(fc.constantFrom('Recovery password:\n', 'Password:\n\n  ', 'Password for admin:\r\n'), chosen)
    .map(([lead, secret]) => one(secret, `${lead}${secret}`)),
  'a block of YAML': fc.tuple(fc.constantFrom('|', '>-', '|+'), word, word).map(([style, first, second]) => ({
    text: `password: ${style}\n  ${first}\n  ${second}\nnext: 1`,
    secrets: [first, second],
  })),
  'a phrase of words': fc
    .tuple(fc.constantFrom('passphrase = ', 'and the password: ', 'key phrase, passcode: '), phrase)
    .map(([lead, secret]) => ({ text: lead + secret, secrets: secret.split(' ') })),
  'plain words behind a verb': fc
    .tuple(
      fc.constantFrom(
        'my password is ',
        'Das Passwort lautet ',
        'The passphrase for the printer was ',
        'mot de passe est ',
      ),
      fc.shuffledSubarray(['horse', 'battery', 'staple', 'purple', 'monkey', 'dishwasher', 'Katze', 'garden'], {
        minLength: 3,
        maxLength: 6,
      }),
      fc.constantFrom('', 'correct ', 'four '),
    )
    .map(([lead, words, first]) => one(words.join(' '), `${lead}${first}${words.join(' ')}`)),
  'a comma within': fc.tuple(fc.constantFrom(',', ';', ')', '&'), word, word).map(([sign, first, second]) => ({
    text: `password=x${first}${sign}${second}!`,
    secrets: [first, second],
  })),
  'a doubled quote of YAML': fc
    .tuple(word, word)
    .map(([first, second]) => ({ text: `password: '${first}''${second}'`, secrets: [first, second] })),
  'a user of curl': fc
    .tuple(fc.constantFrom('-u ', '--user ', '-u', '--proxy-user='), chosen)
    .map(([flag, secret]) => one(secret, `curl ${flag}admin:${secret} https://a.example`)),
  'a slash in the password of a URL': fc
    .tuple(word, word)
    .map(([first, second]) => ({ text: `https://admin:w${first}/${second}@a.example/x`, secrets: [first, second] })),
  'a key by its beginning': fc
    .tuple(
      fc.constantFrom('xoxb-', 'sk_live_', 'rk_test_', 'ghp_', 'github_pat_', 'glpat-', 'AIza', 'npm_', 'shpat_'),
      fc.stringMatching(/^[A-Za-z0-9]{24,36}$/),
    )
    .map(([begin, rest]) => one(rest, begin + rest)),
  'a key of AWS': fc.stringMatching(/^[A-Z0-9]{16}$/).map(rest => one(rest, `AKIA${rest}`)),
  'a PEM block with headers': fc.tuple(blob, fc.constantFrom('BEGIN', 'begin')).map(([body, begin]) => ({
    text: `-----${begin} RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n${wrapped(body, '\n')}`,
    secrets: lines(body),
  })),
  'a recovery key': fc
    .tuple(fc.array(fc.stringMatching(/^[A-Z0-9]{4}$/), { minLength: 6, maxLength: 6 }), fc.constantFrom('-', '‐', '–'))
    .map(([groups, dash]) => one(groups.join(dash), groups.join(dash))),
};

/** Whatever may stand around one. */
export const anyBefore = fc.constantFrom(
  '',
  ' ',
  'failed: ',
  '"',
  '(',
  '\n',
  '\r\n\t',
  ' at ',
  'Ошибка: ',
  '登録に失敗しました。',
  'خطأ: ',
  'x\u200b ',
  '\u2066',
  "it's ",
  '* ',
  '> ',
  '|',
);
export const anyAfter = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\r\nnext line',
  ' and more',
  '"',
  ')',
  ', ',
  '\u200b',
  ' 。',
  '|',
  ';',
);

/** The same text inside something else. */
export const anyNesting: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text: string) => text,
  (text: string) => JSON.stringify({ output: text, ok: true }),
  (text: string) => JSON.stringify({ log: JSON.stringify({ output: text }) }),
  (text: string) => `<dict><key>Output</key><string>${text}</string></dict>`,
  (text: string) => `before ${text} after`,
);

/** Every piece of twelve characters. */
export function piecesOf(secret: string): readonly string[] {
  const count = Math.max(1, secret.length - 11);
  return Array.from({ length: count }, (_, index) => secret.slice(index, index + 12).toLowerCase());
}
