import { stretch } from '../../scripts/writing/pseudo-words.ts';
import de from '../../resources/words/de.json' with { type: 'json' };
import en from '../../resources/words/en.json' with { type: 'json' };

/** The fields that main fills with its own words; every other text is somebody's name, address or document. */
const wordFields: ReadonlySet<string> = new Set([
  ...['text', 'title', 'summary', 'steps', 'causes', 'screen', 'say', 'looks', 'then', 'secretText'],
  ...['mayComeFrom', 'meaning', 'here', 'giveIt', 'why', 'when', 'goes'],
]);

/** Of these the text is what IT has written or a document, not a word of main's. */
const documents: ReadonlySet<string> = new Set(['tickets', 'ways']);

const inGerman = new Map(
  Object.entries(en.messages).flatMap(([id, text]): readonly [string, string][] => {
    const own = Object.entries(de.messages).find(([other]) => other === id)?.[1];
    return own === undefined || text.includes('{') ? [] : [[text, own]];
  }),
);

/** What German does to a sentence of the examples that has no translation: a third longer, in words that do not break. */
const longWords = ['Geräteverwaltungseinstellungen', 'Registrierungsbestätigung', 'Zugriffsvoraussetzungen'];

function inLanguage(text: string, language: string): string {
  if (text === '' || language === 'en') return text;
  if (language === 'ar-XB') return stretch(text);
  return inGerman.get(text) ?? `${text} ${longWords[text.length % longWords.length] ?? ''}`;
}

/** The same example as main would send it in another language. */
export function speak<T>(value: T, language: string): T;
export function speak(value: unknown, language: string): unknown {
  return speakField(value, language, false);
}

function speakField(value: unknown, language: string, isWord: boolean): unknown {
  if (typeof value === 'string') return isWord ? inLanguage(value, language) : value;
  if (Array.isArray(value)) return value.map(entry => speakField(entry, language, isWord));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      documents.has(key) ? inner : speakField(inner, language, wordFields.has(key)),
    ]),
  );
}

/** Every text of an example that stays as it is in all languages. */
export function textsOfOthers(value: unknown, key = '', isInDocument = false): readonly string[] {
  if (typeof value === 'string') return wordFields.has(key) && !isInDocument ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(entry => textsOfOthers(entry, key, isInDocument));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOfOthers(inner, name, isInDocument || documents.has(name)),
  );
}
