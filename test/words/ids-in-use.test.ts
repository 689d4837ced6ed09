import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { windowWordIds } from '../../src-main/contract/window-words.ts';
import type { MessageId } from '../../src-main/core/words.ts';
import en from '../../resources/words/en.json' with { type: 'json' };

const checkout = join(import.meta.dirname, '../..');

/** Everything that code writes down as a text, or puts together from pieces; its types are not code. */
type Used = { readonly texts: ReadonlySet<string>; readonly patterns: readonly RegExp[] };

function textsIn(folders: readonly string[], isSource: (path: string) => boolean): Used {
  const texts = new Set<string>();
  const patterns = new Map<string, RegExp>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    // `words.cancel`, and the key of a table.
    if (ts.isPropertyAccessExpression(node)) texts.add(node.name.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) texts.add(node.name.text);
    if (ts.isTemplateExpression(node)) {
      const pieces = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      const pattern = new RegExp(
        `^${pieces.map(piece => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`,
      );
      // `${kind}.${code}` would be every id there is.
      if (/^[a-z][\w-]+[.-]/.test(node.head.text)) patterns.set(pattern.source, pattern);
    }
    ts.forEachChild(node, visit);
  };
  for (const folder of folders) {
    for (const name of readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      if (!/\.tsx?$/.test(path) || !isSource(path)) continue;
      visit(ts.createSourceFile(path, readFileSync(join(checkout, path), 'utf8'), ts.ScriptTarget.Latest));
    }
  }
  return { texts, patterns: [...patterns.values()] };
}

function unused(ids: readonly string[], { texts, patterns }: Used): readonly string[] {
  return ids.filter(id => !texts.has(id) && !patterns.some(pattern => pattern.test(id)));
}

/** The lists of ids are what is checked, and say nothing of their use. */
const isSource = (path: string): boolean => !/contract\/window-words|sandbox\//.test(path);

describe('the ids of the words', () => {
  it('of English are those that the program knows, and no others', () => {
    expectTypeOf<keyof (typeof en)['messages']>().toEqualTypeOf<MessageId>();
    expect(Object.keys(en.window).sort()).toEqual([...windowWordIds].sort());
    expect(new Set(windowWordIds).size).toBe(windowWordIds.length);
  });

  it('of messages are all used', () => {
    // A step can be a message of its own, and the helpdesk’s page has messages that the app has not.
    const used = textsIn(['src-main', 'scripts/writing'], isSource);
    const steps = new Set(Object.values(en.steps).flat());
    expect(unused(Object.keys(en.messages), used).filter(id => !steps.has(id))).toEqual([]);
  });

  it('of the window are all used', () => {
    expect(unused([...windowWordIds], textsIn(['src-main', 'src-renderer'], isSource))).toEqual([]);
  });

  it('are missed where nobody writes them', () => {
    const used: Used = { texts: new Set(['tray.open']), patterns: [/^pane-.+$/] };
    expect(unused(['tray.open', 'pane-help', 'tray.other'], used)).toEqual(['tray.other']);
  });
});
