import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createOsquery } from '../../src-main/adapters/osquery.ts';
import type { Limits } from '../../src-main/adapters/osquery/limits.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { failed, installOsquery, rows, runWithHome, statement } from '../fixtures/osquery-install.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const one = 'SELECT 1 AS x';
const answered = rows({ x: '1' });
const statementMs = 10_000;

/** Resolves once a condition holds that another process brings about. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}

async function setUp(options: { environment?: Readonly<Record<string, string>>; limits?: Partial<Limits> } = {}) {
  const fake = await installOsquery(await emptyFolder(), options);
  const hand = handMovedClock();
  let output = '';
  const query = createOsquery({
    runWithHome: home => request =>
      runWithHome(home)({
        ...request,
        onOutput: (stream, piece) => {
          request.onOutput?.(stream, piece);
          output += piece;
        },
      }),
    clock: hand,
    trust: fake.trust,
    limits: options.limits ?? {},
  });
  return {
    ask: (...written: readonly string[]) => query(written.map(statement)),
    askUntil: (signal: AbortSignal, ...written: readonly string[]) => query(written.map(statement), signal),
    hand,
    notes: fake.notes,
    /** How many signs of a position have been read, in all processes. */
    signsSeen: (position: number) => [...output.matchAll(new RegExp(`"clearway":"[0-9a-f]+:${position}"`, 'g'))].length,
    hanging: async () => (await fake.notes()).filter(line => line.startsWith('hanging')),
    started: async () => (await fake.notes()).filter(line => line.startsWith('started')).length,
  };
}

async function isGone(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status === '' || / Z /.test(status);
}

const pidOf = (note: string | undefined): number => Number(note?.split(' ')[1]);

describe('a table that hangs', () => {
  it('spoils only its own answer, and its process is stopped', async () => {
    const { ask, hand, hanging, signsSeen, started } = await setUp();
    const answers = ask(one, 'SELECT * FROM nowhere', 'SELECT * FROM hangs', one, one);
    await until(async () => (await hanging()).length === 1 && signsSeen(2) === 1);
    hand.pass(statementMs);
    expect(await answers).toEqual([
      answered,
      failed('no-such-table', 'no such table: nowhere'),
      failed('query-timed-out'),
      answered,
      answered,
    ]);
    expect(await started()).toBe(2);
    await until(async () => isGone(pidOf((await hanging())[0])));
    expect(hand.waiting()).toBe(0);
  });

  it('is given its full time, counted from when it began', async () => {
    const { ask, hand, hanging, signsSeen } = await setUp();
    let isAnswered = false;
    const answers = ask(one, 'SELECT * FROM hangs').finally(() => {
      isAnswered = true;
    });
    await until(async () => (await hanging()).length === 1 && signsSeen(1) === 1);
    hand.pass(statementMs - 1);
    await new Promise(setImmediate);
    expect(isAnswered).toBe(false);
    hand.pass(1);
    expect(await answers).toEqual([answered, failed('query-timed-out')]);
  });

  it('leaves the others their chance, however many hang before them', async () => {
    const { ask, hand, hanging, signsSeen, started } = await setUp();
    const hangs = Array.from({ length: 6 }, () => 'SELECT * FROM hangs');
    const answers = ask(...hangs, one, one, one, one, one);
    const untilHanging = (count: number, processes: number): Promise<void> =>
      until(async () => (await hanging()).length === count && signsSeen(0) === processes);
    await untilHanging(1, 1);
    hand.pass(statementMs);
    // What is left of the minute, shared by those that were not asked yet.
    for (const count of [2, 3, 4, 5, 6]) {
      await untilHanging(count, count);
      hand.pass(5_000);
    }
    // One process for the good ones, and what is left of the minute for those that had less than their time.
    await untilHanging(7, 8);
    hand.pass(25_000);
    expect(await answers).toEqual([
      ...hangs.map(() => failed('query-timed-out')),
      ...Array.from({ length: 5 }, () => answered),
    ]);
    expect(await started()).toBe(8);
  });

  it('costs the batch no more than its own time, and what is left over then says so', async () => {
    const { ask, hand, hanging, signsSeen, started } = await setUp({ limits: { batchMs: 15_000 } });
    const answers = ask('SELECT * FROM hangs', one, 'SELECT * FROM hangs', one, one);
    await until(async () => (await hanging()).length === 1 && signsSeen(0) === 1);
    hand.pass(statementMs);
    await until(async () => (await hanging()).length === 2 && signsSeen(1) === 1);
    hand.pass(5_000);
    const late = failed('query-timed-out');
    expect(await answers).toEqual([late, answered, late, late, late]);
    expect(await started()).toBe(2);
  });
});

describe('a batch that nobody waits for any more', () => {
  it('is stopped, and keeps what it was told', async () => {
    const { askUntil, hand, hanging, signsSeen, started } = await setUp();
    const givenUp = new AbortController();
    const answers = askUntil(givenUp.signal, one, 'SELECT * FROM hangs', one);
    await until(async () => (await hanging()).length === 1 && signsSeen(1) === 1);
    givenUp.abort();
    expect(await answers).toEqual([answered, failed('query-timed-out'), failed('query-timed-out')]);
    await until(async () => isGone(pidOf((await hanging())[0])));
    expect(await started()).toBe(1);
    expect(hand.waiting()).toBe(0);
  });
});

describe('a process that does not last', () => {
  it.each([
    ['is killed', 'SELECT * FROM crashes', failed('osquery-stopped', 'ended by a signal')],
    ['ends with a code', 'SELECT * FROM leaves', failed('osquery-stopped', 'exit 78')],
  ])('costs the statement that it %s at, and the rest go on', async (_case, written, answer) => {
    const { ask, started } = await setUp();
    expect(await ask(one, 'SELECT * FROM half_fails', written, one, 'SELECT * FROM nowhere')).toEqual([
      answered,
      failed('query-failed'),
      answer,
      answered,
      failed('no-such-table', 'no such table: nowhere'),
    ]);
    expect(await started()).toBe(2);
  });

  it('is not started again without end', async () => {
    const { ask, started } = await setUp({ limits: { processes: 3 } });
    const written = [...Array.from({ length: 4 }, () => 'SELECT * FROM crashes'), one];
    expect(await ask(...written)).toEqual([
      ...Array.from({ length: 3 }, () => failed('osquery-stopped', 'ended by a signal')),
      failed('osquery-stopped', 'too often'),
      failed('osquery-stopped', 'too often'),
    ]);
    expect(await started()).toBe(3);
  });

  it('says nothing at all: every statement is told so, and it is not tried again', async () => {
    const { ask, hand, started } = await setUp({ environment: { FAKE_MUTE: '1' } });
    const answers = ask(one, one);
    await until(async () => (await started()) === 1);
    hand.pass(15_000);
    expect(await answers).toEqual([
      failed('osquery-stopped', 'it said nothing'),
      failed('osquery-stopped', 'it said nothing'),
    ]);
    expect(await started()).toBe(1);
  });
});

describe('a statement that floods', () => {
  it('is cut off, and the rest go on', async () => {
    const { ask, started } = await setUp();
    expect(await ask(one, 'SELECT * FROM floods', one)).toEqual([answered, failed('output-too-large'), answered]);
    expect(await started()).toBe(2);
  });

  it('is not confused with one that comes after many large answers', async () => {
    const { ask, started } = await setUp({ limits: { processBytes: 1_000_000 } });
    const answers = await ask(...Array.from({ length: 5 }, () => 'SELECT length(x) AS n, x FROM large'), one);
    expect(answers.map(answer => (answer.kind === 'rows' ? answer.rows.length : answer.problem.code))).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(await started()).toBe(2);
  });

  it('fills a process alone', async () => {
    const { ask } = await setUp({ limits: { processBytes: 1_000_000 } });
    expect(await ask('SELECT * FROM floods', one)).toEqual([failed('output-too-large'), answered]);
  });
});
