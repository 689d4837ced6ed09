/**
 * A text of so many letters at most, cut between two words where that leaves more than half of it. A letter is what a
 * reader takes for one: an emoji or an accent cut in two shows as something else.
 */
export function shorten(text: string, longest: number): string {
  const letters: string[] = [];
  // No further than needed: a name can be as long as somebody makes it.
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    letters.push(segment);
    if (letters.length > longest) return `${cut(letters.slice(0, longest))}…`;
  }
  return text;
}

/** The last of the letters gives way to the dots. */
function cut(letters: readonly string[]): string {
  const end = letters.findLastIndex(letter => /^\s/u.test(letter));
  return letters
    .slice(0, end > letters.length / 2 ? end : -1)
    .join('')
    .trimEnd();
}
