/**
 * Puts numbers where a word of the window has places for them, so that each language may put them where they belong.
 * Each is isolated (U+2068, U+2069): in a language from right to left two numbers would otherwise change places.
 */
export function fillPlaces(text: string, numbers: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const number = numbers[name];
    return number === undefined ? place : `\u2068${number}\u2069`;
  });
}
