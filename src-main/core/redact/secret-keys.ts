/** What stands in the place of a secret. */
export const removed = '[removed]';

/** Names that a secret is written under. Whatever stands before one (`access_token`, `_deviceSigningKeyData`) may. */
export const secretWords = [
  'passw(?:or)?ds?',
  'passphrases?',
  'passcodes?',
  'pwds?',
  'kenn(?:wort|wörter)',
  'pass(?:wort|wörter)',
  'mots? de passe',
  'contraseñas?',
  'wachtwoord(?:en)?',
  'senhas?',
  'lösenord',
  'hasło',
  'heslo',
  'adgangskode',
  'passord',
  'salasana',
  'jelszó',
  '(?:(?<![\\p{L}\\p{N}])|(?<=\\\\[nrt]))(?:pins?|psk)(?![\\p{L}\\p{N}])',
  'пароль',
  '密码',
  'パスワード',
  'secrets?',
  'tokens?',
  'credentials?',
  'cookies?',
  'authorization',
  'assertion',
  'saml(?:response|request)',
  '(?:api|private|access|signing|encryption|session|client|recovery|node|account|enroll)[ _-]?keys?',
  'key[_-]?(?:data|handle)',
  'device(?:signing|encryption)certificate',
].join('|');

/** What the value of such a name is called where it is not the name itself. */
const suffix = '(?:[_-]?(?:value|hash|data|text|string))?';

const space = '[ \\t\\u00a0]';
const closed = '(?:\\\\*["\'`]|%22|%27|&quot;|&#3[49];|\\]|%5D)?';
/** "Password (guest Wi-Fi):", "Password for admin:" */
const middle = `(?<middle>${space}{0,4}\\([^()\\r\\n]{0,60}\\)|(?:${space}{1,4}[^\\s:：=,;.!?()"{}<>|&\\\\]{1,30}){1,5}?)?`;
const strong = '(?<strong>=>|[:：](?!\\/\\/)|[=＝]|%3D|%3A)';
const weak = `(?<weak>->|→|[–—|]|(?<=\\s)-(?=\\s)|(?<=\\s)(?:is|was|are|ist|lautet|est|es|är)(?=[\\s:])${space}{0,4}:?)`;

/** A name with what leads from it to its value, in JSON, YAML, headers, forms, prose, and each of them inside another one. */
export const secretLabel = `(?:${secretWords})${suffix}(?:${closed}\\s{0,40}${strong}|${middle}\\s{0,40}(?:${strong.replace('strong', 'led')}|${weak}))\\s{0,40}`;

const endsLikeSecret = new RegExp(`(?:${secretWords})${suffix}$`, 'iu');

/** Whether what stands under this name is a secret. */
export function isSecretKey(key: string): boolean {
  // Longer than any name, and then only its end can matter.
  return endsLikeSecret.test(key.trim().slice(-80));
}

/** What is said *about* a secret: nobody's secret, and what a technician has to know. */
const saysNothing =
  /^(?:present|missing|absent|unreadable|not-understood|set|none|null|nil|true|false|yes|no|unknown|expired|stale|valid|invalid|required|refused|mac-password|work-password|smart-card-pin|<?redacted>?|\(null\)|\[removed\]|)[.,;]?$/i;

/** What a rule or a report says about one: "at least 14 characters", "stored at Fleet", "escrowed to server: NO". */
const plainTalk =
  /^(?:at (?:least|most)|minimum|maximum|more than|stored|escrowed|required|requires?|has|have|must|should|may|can(?:not)?|needs?|immediately|never|not|no longer|changed|reset|expire[sd]?|kept|managed|synced|turned|missing|present|was|were|is|are|will|cannot|please|(?:wanted|needed|asked|used|entered|typed|shown|known)(?= (?:by|in|on|at|for|from|to|when|once|twice|again|every|only|here))|\d{1,3} (?:characters|digits|letters|days|hours|minutes))(?=[\s,.]|$)/i;
/** These begin a phrase that somebody chose as well: only where more than the bare name leads to them. */
const plainPhrase =
  /^(?:the|an?|your|its?|that|this|which|type|enter|use|ask|see|stop|turn|click|open|choose|celui qu[ie]|celui qu’\S+|la que|das,)(?=\s)/i;

/** Whether this text only talks about a secret; a word in it that could be one decides otherwise. */
export function isTalk(text: string, isLed: boolean): boolean {
  const said = text.trim();
  return (plainTalk.test(said) || (isLed && plainPhrase.test(said))) && !said.split(/\s+/).some(looksChosen);
}

/** Letters with digits or signs among them, or many digits: what a password looks like and a word does not. */
export function looksChosen(word: string): boolean {
  const bare = word.replace(/[.,;:!?)\]]+$/, '');
  if (word.length < 4 || /^\d{4}-\d\d-\d\d/.test(word)) return false;
  if (/^\d+$/.test(bare)) return bare.length >= 4;
  return /\p{L}/u.test(bare) && /[\d!#$%^*+=~]/.test(bare.replace(/^[#$]/, ''));
}

/** Whether this can be shown under a secret's name. */
export function isHarmless(value: string): boolean {
  return saysNothing.test(value.trim());
}
