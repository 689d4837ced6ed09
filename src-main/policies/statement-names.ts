import { isSyntaxNode, nameIn, type SyntaxNode } from './syntax-node.ts';

/** Everything that a statement mentions, in lower case. */
export type StatementNames = {
  /** Tables that are read. What a WITH names is none of them where it can be seen. */
  readonly tables: ReadonlySet<string>;
  /** Every name that stands for a table anywhere, those that a WITH gives included. */
  readonly tableNames: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  readonly strings: readonly string[];
  /** Whether a `*` hands on columns, which can then be read by any other name. */
  readonly readsUnnamed: boolean;
};

type Scope = { readonly names: ReadonlySet<string>; readonly outer: Scope | null } | null;

/**
 * Collects names from a syntax tree, whatever nodes it is made of: a kind of node that a later grammar adds is walked
 * like any other, so a table cannot hide in it. The way is a list and no recursion, because the depth is a stranger's.
 */
export function namesInStatement(root: unknown): StatementNames {
  const tables = new Set<string>();
  const tableNames = new Set<string>();
  const functions = new Set<string>();
  const columns = new Set<string>();
  const strings: string[] = [];
  const counted = new Set<unknown>();
  let readsUnnamed = false;
  const open: (readonly [unknown, Scope])[] = [[root, null]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, outer] = next;
    if (Array.isArray(node)) {
      for (const item of node) open.push([item, outer]);
      continue;
    }
    if (!isSyntaxNode(node)) continue;
    const scope = scopeOf(node, outer);
    for (const column of countedColumns(node)) counted.add(column);
    if (unnamed.test(node.type) && !counted.has(node)) readsUnnamed = true;
    if (node.type === 'QualifiedName') {
      const name = nameIn(node['objName']);
      tableNames.add(name);
      // A name with a schema before it never means what a WITH gave.
      if (node['dbName'] !== undefined || !isInScope(name, scope)) tables.add(name);
    } else if (node.type === 'CommonTableExpr') tableNames.add(nameIn(node['tblName']));
    else if (node.type.startsWith('FunctionCall') && node['name'] !== undefined) functions.add(nameIn(node['name']));
    else if (node.type === 'Id' || node.type === 'Name') columns.add(nameIn(node));
    else if (node.type === 'StringLiteral' && typeof node['value'] === 'string') strings.push(node['value']);
    for (const [key, child] of Object.entries(node)) if (key !== 'span') open.push([child, scope]);
  }
  return { tables, tableNames, functions, columns, strings, readsUnnamed };
}

const unnamed = /^(Table)?StarResultColumn$|^InTable/;

/** Result columns that nobody looks at: of the whole query, and of an EXISTS, only the number of rows counts. */
function countedColumns(node: SyntaxNode): readonly unknown[] {
  const select = node.type === 'SelectStmt' ? node['body'] : node.type === 'ExistsExpr' ? node['select'] : undefined;
  if (!isSyntaxNode(select) || select['compounds'] !== undefined || !isSyntaxNode(select['select'])) return [];
  const { columns, groupBy } = select['select'];
  return Array.isArray(columns) && groupBy === undefined ? columns : [];
}

/** A WITH is seen by its whole SELECT, the other tables of the same WITH included. */
function scopeOf(node: SyntaxNode, outer: Scope): Scope {
  const list = node.type === 'Select' && isSyntaxNode(node['with']) ? node['with']['ctes'] : undefined;
  if (!Array.isArray(list)) return outer;
  return { names: new Set(list.filter(isSyntaxNode).map(cte => nameIn(cte['tblName']))), outer };
}

function isInScope(name: string, scope: Scope): boolean {
  for (let level = scope; level !== null; level = level.outer) if (level.names.has(name)) return true;
  return false;
}
