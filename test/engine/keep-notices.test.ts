import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { firstMemory, type NoticeMemory } from '../../src-main/core/notice-memory.ts';
import { noticesDocument, openNotices, readKeptNotices } from '../../src-main/engine/keep-notices.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const log = (): void => undefined;
const clock = { now: () => now };
const day = 24 * 3_600_000;
const remembered: NoticeMemory = {
  quietUntil: 0,
  asked: {
    refetch: { at: now, startedAt: '2026-11-20T12:00:00.000Z', hasEnded: true },
    registration: now,
    signIn: null,
  },
  endingAt: now,
  deadlines: [{ at: now + day, isWarned: true, remindAt: null, isSettled: true }],
  failures: 1,
  isDenialTold: true,
};

describe('what was said before', () => {
  it('is there again after a start, and the second start is no first one', async () => {
    const state = createStateStore(await emptyFolder());
    const { memory, kept } = await openNotices({ state, log, clock });
    expect(memory).toEqual(firstMemory(now));
    await kept();
    expect((await openNotices({ state, log, clock: { now: () => now + day } })).memory).toEqual(memory);
    await (await openNotices({ state, log, clock })).keep(remembered);
    expect(await readKeptNotices({ state, log, clock })).toEqual(remembered);
  });

  it('loses what nobody waits for any more', async () => {
    const state = createStateStore(await emptyFolder());
    await (await openNotices({ state, log, clock })).keep(remembered);
    const later = await readKeptNotices({ state, log, clock: { now: () => now + 9 * day } });
    expect(later).toEqual({
      ...remembered,
      asked: { refetch: null, registration: null, signIn: null },
      deadlines: [],
    });
  });

  it('keeps the rest where one part is not understood', async () => {
    const state = createStateStore(await emptyFolder());
    await state.write(noticesDocument, JSON.stringify({ version: 1, ...remembered, asked: 'odd', more: 1 }));
    const { deadlines, isDenialTold } = await readKeptNotices({ state, log, clock });
    expect({ deadlines, isDenialTold }).toEqual({ deadlines: remembered.deadlines, isDenialTold: true });
  });

  it('is that of a first start where the document holds anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map(value => JSON.stringify(value)),
        ),
        async text => {
          const state = createStateStore(await emptyFolder());
          await state.write(noticesDocument, text);
          expect(await readKeptNotices({ state, log, clock })).toEqual(firstMemory(now));
        },
      ),
      { numRuns: 30 },
    );
  });
});
