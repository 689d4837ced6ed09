import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { createOsquery } from '../../src-main/adapters/osquery.ts';
import { findExecutable, rootAlone } from '../../src-main/adapters/osquery/find-executable.ts';
import { failed, installOsquery, rows, runWithHome, statement } from '../fixtures/osquery-install.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

async function ask(...written: readonly string[]) {
  const { trust } = await installOsquery(await emptyFolder());
  return createOsquery({ runWithHome, clock: systemClock, trust })(written.map(statement));
}

const macos = rows({ name: 'macOS', version: '15.5' });
const good = 'SELECT name, version FROM os_version';

describe('a batch for osquery', () => {
  it('is answered in its own order, every value as text', async () => {
    expect(await ask('SELECT major, arch FROM os_version', good, "SELECT name FROM apps WHERE name = 'x'")).toEqual([
      rows({ major: '15', arch: '' }),
      macos,
      rows(),
    ]);
  });

  it('costs one process, and none where there is nothing to ask', async () => {
    const fake = await installOsquery(await emptyFolder());
    const query = createOsquery({ runWithHome, clock: systemClock, trust: fake.trust });
    expect(await query([])).toEqual([]);
    expect(await fake.notes()).toEqual([]);
    await query([statement(good), statement('SELECT * FROM nowhere'), statement(good)]);
    expect(await fake.notes()).toHaveLength(1);
  });

  it.each([
    ['a missing table', 'SELECT * FROM nowhere', failed('no-such-table', 'no such table: nowhere')],
    ['a missing column', 'SELECT colour FROM apps', failed('query-failed', 'no such column: colour')],
    ['a missing function', 'SELECT glow(1)', failed('query-failed', 'no such function: glow')],
    ['a syntax error', 'SELECT FROM WHERE', failed('query-failed', 'near "FROM": syntax error')],
    ['an error after the first row, whose text names a file', 'SELECT * FROM half_fails', failed('query-failed')],
    [
      'a table that wants a condition',
      'SELECT * FROM needs_where',
      failed('query-failed', 'Table needs_where was queried without a required column in the WHERE clause'),
    ],
    ['a table that did not look, because it lives on events', 'SELECT * FROM events_table', failed('query-failed')],
    ['a table that wants root', 'SELECT * FROM wants_root', failed('needs-root')],
    ['a table that could not read what it is made of', 'SELECT * FROM unread', failed('needs-root')],
    [
      'a row that is there because a table could not read',
      'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM unread)',
      failed('needs-root'),
    ],
    ['an order to the shell', '.exit', failed('query-failed', 'not one statement on one line')],
    ['two lines', 'SELECT 1;\nSELECT 2', failed('query-failed', 'not one statement on one line')],
  ])('spoils only its own answer with %s', async (_case, written, answer) => {
    expect(await ask(good, written, good)).toEqual([macos, answer, macos]);
  });

  it('takes a warning that is none of a failure for what it is', async () => {
    expect(await ask('SELECT * FROM chatters')).toEqual([rows({ x: '1' })]);
  });

  it.each([
    [
      'the sign of a statement',
      `SELECT '0123456789abcdef0123456789abcdef:1' AS clearway`,
      {
        clearway: '0123456789abcdef0123456789abcdef:1',
      },
    ],
    [
      'the end of an array, and line breaks',
      `SELECT ']' || char(10) || '[' || char(10) || ']},' AS x`,
      {
        x: ']\n[\n]},',
      },
    ],
    ['a comma behind a brace', `SELECT '"},' AS "},"`, { '},': '"},' }],
    [
      'what looks like an error',
      `SELECT 'Error: near line 3: no such table: x' AS x`,
      {
        x: 'Error: near line 3: no such table: x',
      },
    ],
    ['bytes that are no letters', 'SELECT raw FROM bytes', { raw: 'a\uFFFDb' }],
    ['letters of all kinds', `SELECT 'é日🔒' AS "größe"`, { größe: 'é日🔒' }],
    ['one column twice', 'SELECT 1 AS a, 2 AS a', { a: '2' }],
  ])('may hold %s', async (_case, written, row) => {
    expect(await ask(written, good)).toEqual([rows(row), macos]);
  });

  it('may hold a column that is called like a prototype', async () => {
    const [answer] = await ask(`SELECT 'x' AS "__proto__", 'y' AS "constructor"`);
    const row = answer?.kind === 'rows' ? answer.rows[0] : undefined;
    expect(Object.entries(row ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('may end with a semicolon or without, and hold a thousand statements', async () => {
    const written = Array.from({ length: 1000 }, (_, index) => `SELECT ${index} AS n${index % 2 === 0 ? ';' : ''}`);
    expect(await ask(...written)).toEqual(written.map((_, index) => rows({ n: String(index) })));
  });

  it('is asked in a home of its own, of which nothing is left behind', async () => {
    const { trust } = await installOsquery(await emptyFolder());
    const homes: string[] = [];
    const query = createOsquery({
      runWithHome: home => {
        homes.push(home);
        return runWithHome(home);
      },
      clock: systemClock,
      trust,
    });
    expect(await query([statement(good)])).toEqual([macos]);
    expect(await query([statement(good)])).toEqual([macos]);
    expect(new Set(homes).size).toBe(2);
    for (const home of homes) await expect(readdir(home)).rejects.toThrow('ENOENT');
  });
});

describe('a real osquery', async () => {
  const found = await findExecutable(rootAlone);
  const isHere = found.kind === 'found';
  const title = isHere ? `at ${found.path}` : 'is not on this machine, so these tests are skipped:';

  it.skipIf(!isHere)(`${title} answers like the one of the tests`, async () => {
    const query = createOsquery({ runWithHome, clock: systemClock });
    const answers = await query(
      ['SELECT 1 AS a, NULL AS b', 'SELECT * FROM nowhere', 'SELECT FROM', 'SELECT name FROM os_version'].map(
        statement,
      ),
    );
    expect(answers).toEqual([
      rows({ a: '1', b: '' }),
      failed('no-such-table', 'no such table: nowhere'),
      failed('query-failed', 'near "FROM": syntax error'),
      expect.objectContaining({ kind: 'rows' }),
    ]);
  });
});
