import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '../..');

/** Where sentences are put before people. */
const folders = ['src-main/app', 'src-main/commands', 'src-main/core/sign-in-errors', 'src-main/core/ticket'];
const others = ['src-main/core/walk', 'src-main/core/doctor', 'src-main/core/timeline', 'src-renderer'];

/** For administrators, in English alone as `--help` is. */
const englishOnly = ['src-main/commands/config/', 'src-main/commands/usage.ts'];

/*
 * What differs between languages and is easily glued: the mark between a label and its text (French has a space before it),
 * quotes, and what stands between the items of a list. Brackets around a code, ` · ` between codes and an ellipsis where
 * something is cut off are the same in every language that Clearway speaks, and stay.
 */
function gluedIn(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && isGluedTemplate(node)) found.push(`${path}: ${node.getText()}`);
    if (ts.isCallExpression(node) && isGluedList(node)) found.push(`${path}: ${node.getText()}`);
    // `{label}: {text}` in the window
    if (ts.isJsxText(node) && /^\s*[:;,.“”„«»]/.test(node.text)) found.push(`${path}: ${node.text.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Words with a mark right behind or around them. */
function isGluedTemplate(node: ts.TemplateExpression): boolean {
  return node.templateSpans.some(({ expression, literal }, index) => {
    const before = index === 0 ? node.head.text : (node.templateSpans[index - 1]?.literal.text ?? '');
    if (/[“”„«»]$/.test(before) || /^[“”„«»]/.test(literal.text)) return true;
    return /\b(?:words|window)\b/.test(expression.getText()) && /^ ?[:;,](?: |$)/.test(literal.text);
  });
}

function isGluedList({ expression, arguments: [first] }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'join') return false;
  return first !== undefined && ts.isStringLiteral(first) && /^[,:] $/.test(first.text);
}

describe('sentences', () => {
  it.each([...folders, ...others])('are not glued from pieces in %s', folder => {
    const names = readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' });
    const paths = names
      .filter(name => /\.tsx?$/.test(name))
      .map(name => join(folder, name))
      .filter(path => !englishOnly.some(one => path.startsWith(one)));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.flatMap(path => gluedIn(path, readFileSync(join(checkout, path), 'utf8')))).toEqual([]);
  });

  it.each([
    ['a label and its text', "`${words['walk-wants']}: ${text}`"],
    ['a label that ends a line', '`${window[id]}:`'],
    ['quotes', '`“${name}”`'],
    ['a list', "names.join(', ')"],
    ['a label in the window', "<p>{words['walk-wants']}: {text}</p>"],
  ])('are seen to be glued: %s', (_case, code) => {
    expect(gluedIn('example.tsx', `const glued = ${code};`)).toHaveLength(1);
  });

  it.each([
    ['codes', '`${headline.code} · ${doctor.code}`'],
    ['brackets around a code', '`${words.say(id)} (${code})`'],
    ['something cut off', '`${text.slice(0, 9)}…`'],
    ['an address', "`https:${host}`, parts.join('.')"],
  ])('are not taken for glued: %s', (_case, code) => {
    expect(gluedIn('example.tsx', `const fine = [${code}];`)).toEqual([]);
  });
});
