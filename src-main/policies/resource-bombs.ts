import { isSyntaxNode, nameIn } from './syntax-node.ts';

/** What makes a short query take all memory or never end, as far as its syntax tells: a refusal, or null. */
export function resourceBomb(root: unknown): string | null {
  const replacements: unknown[] = [];
  let literals = 0;
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      for (const item of node) open.push(item ?? null);
      continue;
    }
    if (!isSyntaxNode(node)) continue;
    if (node.type === 'CommonTableExpr' && readsItself(node)) return 'with: holds-up-others, a WITH that reads itself';
    if (node.type === 'StringLiteral') literals += textOf(node)?.length ?? 0;
    if (node.type.startsWith('FunctionCall')) {
      const name = nameIn(node['name']);
      const args: readonly unknown[] = Array.isArray(node['args']) ? node['args'] : [];
      if ((name === 'printf' || name === 'format') && isWide(textOf(args[0])))
        return `${name}: takes-memory, a width that is large or not written out`;
      if (name === 'replace') replacements.push(args[2]);
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'span') open.push(child ?? null);
  }
  const growth = replacements.reduce<number>((product, by) => product * growthOf(by, literals), 1);
  return growth > mostGrowth ? 'replace: takes-memory, puts in longer and longer texts' : null;
}

/** So wide may a field of printf be, and so often a text become longer by all replacements together. */
const widestField = 1_000;
const mostGrowth = 1_000;

/** A value of osquery that is put into a text is taken to be this long, or as long as all texts of the query. */
const ordinaryText = 100;

function growthOf(replacement: unknown, literals: number): number {
  return Math.max(1, textOf(replacement)?.length ?? Math.max(ordinaryText, literals));
}

/** Whether a format is unknown, or its width or precision is. What follows `%` other than them does not matter here. */
function isWide(format: string | null): boolean {
  if (format === null) return true;
  for (const [, sizes = ''] of format.matchAll(/%([-+ 0#!,]*[\d.*]*)/g)) {
    if (sizes.includes('*')) return true;
    if (sizes.split(/\D+/).some(size => Number(size) > widestField)) return true;
  }
  return false;
}

/** SQLite takes a WITH for recursive with or without the word, as soon as its own name stands in it. */
function readsItself(cte: Readonly<Record<string, unknown>>): boolean {
  const name = nameIn(cte['tblName']);
  const open: unknown[] = [cte['select']];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) for (const item of node) open.push(item ?? null);
    if (!isSyntaxNode(node)) continue;
    if (node.type === 'QualifiedName' && nameIn(node['objName']) === name && node['dbName'] === undefined) return true;
    for (const [key, child] of Object.entries(node)) if (key !== 'span') open.push(child ?? null);
  }
  return false;
}

function textOf(node: unknown): string | null {
  return isSyntaxNode(node) && node.type === 'StringLiteral' && typeof node['value'] === 'string'
    ? node['value']
    : null;
}
