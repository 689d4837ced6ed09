/** What stands in the place of a secret. */
export const removed = '[removed]';

/** Names that a secret is written under. Whatever stands before one (`access_token`, `_deviceSigningKeyData`) may. */
export const secretWords = [
  'passw(?:or)?d',
  'passphrase',
  'passcode',
  'pwd',
  'kennwort',
  'passwort',
  'mot de passe',
  'contraseña',
  'wachtwoord',
  'senha',
  'пароль',
  '密码',
  'パスワード',
  'secret',
  'token',
  'credential',
  'cookie',
  'authorization',
  'assertion',
  'saml(?:response|request)',
  '(?:api|private|access|signing|encryption|session|client|recovery|node|account|enroll)[ _-]?key',
  'key[_-]?(?:data|handle)',
  'device(?:signing|encryption)certificate',
].join('|');

/** What the value of such a name is called where it is not the name itself. */
const suffix = '(?:[_-]?(?:value|hash|data|text|string))?';

/** A name with what leads from it to its value, in JSON, YAML, headers, forms, and each of them inside another one. */
export const secretLabel = `(?:${secretWords})${suffix}(?:\\\\*["'\`]|%22|%27|&quot;|&#3[49];|\\]|%5D)?\\s{0,8}(?:=>|[:=：＝]|%3D|%3A)\\s{0,8}`;

const endsLikeSecret = new RegExp(`(?:${secretWords})${suffix}$`, 'iu');

/** Whether what stands under this name is a secret. */
export function isSecretKey(key: string): boolean {
  // Longer than any name, and then only its end can matter.
  return endsLikeSecret.test(key.trim().slice(-80));
}

/** What is said *about* a secret: nobody's secret, and what a technician has to know. */
const saysNothing =
  /^(?:present|missing|absent|unreadable|not-understood|set|none|null|nil|true|false|yes|no|unknown|expired|stale|valid|invalid|required|refused|mac-password|work-password|smart-card-pin|<?redacted>?|\(null\)|\[removed\]|)[.,;]?$/i;

/** Whether this can be shown under a secret's name. */
export function isHarmless(value: string): boolean {
  return saysNothing.test(value.trim());
}
