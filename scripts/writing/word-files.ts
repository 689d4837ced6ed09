/** The list of the languages, as code: what is bundled has to be imported by name, and a translator should have to add one file alone. */
export function wordFilesModule(names: readonly string[]): Buffer {
  // English first, because everything that is missing is said in it; then by tag.
  const tags = names
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -'.json'.length))
    .sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
  const variables = tags.map(tag => tag.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()));
  return Buffer.from(
    [
      '// Written by scripts/generate.ts from the files of resources/words.',
      ...tags.map(
        (tag, index) => `import ${variables[index]} from '../../../resources/words/${tag}.json' with { type: 'json' };`,
      ),
      '',
      '/** Every language there is, in the order in which a person chooses among them. */',
      `export const wordFiles = [${variables.join(', ')}] as const;`,
      '',
    ].join('\n'),
  );
}
