import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planReport, type ReportKnowledge } from '../../src-main/core/report-plan.ts';

const minute = 60_000;
const last = { verdicts: 'clear ["a"]', at: 1_000_000, spread: 0 };
const known: ReportKnowledge = {
  now: last.at,
  verdicts: last.verdicts,
  last,
  nextReportAfterSeconds: null,
  isRefetch: false,
};
const after = (ms: number, change: Partial<ReportKnowledge> = {}) =>
  planReport({ ...known, now: last.at + ms, ...change });
const moved = { verdicts: 'blocked ["b"]' };

describe('a report is due', () => {
  it.each<[string, ReturnType<typeof planReport>, string | null]>([
    ['when there was none', planReport({ ...known, last: null }), 'verdicts-changed'],
    ['whenever somebody pressed Refetch', after(1, { isRefetch: true }), 'refetch'],
    ['when the verdicts have changed', after(30_000, moved), 'verdicts-changed'],
    ['not within half a minute of the last one', after(29_999, moved), null],
    ['not when nothing has changed', after(59 * minute), null],
    ['after an hour all the same', after(60 * minute), 'scheduled'],
    ['after as long as the receiver asked', after(5 * minute, { nextReportAfterSeconds: 300 }), 'scheduled'],
    ['not sooner than the receiver asked', after(23 * 60 * minute, { nextReportAfterSeconds: 86_400 }), null],
    ['not every second, whatever the receiver asks', after(59_999, { nextReportAfterSeconds: 0 }), null],
    ['once a minute at most', after(minute, { nextReportAfterSeconds: 0 }), 'scheduled'],
    ['once a day at least', after(24 * 60 * minute, { nextReportAfterSeconds: 1e9 }), 'scheduled'],
    ['when the clock was set back', after(-minute), 'scheduled'],
  ])('%s', (_what, { cause }, expected) => {
    expect(cause).toBe(expected);
  });

  it('at the moment that the plan names, and not before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90_000_000 }),
        fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.boolean(),
        (ms, nextReportAfterSeconds, spread, hasMoved) => {
          const change = { nextReportAfterSeconds, last: { ...last, spread }, ...(hasMoved ? moved : {}) };
          const { at } = after(ms, change);
          if (at === null) return;
          expect(at).toBeGreaterThan(last.at + ms);
          expect(after(Math.ceil(at) - last.at, change).cause).not.toBeNull();
          expect(after(Math.ceil(at) - 1 - last.at, change).cause).toBeNull();
        },
      ),
    );
  });

  it('up to a tenth later on some Macs than on others, and never sooner', () => {
    expect(after(0).at).toBe(last.at + 60 * minute);
    expect(after(0, { last: { ...last, spread: 0.5 } }).at).toBe(last.at + 63 * minute);
  });
});
