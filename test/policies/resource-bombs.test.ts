import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../src-main/policies/parse-statement.ts';

const problemOf = (query: string): string => {
  const parsed = parseStatement(query);
  return parsed.ok ? 'ok' : `${parsed.problem.code} ${parsed.problem.detail ?? ''}`;
};

describe('a short query that would take all memory or never end', () => {
  it.each([
    ['a blob of zeros', "SELECT length(hex(zeroblob(450000000)) || 'x')"],
    ['a random blob', 'SELECT RandomBlob(1000000000)'],
    ['a width', "SELECT printf('%2000000000d', 1)"],
    ['a width behind flags', "SELECT printf('a %% %-,01001d', 1)"],
    ['a precision', "SELECT format('%.2000000000f', 1)"],
    ['a width that is a value', "SELECT printf('%*d', 2000000000, 1)"],
    ['a precision that is a value', "SELECT printf('%.*f', 2000000000, 1)"],
    ['a format that is put together', "SELECT printf('%' || '2000000000d', 1)"],
    ['a format from a table', 'SELECT "printf"(name, 1) FROM apps'],
    ['a chain of replacements', `SELECT ${'replace('.repeat(9)}'a'${`,'a','aaaaaaaaaa')`.repeat(9)}`],
    [
      'replacements in several tables of a WITH',
      `WITH a AS (SELECT replace('a', 'a', '${'a'.repeat(100)}') AS x), b AS (SELECT replace(x, 'a', '${'a'.repeat(100)}') AS x FROM a) SELECT x FROM b`,
    ],
    ['a long text put into itself', `WITH a AS (SELECT '${'a'.repeat(60_000)}' AS x) SELECT replace(x, 'a', x) FROM a`],
    ['two values put into each other', "SELECT replace(replace(name, 'a', path), 'b', path) FROM apps"],
  ])('is refused for its memory: %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^query-refused [a-z]+: takes-memory, \w/);
  });

  it.each([
    ['with its word', 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 FROM n WHERE i < 0'],
    ['without its word', 'WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "N") SELECT 1 FROM n WHERE i < 0'],
    [
      'further in',
      'SELECT 1 WHERE 1 IN (WITH n(i) AS (SELECT 1 UNION SELECT * FROM (SELECT i + 1 FROM apps, n)) SELECT i FROM n)',
    ],
  ])('is refused for its recursion: %s', (_case, query) => {
    expect(problemOf(query)).toMatch(/^query-refused with: holds-up-others, \w/);
  });

  it.each([
    ['a format', "SELECT 1 FROM apps WHERE printf('%05.2f%% %s %1000d', 1, name, 2) = 'x'"],
    ['replacements', "SELECT 1 FROM apps WHERE replace(replace(replace(version, 'v', ''), '.', ''), '-', ' ') > '1'"],
    ['a folder put in', "SELECT replace(path, '~', u.directory) FROM users u, plist WHERE path = '/tmp/a'"],
    ['the word alone', 'WITH RECURSIVE a AS (SELECT 1) SELECT 1 FROM a'],
    ['a WITH that reads another', 'WITH a AS (SELECT 1), b AS (SELECT * FROM a) SELECT 1 FROM b'],
    ['a WITH that reads a table of its name', 'WITH apps AS (SELECT * FROM main.apps) SELECT 1 FROM apps'],
  ])('is no ordinary one: %s', (_case, query) => {
    expect(problemOf(query)).toBe('ok');
  });

  it('is found among thousands without looking through them again and again', () => {
    const many = Array.from({ length: 1_500 }, (_, index) => `t${index} AS (SELECT 1 FROM t${index + 1})`).join(', ');
    expect(problemOf(`WITH ${many} SELECT 1`)).toBe('ok');
    const depth = 600;
    const nested = `${Array.from({ length: depth }, (_, index) => `WITH t${index} AS (`).join('')}SELECT 1${') SELECT 1'.repeat(depth)}`;
    expect(problemOf(nested)).toBe('ok');
  });
});
