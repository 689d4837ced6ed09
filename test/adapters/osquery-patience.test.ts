import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askBatch } from '../../src-main/adapters/osquery/ask-batch.ts';
import { usualLimits } from '../../src-main/adapters/osquery/limits.ts';
import type { RunCommand } from '../../src-main/ports.ts';
import { handMovedClock, noon } from '../fixtures/hand-moved-clock.ts';
import { failed, rows, statement } from '../fixtures/osquery-install.ts';

const signLine = /^SELECT clearway_(\w+)_(\d+);$/;
const startMs = 500;

/**
 * A process whose statements are how many milliseconds they take, and whose time is the clock's. It says what osquery
 * says; that the real conversation goes like this is for the tests with processes.
 */
function timedShell(hand: ReturnType<typeof handMovedClock>): { run: RunCommand; starts: () => number } {
  let starts = 0;
  const run: RunCommand = async ({ input = '', onOutput, signal }) => {
    starts += 1;
    const pass = (ms: number): boolean => {
      for (let passed = 0; passed < ms && signal?.aborted !== true; passed += 10) hand.pass(10);
      return signal?.aborted !== true;
    };
    const lines = input.split('\n');
    let goesOn = pass(startMs);
    for (let at = 0; goesOn && at < lines.length; at += 3) {
      const [, nonce, position] = signLine.exec(lines[at] ?? '') ?? [];
      onOutput?.('stderr', `Error: near line 1: no such column: clearway_${nonce}_${position}\n`);
      onOutput?.('stdout', `[\n\n]\n[\n  {"clearway":"${nonce}:${position}"}\n]\n`);
      const ms = Number.parseInt(lines[at + 2] ?? '', 10);
      goesOn = pass(ms);
      if (goesOn) onOutput?.('stdout', `[\n  {"ms":"${ms}"}\n]\n`);
    }
    return { kind: 'exited', exit: 1, stdout: '', stderr: '' };
  };
  return { run, starts: () => starts };
}

async function ask(written: readonly number[]) {
  const hand = handMovedClock();
  const { run, starts } = timedShell(hand);
  const answers = await askBatch(
    written.map(ms => statement(String(ms))),
    { run, clock: hand, limits: usualLimits, executable: '/nowhere', newNonce: () => 'ab12' },
  );
  return { answers, starts: starts(), tookMs: hand.now() - noon };
}

const late = failed('query-timed-out');
const hang = 10_000_000;
const asExpected = (written: readonly number[]) => written.map(ms => (ms === hang ? late : rows({ ms: String(ms) })));

describe('tables that hang', () => {
  it.each([6, 20])('spoil only their own answers, also where %i of them come first', async count => {
    const written = [...Array.from({ length: count }, () => hang), ...Array.from({ length: 20 }, () => 0)];
    const { answers, tookMs } = await ask(written);
    expect(answers).toEqual(asExpected(written));
    expect(tookMs).toBeLessThanOrEqual(usualLimits.batchMs + startMs);
  });

  it('spoil only their own answers in any order', async () => {
    const all = [...Array.from({ length: 20 }, () => hang), ...Array.from({ length: 20 }, () => 0)];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async written => {
        expect((await ask(written)).answers).toEqual(asExpected(written));
      }),
      { numRuns: 25 },
    );
  });

  it('leave a slow one its time: it is tried again when all others have been asked', async () => {
    const written = [hang, 4_000, ...Array.from({ length: 18 }, () => 0)];
    const { answers, starts } = await ask(written);
    expect(answers).toEqual(asExpected(written));
    expect(starts).toBe(4);
  });

  it('are no reason to hurry where none hangs', async () => {
    const written = [9_000, ...Array.from({ length: 30 }, () => 100)];
    expect(await ask(written)).toMatchObject({ answers: asExpected(written), starts: 1 });
  });
});

describe('tables that are all slow', () => {
  it('do not keep those after them from being asked', async () => {
    const written = [...Array.from({ length: 8 }, () => 9_000), ...Array.from({ length: 5 }, () => 0)];
    expect((await ask(written)).answers.slice(8)).toEqual(asExpected(written).slice(8));
  });
});
