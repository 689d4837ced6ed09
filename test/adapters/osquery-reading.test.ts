import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSigns, isOneLine, script } from '../../src-main/adapters/osquery/conversation.ts';
import { createErrorReader } from '../../src-main/adapters/osquery/read-errors.ts';
import { usualLimits } from '../../src-main/adapters/osquery/limits.ts';
import { createRowReader } from '../../src-main/adapters/osquery/read-rows.ts';
import { runProcess } from '../../src-main/adapters/osquery/run-process.ts';
import type { CommandResult } from '../../src-main/ports.ts';
import { handMovedClock, noon } from '../fixtures/hand-moved-clock.ts';
import { failed, rows, statement } from '../fixtures/osquery-install.ts';

const nonce = '5f0c2a9be41d7788a0b1c2d3e4f50617';
const signs = createSigns(nonce);

type Row = Readonly<Record<string, string>>;

/** What osquery prints for one statement. */
function printed(found: readonly Row[]): string {
  return `[\n${found.map(row => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

const sign = (position: number): string => printed([]) + printed([{ clearway: `${nonce}:${position}` }]);

function conversation(answers: readonly (readonly Row[])[]): string {
  return `${answers.map((found, position) => sign(position) + printed(found)).join('')}${sign(answers.length)}`;
}

function readRows(pieces: readonly string[], count: number) {
  const reader = createRowReader(signs);
  for (const piece of pieces) reader.read(piece);
  return Array.from({ length: count }, (_, position) => reader.printed(position));
}

const notUnderstood = { kind: 'not-understood' };

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(']', '[', '},', '[\n  {', `${nonce}:1`, `{"clearway":"${nonce}:1"}`, '\u2028', '\0', '"', '\\'),
);
// V8 takes an escaped key for a backslash when it has seen that one before; no author calls a column so.
const column = fc
  .oneof(text, fc.constantFrom('clearway', '__proto__', 'constructor'))
  .filter(name => !name.includes('\\'));
const row = fc.dictionary(column, text);
const answers = fc.array(fc.array(row, { maxLength: 4 }), { minLength: 1, maxLength: 5 });

/** Cuts a text at these places. */
function cut(whole: string, places: readonly number[]): readonly string[] {
  const ends = [...places.map(place => place % (whole.length + 1)), whole.length].sort((a, b) => a - b);
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
}

describe('what osquery prints', () => {
  it('is understood alike in whatever pieces it arrives', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat(), { maxLength: 20 }), (found, places) => {
        // A sign of this very conversation as the whole value of a row is what the nonce makes impossible.
        fc.pre(!found.flat().some(({ clearway }) => clearway?.startsWith(`${nonce}:`)));
        const whole = conversation(found);
        const expected = found.map(one => ({
          kind: 'rows',
          rows: one.map(each => Object.fromEntries(Object.entries(each))),
        }));
        expect(readRows([whole], found.length)).toEqual(expected);
        expect(readRows(cut(whole, places), found.length)).toEqual(expected);
        expect(readRows(whole.split(/(?<=.)/su), found.length)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes the reader throw, nor invents an answer', () => {
    const noise = fc.oneof(text, fc.constantFrom('[\n', '\n]\n', '  {"a":"1"},\n', sign(0), sign(1), 'W0101 x\n'));
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 30 }), pieces => {
        const whole = pieces.join('');
        for (const answer of readRows(pieces, 3)) {
          if (answer.kind === 'rows') for (const found of answer.rows) expect(whole).toContain(firstKey(found));
        }
        const errors = createErrorReader(signs);
        for (const piece of pieces) errors.read(piece);
        expect(errors.position()).toBe(-1);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['cut off in a row', '[\n  {"a":"1"},\n  {"a":"2\n]\n'],
    ['a row that is no object', '[\n  ["a"]\n]\n'],
    ['a value that is no text', '[\n  {"a":1}\n]\n'],
    ['a value with values in it', `[\n  {"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n]\n`],
    ['a remark in front of a row', '[\nremark  {"a":"1"}\n]\n'],
    ['no array', 'nothing\n'],
    ['an array without an end', '[\n  {"a":"1"}\n'],
  ])('is not taken for an answer with %s', (_case, damaged) => {
    const whole = `${sign(0)}${damaged}${sign(1)}${printed([{ b: '2' }])}${sign(2)}`;
    expect(readRows([whole], 2)).toEqual([notUnderstood, rows({ b: '2' })]);
  });

  it.each([
    ['a row without its successor', '[\n  {"a":"1"},\n\n]\n'],
    ['a remark before the array', 'remark\nanother[\n  {"a":"1"}\n]\n'],
    ['a remark behind the array', '[\n  {"a":"1"}\n]\nremark\n  {"a":"2"}\n'],
    ['line ends of another system', '[\r\n  {"a":"1"}\r\n]\r\n'.replace('[\r', '[')],
  ])('is understood in spite of %s', (_case, odd) => {
    expect(readRows([`${sign(0)}${odd}${sign(1)}`], 1)).toEqual([rows({ a: '1' })]);
  });

  it('loses the statement of a lost sign and no other', () => {
    const whole = `${sign(0)}${printed([{ a: '1' }])}${printed([{ b: '2' }])}${sign(2)}${printed([{ c: '3' }])}${sign(3)}`;
    expect(readRows([whole], 3)).toEqual([notUnderstood, notUnderstood, rows({ c: '3' })]);
  });

  it('is a row, not a sign, where it has more than the sign’s column', () => {
    const row = { clearway: `${nonce}:1`, x: '' };
    expect(readRows([`${sign(0)}${printed([row])}${sign(1)}`], 1)).toEqual([rows(row)]);
  });

  it('is never complete before the next sign', () => {
    const reader = createRowReader(signs);
    reader.read(`${sign(0)}${printed([{ a: '1' }])}`);
    expect([reader.position(), reader.printed(0)]).toEqual([0, notUnderstood]);
  });
});

function firstKey(found: Row): string {
  return JSON.stringify(Object.keys(found)[0] ?? '').slice(1, -1);
}

describe('what osquery complains of', () => {
  const signLine = (position: number): string => `Error: near line 1: no such column: clearway_${nonce}_${position}\n`;
  const fault = (complaint: string) => {
    const reader = createErrorReader(signs);
    reader.read(`${signLine(0)}${signLine(1)}${complaint}\n${signLine(2)}`);
    expect([reader.fault(0), reader.fault(2), reader.position()]).toEqual([null, null, 2]);
    return reader.fault(1);
  };
  const glog = (words: string): string => `W0610 12:00:00.000000 258 virtual_table.cpp:1005] ${words}`;

  it.each([
    ['Error: near line 5: no such table: secure_boot', failed('no-such-table', 'no such table: secure_boot')],
    ['Error: no such table: secure_boot', failed('no-such-table', 'no such table: secure_boot')],
    [
      'Cannot access or create osquery home: /xError: near line 5: incomplete input',
      failed('query-failed', 'incomplete input'),
    ],
    ['Error: near line 5: constraint failed', failed('query-failed', 'constraint failed')],
    ['Error: near line 5: Failed to read /Users/sam/passwords', failed('query-failed')],
    [`Error: near line 5: no such table: ${'x'.repeat(300)}`, failed('no-such-table')],
    ['Error: near line 5: this table must be run as root', failed('needs-root')],
    [glog('Not running as root, records are left out'), failed('needs-root')],
    [
      'W 6 0 12:00:00.000000   258 x.cpp:1] Table es_events is event-based but events are disabled',
      failed('query-failed'),
    ],
    [glog('Exception while executing table apps: bad /Users/sam/thing'), failed('query-failed')],
    [glog('Error parsing /Applications/Table x is event-based but events are disabled.app'), failed('query-failed')],
    [
      'E1121 12:00:00.000000 258 plist.cpp:123] Could not read /Library/x.plist: Operation not permitted',
      failed('needs-root'),
    ],
    ['W1121 12:00:00.000000 258 x.cpp:7] Error executing table x: Permission denied', failed('needs-root')],
    ['E20261121 12:00:00.000000 258 x.cpp:7] Failed to open directory /x: Permission denied', failed('needs-root')],
    [glog('LaunchServices app enumeration failed: -10814'), failed('query-failed')],
  ])('becomes a problem: %s', (complaint, expected) => {
    expect(fault(complaint)).toEqual(expected.problem);
  });

  it.each([
    [
      glog(
        'The users table returns data based on the current user by default, consider JOINing against the users table',
      ),
    ],
    ['objc[258]: Class X is implemented in both'],
    [''],
  ])('is no problem: %s', remark => {
    expect(fault(remark)).toBeNull();
  });

  it('is the first complaint, where one line leads to another', () => {
    expect(fault('Error: near line 5: no such table: a\nError: near line 5: x')).toMatchObject({
      code: 'no-such-table',
    });
  });
});

describe('what osquery is told', () => {
  it('is a sign on both streams before each statement, and one more pair', () => {
    expect(script(['SELECT 1', 'SELECT 2;  '].map(statement), createSigns('ab'))).toBe(
      [
        'SELECT clearway_ab_0;',
        "SELECT 'ab:0' AS clearway;",
        'SELECT 1;',
        'SELECT clearway_ab_1;',
        "SELECT 'ab:1' AS clearway;",
        'SELECT 2;  ',
        'SELECT clearway_ab_2;',
        "SELECT 'ab:2' AS clearway;",
        '',
      ].join('\n'),
    );
  });

  it.each(['.exit', '.connect /tmp/x', '', '  ', ';', 'SELECT 1\nSELECT 2', 'SELECT 1\r.exit', 'SELECT 1\0'])(
    'is never more or less than a statement: %j',
    line => {
      expect(isOneLine(statement(line))).toBe(false);
    },
  );
});

describe('an answer', () => {
  const errorSign = (position: number): string => `Error: near line 1: no such column: clearway_${nonce}_${position}\n`;
  const asked = ['SELECT * FROM nowhere', 'SELECT 1'].map(statement);
  const printedAll = `${sign(0)}${printed([])}${sign(1)}${printed([{ x: '1' }])}${sign(2)}`;
  const nowhere = 'Error: near line 3: no such table: nowhere\n';

  /** What is made of these pieces of a process, which then ends. */
  const listen = (...pieces: readonly (readonly ['stdout' | 'stderr', string])[]) =>
    runProcess(asked, {
      run: async ({ onOutput }): Promise<CommandResult> => {
        for (const [stream, piece] of pieces) onOutput?.(stream, piece);
        return { kind: 'exited', exit: 1, stdout: '', stderr: '' };
      },
      clock: handMovedClock(),
      limits: usualLimits,
      allow: () => usualLimits.statementMs,
      nonce,
      executable: '/nowhere',
      batchEnd: noon + 60_000,
    });

  it.each([
    [
      'before',
      [
        ['stderr', `${errorSign(0)}${nowhere}${errorSign(1)}${errorSign(2)}`],
        ['stdout', printedAll],
      ],
    ],
    [
      'after',
      [
        ['stdout', printedAll],
        ['stderr', `${errorSign(0)}${nowhere}${errorSign(1)}${errorSign(2)}`],
      ],
    ],
  ] as const)('is the same where the complaint comes %s the rows', async (_case, pieces) => {
    expect((await listen(...pieces)).answers).toEqual([
      failed('no-such-table', 'no such table: nowhere'),
      rows({ x: '1' }),
    ]);
  });

  it('is not certain while a complaint may still come, however empty its rows are', async () => {
    expect(await listen(['stdout', printedAll], ['stderr', errorSign(0)])).toEqual({
      answers: [],
      stop: { kind: 'not-started', problem: { code: 'osquery-stopped', detail: 'its errors were not understood' } },
    });
    expect(
      (await listen(['stdout', printedAll], ['stderr', `${errorSign(0)}${nowhere}${errorSign(1)}`])).answers,
    ).toEqual([failed('no-such-table', 'no such table: nowhere')]);
  });
});
