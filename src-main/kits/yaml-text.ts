import { stringify } from 'yaml';

/** Plain values that a YAML document of a kit is made of. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Writes one YAML document under its comment. The same value gives the same text. */
export function yamlText(value: YamlValue, comment: readonly string[] = []): string {
  const head = comment.map(line => `# ${line}`.trimEnd());
  return `${[...head, stringify(value, options)].join('\n').trimEnd()}\n`;
}

const options = {
  // Fleet's parser still takes a bare yes, on or 0644 as YAML 1.1 did, so whatever 1.1 would misread is quoted.
  version: '1.1',
  // A folded query or path is hard to find again and to compare.
  lineWidth: 0,
  // An alias saves a line and makes each copy depend on the first.
  aliasDuplicateObjects: false,
} as const;
