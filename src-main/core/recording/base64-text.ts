import { base64Letters } from '../base64-letters.ts';

/** The words of a text that are another text in base64; what becomes of each is said by `change`, with what it says. */
export function replaceBase64(text: string, change: (found: string, said: string) => string): string {
  return text.replaceAll(/(?<![\w+/]|==)[\w+/-]{6,4000}={0,2}(?![\w+/=])/g, found => {
    const said = decoded(found);
    return said === null ? found : change(found, said);
  });
}

/** Node's decoder is none of core's. Null for what is no text: a program may write a line's end or a zero behind one. */
function decoded(found: string): string | null {
  const letters = found.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const letter of letters) {
    bits = ((bits << 6) | base64Letters.indexOf(letter)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    const said = decodeURIComponent(escaped);
    return /[^\P{Cc}\s]|\p{Cn}/u.test(said.replace(/\0+$/, '')) ? null : said;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
