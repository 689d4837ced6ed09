/** Letters that a joiner belongs between: emoji, and scripts that are written with them. No secret's name is in these. */
const joined =
  '(?![\\p{Cf}\\p{DI}])[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}\\p{sc=Mymr}]';

/**
 * Text without marks that nobody sees. What they cut in two is found by no pattern, and is whole again wherever they
 * are dropped later: whatever looks for something and whatever shows it has to drop the same ones.
 */
export function withoutUnseen(text: string): string {
  const unseen = new RegExp(
    [
      `(?<!${joined}|\\p{Extended_Pictographic}\\ufe0f)[\\u200c\\u200d]`,
      `[\\u200c\\u200d](?!${joined})`,
      '(?<!\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]',
      '(?![\\u200c\\u200d\\ufe0e\\ufe0f])[\\p{Cf}\\p{Cs}\\p{DI}]',
      '[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f]',
    ].join('|'),
    'gu',
  );
  return text.replaceAll(unseen, '');
}
