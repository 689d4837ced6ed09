import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitLink, countIgnored, noLinksYet, noneIgnored } from '../../src-main/core/link-rate.ts';

/** Moments of a clock that only goes on, in steps from none to two minutes. */
const moments = fc
  .array(fc.oneof(fc.nat(1500), fc.nat(120_000)), { maxLength: 200 })
  .map(steps => steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 0) + step], []));

const admittedOf = (all: readonly number[]): readonly number[] => {
  let rate = noLinksYet;
  return all.filter(at => {
    const next = admitLink(rate, at);
    rate = next ?? rate;
    return next !== null;
  });
};

describe('links open the window', () => {
  it('once a second and five times a minute at most, whenever they come', () => {
    fc.assert(
      fc.property(moments, all => {
        const admitted = admittedOf(all);
        for (const [place, at] of admitted.entries()) {
          expect(at - (admitted[place - 1] ?? -1000)).toBeGreaterThanOrEqual(1000);
          expect(admitted.filter(other => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('whenever there was none for a minute, also after the clock was set to any other time', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1e12, max: 1e12 }), (all, jump) => {
        const set = (all.at(-1) ?? 0) + jump;
        const admitted = admittedOf([...all, set, set + 60_000, set + 120_000]);
        expect(admitted.slice(admittedOf(all).length).length).toBeGreaterThan(0);
      }),
    );
  });

  it('remembers no more than it needs', () => {
    let rate = noLinksYet;
    for (let at = 0; at < 1e7; at += 700) rate = admitLink(rate, at) ?? rate;
    expect(rate.length).toBeLessThanOrEqual(5);
  });
});

describe('links that lead nowhere', () => {
  it('are each counted, in one line a minute at most', () => {
    fc.assert(
      fc.property(moments, all => {
        let ignored = noneIgnored;
        const told: { at: number; count: number }[] = [];
        for (const at of all) {
          const counted = countIgnored(ignored, at);
          ({ ignored } = counted);
          if (counted.tell !== null) told.push({ at, count: counted.tell });
        }
        expect(told.reduce((sum, { count }) => sum + count, 0) + ignored.untold).toBe(all.length);
        expect(told.length > 0).toBe(all.length > 0);
        for (const [place, { at }] of told.entries()) {
          expect(at - (told[place - 1]?.at ?? -60_000)).toBeGreaterThanOrEqual(60_000);
        }
      }),
    );
  });
});
