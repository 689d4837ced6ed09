/** “Code” in the languages that messages with one-time codes are read in. */
const code = String.raw`(?:code|kode|kod|kód|código|codigo|codice|コード|代码|代碼|碼|码|코드|번호|код)`;
/** The first letters of what such a code is for. */
const purpose = String.raw`(?:one[\s-]?time|single[\s-]use|verif|v[eé]rif|secur|s[eé]cur|segur|sicur|sicherheit|bestätig|confirm|einmal|sms|authenti|two[\s-]factor|2fa|mfa|beveiliging|engang|engång|weryfik|jednoraz|ověř|vahvist|doğrula|проверочн|подтвержд|セキュリティ|確認|認証|验证|驗證|인증)\p{L}*`;
/** Codes of everything else that has some. */
const elsewhere = `(?:zip|post|area|country|order|promo|discount|door|pin|otp|backup|recovery|activation|pairing|reset)`;
const upTo = String.raw`(?:\s{1,2}(?:is|lautet|ist|est|es|è))?["'\\\s:：=[\]]{0,8}$`;

const before = new RegExp(
  [
    String.raw`(?:${purpose}|${elsewhere})[\s_-]{0,2}${code}`,
    String.raw`${code}\s(?:d[eiao]\s|d['’]|for\s|für\s)?${purpose}`,
    String.raw`(?:pass[\s-]?code|(?<!\p{L})otp)`,
  ]
    .map(kind => `${kind}${upTo}`)
    .join('|'),
  'iu',
);

/** What a sender writes around a code of six digits or more. With fewer it can be a person’s own way to speak of an error. */
const softBefore = new RegExp(
  String.raw`(?<!\p{L})(?:(?:use|enter|type|insert)\s(?:(?:in|the|this|your|following)\s){0,2}|your\s|(?:sign|log)[\s-]?in\s|login\s|(?<!conditional\s)access\s)code${upTo}`,
  'iu',
);
const softAfter =
  /^["').,:]{0,3}\s{0,3}(?:to\s(?:sign|log)\s?in|to\sverify|is\syour|expires?(?!\p{L})|is\svalid|valid\sfor|(?:please\s)?(?:do\snot|don['’]t|never)\sshare|läuft\s(?:in|ab)|(?:ist\s)?gültig)/iu;

/** Whether a number is a code that proves who somebody is, or one of the post, a shop or a door: never an error. */
export function isOtherCode(digits: string, around: { readonly before: string; readonly after: string }): boolean {
  if (before.test(around.before)) return true;
  return digits.length >= 6 && (softBefore.test(around.before) || softAfter.test(around.after));
}
