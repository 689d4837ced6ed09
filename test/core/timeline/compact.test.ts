import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, mostEvents } from '../../../src-main/core/timeline/compact.ts';
import { timelineKinds, type ChangeEvent } from '../../../src-main/core/timeline/event.ts';
import { fold } from '../../../src-main/core/timeline/fold.ts';
import { keptForMs } from '../../../src-main/core/timeline/kept-for.ts';
import { tellTimeline } from '../../../src-main/core/timeline/tell.ts';
import { observedAt, words } from '../examples.ts';
import { event, later } from './timeline-examples.ts';

const nowMs = Date.parse(observedAt) + 6 * 3_600_000;
const lost = (minutes: number) => event({ kind: 'registration', from: 'P0', to: 'P4', at: later(minutes) });
const found = (minutes: number) => event({ kind: 'registration', from: 'P4', to: 'P0', at: later(minutes) });

const anyChange: fc.Arbitrary<ChangeEvent> = fc
  .record({
    kind: fc.constantFrom(...timelineKinds.filter(kind => kind !== 'kept')),
    at: fc.integer({ min: -30_000, max: 400 }).map(later),
    of: fc.constantFrom('1', '2'),
    from: fc.constantFrom(null, 'P0', 'P4', 'pass', 'fail'),
    to: fc.constantFrom(null, 'P0', 'P4', 'pass', 'fail', 'stopped/x/timed-out', 'clear/H0'),
  })
  .map(({ of, ...rest }) => (rest.kind === 'policy' || rest.kind === 'check' ? { ...rest, of } : rest));

describe('a timeline that is made shorter', () => {
  const now = later(360);
  const day = 1440;
  const many = (count: number) => Array.from({ length: count }, (_, index) => (index % 2 === 0 ? lost(1) : found(1)));

  it('stays as it is while nothing is too old and no more than two thousand are there', () => {
    const events = many(mostEvents);
    expect(compact(events, now)).toBe(events);
  });

  it('leaves alone what older lines added up to, however long ago', () => {
    const kept = { kind: 'kept', at: later(-60 * 24 * 60), state: fold([lost(0)]) } as const;
    const events = [kept, found(0)];
    expect(compact(events, now)).toBe(events);
  });

  it('keeps the newest of too many', () => {
    const events = many(mostEvents + 1);
    const kept = compact(events, now);
    expect(kept.length).toBeLessThanOrEqual(mostEvents);
    expect(kept.at(-1)).toBe(events.at(-1));
    expect(compact(kept, now)).toBe(kept);
  });

  it('keeps nothing that is older than fourteen days, nor what stands before it', () => {
    const events = [lost(5000 * day), lost(-14 * day - 1), found(-13 * day)];
    expect(compact(events, observedAt).slice(1)).toEqual([found(-13 * day)]);
    expect(compact(events.slice(2), observedAt)).toEqual(events.slice(2));
    expect(keptForMs).toBe(14 * day * 60_000);
  });

  it('loses nothing by a line that a clock which was set back has stamped', () => {
    const events = [found(-day), lost(-3000 * day), found(-60), lost(-20 * day)];
    expect(compact(events, observedAt)).toBe(events);
    // Once the right lines are old, so are those between them.
    expect(compact(events, later(15 * day)).map(({ kind }) => kind)).toEqual(['kept']);
  });

  it('lets what a clock far ahead has stamped grow old with what follows it', () => {
    const events = [found(-day), lost(3000 * day), found(60)];
    expect(compact(events, later(120))).toBe(events);
    expect(compact(events, later(13.5 * day)).slice(1)).toEqual(events.slice(1));
    expect(compact(events, later(15 * day)).map(({ kind }) => kind)).toEqual(['kept']);
  });

  it('keeps the last week where the clock leaps, and lets that go where it leaps again', () => {
    const events = [lost(-8 * day), found(-6 * day), lost(0)];
    expect(compact(events, later(3000 * day)).slice(1)).toEqual(events.slice(1));
    const leapt = [...events.slice(1), found(3000 * day)];
    expect(compact(leapt, later(3000 * day))).toBe(leapt);
    // The clock is right again.
    expect(compact(leapt, later(60))).toBe(leapt);
    expect(compact(leapt, later(6000 * day)).map(({ kind }) => kind)).toEqual(['kept', 'registration', 'registration']);
  });

  it('adds up to the same as before, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), events => {
        const shorter = compact(events, now);
        expect(fold(shorter)).toEqual(fold(events));
        expect(compact(shorter, now)).toEqual(shorter);
      }),
    );
  });

  it('is told without a throw, whatever is in it, and never more than was kept', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 60 }), events => {
        const { entries } = tellTimeline({ events, skipped: 0 }, nowMs, words);
        expect(entries.length).toBeLessThanOrEqual(events.length);
        expect(entries.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });
});
