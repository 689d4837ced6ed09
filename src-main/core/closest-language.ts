/** The language of a tag among those there are: by the tag itself, else by its base language. */
export function closestLanguage<T extends { readonly language: string }>(
  tag: string | null,
  languages: readonly T[],
): T | undefined {
  // A locale variable has an underscore and a character set: de_DE.UTF-8.
  const name = (tag ?? '').split('.')[0]?.replaceAll('_', '-').toLowerCase() ?? '';
  const base = name.split('-')[0];
  return (
    languages.find(({ language }) => language.toLowerCase() === name) ??
    languages.find(({ language }) => language === base)
  );
}
