import ts from 'typescript';

/** Between the name of a group of tests and the name of one in it. */
export const nameSeparator = ' › ';

/**
 * The full names of the tests in a file as they are written there: a test that is made of a table has one for all its
 * rows, with the table’s placeholders in it. Reading the source takes a moment, asking the test runner a minute.
 */
export function testNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const found = ts.isCallExpression(node) ? readCall(node) : null;
    const inside = found === null ? groups : [...groups, found.name];
    if (found?.kind === 'test') names.add(inside.join(nameSeparator));
    ts.forEachChild(node, child => {
      visit(child, inside);
    });
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest), []);
  return names;
}

type Found = { readonly kind: 'test' | 'group'; readonly name: string };

function readCall({ expression, arguments: [name] }: ts.CallExpression): Found | null {
  const kind = kindOf(expression);
  return kind === null || name === undefined || !ts.isStringLiteralLike(name) ? null : { kind, name: name.text };
}

/**
 * `it`, `test` and `describe`, and what `it.each(…)` and `it.skipIf(…)` give; one that is skipped or still to be written
 * holds nothing.
 */
function kindOf(called: ts.Expression): Found['kind'] | null {
  if (ts.isIdentifier(called)) {
    if (called.text === 'describe') return 'group';
    return called.text === 'it' || called.text === 'test' ? 'test' : null;
  }
  // `it.each<Row>(rows)(name, …)`, and `describe.skipIf(machine)(name, …)`: it holds where it can run.
  if (!ts.isCallExpression(called) || !ts.isPropertyAccessExpression(called.expression)) return null;
  const { name, expression } = called.expression;
  return ['each', 'skipIf', 'runIf'].includes(name.text) ? kindOf(expression) : null;
}
