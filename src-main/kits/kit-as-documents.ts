import type { KitFile } from './kit.ts';

/**
 * A tree as one stream: each YAML document under its path. What is not YAML is only named, as a comment, so that the
 * whole stays YAML.
 */
export function kitAsDocuments(files: readonly KitFile[]): string {
  const documents = files.filter(({ path }) => path.endsWith('.yml'));
  const others = files.filter(({ path }) => !path.endsWith('.yml'));
  const named = others.map(({ path }) => `# ${path}: not YAML; --out DIR writes it`);
  return [...documents.map(({ path, text }) => `---\n# ${path}\n${text}`), ...named.map(line => `${line}\n`)].join('');
}
