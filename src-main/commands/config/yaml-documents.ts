import type { KitFile } from '../../kits/kit.ts';

/** A kit as one stream of YAML documents, each headed by its path; what is no YAML stands in it as a text. */
export function yamlDocuments(files: readonly KitFile[]): string {
  return files
    .map(({ path, text }) => `---\n# ${path}\n${/\.ya?ml$/.test(path) ? withEnd(text) : literal(text)}`)
    .join('');
}

function literal(text: string): string {
  const lines = withEnd(text).slice(0, -1).split('\n');
  return `|\n${lines.map(line => (line === '' ? '' : `  ${line}`)).join('\n')}\n`;
}

function withEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
