import fc from 'fast-check';
import { parse } from 'sqlite3-parser';
import { describe, expect, it } from 'vitest';
import { longestQuery, parseStatement } from '../../src-main/policies/parse-statement.ts';
import { places, styles } from './hidden-tables.ts';

const lineOf = (query: string): string => {
  const parsed = parseStatement(query);
  if (!parsed.ok) throw new Error(`${parsed.problem.code} ${parsed.problem.detail ?? ''}: ${query}`);
  return parsed.statement.line;
};
const codeOf = (query: string): string => {
  const parsed = parseStatement(query);
  return parsed.ok ? 'ok' : parsed.problem.code;
};
/** A syntax tree without places, as text. */
const treeOf = (sql: string): string =>
  JSON.stringify(parse(sql), (key, value: unknown) => (key === 'span' || key === 'line' ? undefined : value));

describe('a query', () => {
  it.each([
    ['a SELECT', 'SELECT 1'],
    ['a WITH', 'WITH a AS (SELECT 1) SELECT 1 FROM a'],
    ['a compound', 'SELECT 1 UNION SELECT 2'],
    ['a semicolon', 'SELECT 1;'],
    ['several semicolons', ';;SELECT 1;;'],
    ['a comment around it', '-- a\nSELECT 1 -- b'],
    ['a comment that never ends', 'SELECT 1 /* b'],
    ['a byte order mark before it', '\uFEFFSELECT 1'],
    ['windows and filters', 'SELECT count(*) FILTER (WHERE 1) OVER (PARTITION BY name) FROM apps'],
    ['the arrow of JSON', "SELECT data ->> '$.a' FROM apps"],
    ['an own collation of osquery', "SELECT 1 FROM apps WHERE version >= '1.2' COLLATE version"],
    ['functions of osquery', "SELECT regex_match(name, 'a', 0), version_compare('1', '2') FROM apps"],
    ['functions that nobody knows', 'SELECT no_such_function(1)'],
    ['tables that nobody knows', 'SELECT 1 FROM no_such_table'],
  ])('with %s is asked', (_case, query) => {
    expect(codeOf(query)).toBe('ok');
  });

  it.each([
    ['nothing', ''],
    ['only gaps', ' \n\t;'],
    ['only a comment', '-- SELECT 1'],
    ['two statements', 'SELECT 1; SELECT 2'],
    ['a statement in the shadow of a comment', 'SELECT 1; -- x\nDELETE FROM apps'],
    ['VALUES', 'VALUES (1)'],
    ['a WITH over VALUES', 'WITH a AS (SELECT 1) VALUES (2)'],
    ['EXPLAIN', 'EXPLAIN SELECT 1'],
    ['EXPLAIN QUERY PLAN', 'EXPLAIN QUERY PLAN SELECT 1'],
    ['PRAGMA', 'PRAGMA table_info(apps)'],
    ['ATTACH', "ATTACH DATABASE '/tmp/x' AS x"],
    ['DETACH', 'DETACH DATABASE main'],
    ['INSERT', 'INSERT INTO apps VALUES (1)'],
    ['a WITH over INSERT', 'WITH a AS (SELECT 1) INSERT INTO apps SELECT * FROM a'],
    ['UPDATE', 'UPDATE apps SET name = 1'],
    ['DELETE with RETURNING', 'DELETE FROM apps RETURNING *'],
    ['CREATE TABLE AS', 'CREATE TABLE a AS SELECT 1'],
    ['CREATE TRIGGER', 'CREATE TRIGGER a AFTER INSERT ON b BEGIN SELECT 1; END'],
    ['CREATE VIRTUAL TABLE', 'CREATE VIRTUAL TABLE a USING fts5(b)'],
    ['VACUUM INTO', "VACUUM INTO '/tmp/x'"],
    ['BEGIN', 'BEGIN'],
  ])('with %s is no single SELECT', (_case, query) => {
    expect(codeOf(query)).toBe('statement-refused');
  });

  it.each([
    ['words', 'the firewall has to be on'],
    ['half a statement', 'SELECT 1 FROM'],
    ['a string that never ends', "SELECT 'a"],
    ['a meta command of the shell', '.tables'],
    ['a meta command before a statement', '.output /tmp/x\nSELECT 1'],
    ['a NUL, behind which the shell would read on', 'SELECT 1\0 FROM curl'],
    ['a NUL in a string', "SELECT 'a\0b'"],
    ['a line break in a string', "SELECT 'a\nb'"],
    ['a carriage return in a quoted name', 'SELECT "a\rb"'],
    ['an escape in a string', "SELECT '\u001b[2J'"],
    ['a variable', 'SELECT ?1'],
    ['a named variable', 'SELECT $FLEET_SECRET'],
    ['half a surrogate pair', "SELECT '\ud800'"],
    // SQLite skips the mark; a parser that does not takes the mark and the name for one name.
    ['a byte order mark before a table', 'SELECT 1 FROM \uFEFFcurl'],
  ])('with %s is not understood', (_case, query) => {
    expect(codeOf(query)).toBe('statement-not-understood');
  });

  it('longer than 64 KB is not read', () => {
    expect(codeOf(`SELECT '${'a'.repeat(longestQuery)}'`)).toBe('statement-not-understood');
  });

  it.each([
    ['brackets', '('],
    ['nots', 'NOT '],
    ['signs', '- '],
    ['subqueries', '(SELECT '],
    ['cases', 'CASE WHEN '],
    ['ends of strings', "'"],
    ['comments', '/*'],
    ['dots', 'a.'],
  ])('of nothing but %s throws nothing, however deep', (_case, piece) => {
    for (const count of [100, 10_000, 100_000]) expect(() => codeOf(`SELECT ${piece.repeat(count)}`)).not.toThrow();
  });

  it('nested as deeply as fits is looked through to its end', () => {
    const depth = 20_000;
    const nested = (inner: string): string => `SELECT ${'('.repeat(depth)}${inner}${')'.repeat(depth)}`;
    expect(codeOf(nested('1'))).toBe('ok');
    expect(codeOf(nested('SELECT 1 FROM curl'))).toBe('query-refused');
  });

  it('never throws, whatever it is', () => {
    const words = fc.constantFrom(
      ...[
        'SELECT',
        'FROM',
        'WITH',
        'a',
        'curl',
        '(',
        ')',
        ',',
        '.',
        ';',
        "'",
        '"',
        '[',
        '`',
        '--',
        '/*',
        '\n',
        '*',
        'AS',
      ],
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), query => typeof codeOf(query) === 'string'));
    fc.assert(fc.property(fc.array(words), list => typeof codeOf(list.join(' ')) === 'string'));
  });
});

describe('the line that is sent', () => {
  it.each([
    ['one space for every gap', 'SELECT\n  1\t ,  2', 'SELECT 1 , 2;'],
    ['nothing where nothing was', 'SELECT a.b,count(*)FROM[apps]a', 'SELECT a.b,count(*)FROM[apps]a;'],
    ['a space for a comment', 'SELECT/**/1--x\n+1', 'SELECT 1 +1;'],
    ['no comment made of two signs', 'SELECT 1 - -1', 'SELECT 1 - -1;'],
    ['the strings as they are', 'SELECT \'a;  --b\', "/* c */"', 'SELECT \'a;  --b\', "/* c */";'],
    ['one semicolon', ' ; SELECT 1 ;; ', 'SELECT 1;'],
    ['no byte order mark', '\uFEFFSELECT 1', 'SELECT 1;'],
  ])('has %s', (_case, query, line) => {
    expect(lineOf(query)).toBe(line);
  });

  it('keeps the query as its author wrote it beside it', () => {
    const query = 'SELECT 1\n-- why';
    expect(parseStatement(query)).toMatchObject({ statement: { written: query } });
  });

  it('means what was written, on one line that no shell takes for a command', () => {
    const gap = fc.constantFrom(' ', '\n', '\r\n', '\t', ' -- note\n', '/* a\nb */', '\f');
    const written = fc
      .tuple(fc.constantFrom(...Object.values(places)), fc.constantFrom(...Object.values(styles)), gap)
      // A gap inside a comment of the style’s own would end it.
      .map(([place, style, between]) => {
        const query = place(style('users'));
        return /--|\/\*/.test(query) ? query : query.replaceAll(' ', between);
      });
    fc.assert(
      fc.property(written, query => {
        const line = lineOf(query);
        expect(line).toMatch(/^(SELECT|WITH)[^\n\r\0]*[^;];$/);
        expect(treeOf(line)).toBe(treeOf(query));
        expect(lineOf(line)).toBe(line);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the tables of a statement', () => {
  const tablesOf = (query: string): readonly string[] => {
    const parsed = parseStatement(query);
    return parsed.ok ? [...parsed.tables].sort() : [];
  };

  it('are found in every place and style', () => {
    for (const place of Object.values(places))
      for (const style of Object.values(styles)) expect(tablesOf(place(style('groups')))).toContain('groups');
  });

  it.each([
    ['a name that a WITH gives', 'WITH a AS (SELECT * FROM apps) SELECT 1 FROM a', ['apps']],
    ['a name of a WITH that is not seen here', 'SELECT 1 FROM (WITH a AS (SELECT 1) SELECT 1 FROM a), a', ['a']],
    ['a schema, which no WITH has', 'WITH a AS (SELECT 1) SELECT 1 FROM main.a', ['a']],
    ['a WITH of the outer statement', 'WITH a AS (SELECT 1) SELECT (SELECT 1 FROM a)', []],
    ['a column and an alias', 'SELECT users.name AS groups FROM apps AS users', ['apps']],
    ['a string', "SELECT 'FROM curl' FROM apps", ['apps']],
    ['a comment', 'SELECT 1 FROM apps -- , curl', ['apps']],
  ])('count rightly with %s', (_case, query, tables) => {
    expect(tablesOf(query)).toEqual(tables);
  });
});
