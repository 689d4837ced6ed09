/** One `X Configuration:` section: `(null)`, a JSON object, or something that is neither. */
export type Section =
  | { readonly kind: 'null' }
  | { readonly kind: 'object'; readonly value: unknown }
  | { readonly kind: 'broken' };

/** These three and no others: each is looked for once, so that a text full of titles costs no more than one without. */
const title = /^((?:Device|Login|User) Configuration):$/;

/**
 * Finds the sections line by line. A section's object ends at the first line that is a lone closing brace: the JSON
 * is pretty-printed, so braces of inner objects are indented, and a string cannot hold a line break. That is linear in
 * the length of the text, whatever it holds.
 */
export function readSections(output: string): ReadonlyMap<string, Section> {
  const lines = output.split('\n');
  const sections = new Map<string, Section>();
  for (let index = 0; index < lines.length; index += 1) {
    const name = title.exec(lines[index] ?? '')?.[1];
    if (name === undefined || sections.has(name)) continue;
    const opening = (lines[index + 1] ?? '').trim();
    if (opening === '(null)') {
      sections.set(name, { kind: 'null' });
    } else if (opening.startsWith('{')) {
      const end = lines.indexOf('}', index + 2);
      const last = opening === '{}' || end === -1 ? index + 1 : end;
      sections.set(name, parse(lines.slice(index + 1, last + 1).join('\n')));
      index = last;
    } else {
      sections.set(name, { kind: 'broken' });
    }
  }
  return sections;
}

function parse(json: string): Section {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { kind: 'object', value } : { kind: 'broken' };
  } catch (error) {
    // A torn or foreign text is expected trouble; anything else is a bug and must be seen.
    if (error instanceof SyntaxError) return { kind: 'broken' };
    throw error;
  }
}
