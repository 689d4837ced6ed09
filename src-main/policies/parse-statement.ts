import { parse, tokenName, type ParseResult, type Token } from 'sqlite3-parser';
import { problem, type Problem } from '../core/problem.ts';
import type { OsqueryStatement } from '../ports.ts';
import { refusedFunction, refusedTable } from './refused-tables.ts';
import { resourceBomb } from './resource-bombs.ts';
import { needsRoot } from './root-tables.ts';
import { namesInStatement, type StatementNames } from './statement-names.ts';

/** What a query may be asked as, or why it is not asked. */
export type ParsedStatement =
  | { readonly ok: true; readonly statement: OsqueryStatement; readonly tables: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** Longer ones are not read. The longest policies in use have a tenth of it. */
export const longestQuery = 64 * 1024;

/**
 * Reads a policy's query as SQL and lets through one single SELECT that reaches nowhere, writes nothing and reads no
 * secret. It looks at the syntax tree and never at the text, in which anything can look like anything.
 */
export function parseStatement(written: string): ParsedStatement {
  if (written.length > longestQuery) return refuse('statement-not-understood', 'longer than 64 KB');
  // The parser takes a NUL for the end, and osquery's shell too, but not at the same place.
  if (written.includes('\0')) return refuse('statement-not-understood', 'holds a NUL');
  if (!written.isWellFormed()) return refuse('statement-not-understood', 'holds half a character');
  // Inside a text SQLite skips a byte order mark, and the parser takes it for a letter: a table's name could hide behind it.
  if (written.includes('\uFEFF', 1)) return refuse('statement-not-understood', 'holds a byte order mark');
  const sql = written.startsWith('\uFEFF') ? written.slice(1) : written;
  const parsed = parseSafely(sql);
  if (parsed === null) return refuse('statement-not-understood', 'the parser gave up');
  if (parsed.status === 'error') return refuse('statement-not-understood', nearWhere(parsed.errors[0]?.span.line));
  const [command, ...more] = parsed.root.cmds;
  if (command === undefined) return refuse('statement-refused', 'empty');
  if (more.length > 0) return refuse('statement-refused', 'more than one statement');
  if (command.type !== 'SelectStmt' || command.body.select.type !== 'SelectFrom')
    return refuse('statement-refused', 'not a SELECT');
  const names = namesInStatement(command);
  const refused = refusedName(names) ?? resourceBomb(command);
  if (refused !== null) return refuse('query-refused', refused);
  const line = onOneLine(parsed.tokens ?? []);
  if (!line.ok) return line;
  const tables = [...names.tables];
  const root = needsRoot({ ...names, tables });
  if (root !== null) return refuse('needs-root', root);
  return { ok: true, statement: { written, line: line.text }, tables };
}

function refuse(code: Problem['code'], detail: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: problem(code, detail) };
}

const nearWhere = (line: number | undefined): string => (line === undefined ? 'not SQL' : `near its line ${line}`);

function refusedName({ tableNames, functions }: StatementNames): string | null {
  for (const name of tableNames) {
    const why = refusedTable(name);
    if (why !== null) return why;
  }
  for (const name of functions) {
    const why = refusedFunction(name);
    if (why !== null) return why;
  }
  return null;
}

/** The grammar is another project's, and the text anybody's: what it trips over must not stop the other policies. */
function parseSafely(sql: string): ParseResult | null {
  try {
    return parse(sql, { emitTokens: true });
  } catch {
    return null;
  }
}

type OneLine = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/**
 * Puts a statement on one line as osquery's shell reads it: without comments, one `;` at the end. Where its author left
 * a gap there is one space, so no two tokens run together and none is cut.
 */
function onOneLine(tokens: readonly Token[]): OneLine {
  let line = '';
  let end = 0;
  for (const { type, text, span } of tokens) {
    const kind = tokenName(type);
    if (kind === 'SEMI' || text === '') continue;
    if (kind === 'VARIABLE') return refuse('statement-not-understood', 'a variable that nothing gives a value');
    // Inside a string or a quoted name: the shell would end its line there, or a terminal obey it.
    if (controlCharacter.test(text)) return refuse('statement-not-understood', 'a control character inside a string');
    line += line !== '' && span.offset > end ? ` ${text}` : text;
    end = span.offset + text.length;
  }
  return { ok: true, text: `${line};` };
}

// A tab is harmless. U+2028 and U+2029 end no line of the shell; U+0085 ends one for some terminals.
const controlCharacter = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/;
