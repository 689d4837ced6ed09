import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, usualSeconds } from '../../src-main/core/usual-duration.ts';

const anyDuration = fc.integer({ min: 0, max: 1_800_000 });

describe('how long a refetch usually takes on this Mac', () => {
  it.each([
    ['nothing to go by', [], null],
    ['one to go by', [20_000], null],
    ['two to go by', [20_000, 20_000], null],
    ['three', [9000, 60_000, 20_000], 20],
    ['five, two of them outliers', [11_000, 12_000, 1_700_000, 13_000, 1000], 12],
    ['four: the longer of the two in the middle', [10_000, 40_000, 20_000, 30_000], 30],
    ['part of a second', [14_400, 14_400, 14_400], 14],
    ['half a second more', [14_500, 14_500, 14_500], 15],
    ['next to no time', [0, 10, 20], 1],
  ])('with %s', (_what, durations, seconds) => {
    expect(usualSeconds(durations)).toBe(seconds);
  });

  it('goes by numbers, not by how they are spelt', () => {
    expect(usualSeconds([100_000, 9000, 20_000])).toBe(20);
  });

  it('remembers the last ten and leaves what it was given as it was', () => {
    const ten = Object.freeze(Array.from({ length: 10 }, (_, index) => index));
    expect(addDuration([], 7)).toEqual([7]);
    expect(addDuration(ten.slice(1), 10)).toHaveLength(10);
    expect(addDuration(ten, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is whole seconds that lie among the last ten durations', () => {
    fc.assert(
      fc.property(fc.array(anyDuration, { maxLength: 30 }), all => {
        const kept = all.reduce<readonly number[]>(addDuration, []);
        expect(kept).toEqual(all.slice(-10));
        const usual = usualSeconds(kept);
        expect(usual === null).toBe(all.length < 3);
        if (usual === null) return;
        expect(Number.isInteger(usual)).toBe(true);
        expect(usual).toBeGreaterThanOrEqual(Math.max(Math.round(Math.min(...kept) / 1000), 1));
        expect(usual).toBeLessThanOrEqual(Math.max(Math.round(Math.max(...kept) / 1000), 1));
      }),
    );
  });
});
