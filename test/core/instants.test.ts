import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elapsedMs, instant, isAfter } from '../../src-main/core/instants.ts';

const anyInstant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const earlier = '2026-11-20T09:00:00Z';
const later = '2026-11-20T09:00:01Z';

describe('instants', () => {
  it.each([
    [earlier, later, 1000],
    [later, earlier, -1000],
    [earlier, '2026-11-20T10:00:00+01:00', 0],
    [earlier, '2026-11-20T09:00:00.250Z', 250],
    [null, later, undefined],
    [earlier, null, undefined],
    [null, null, undefined],
    ['yesterday', later, undefined],
    [earlier, '', undefined],
  ])('say that from %s to %s there are %s ms', (from, to, elapsed) => {
    expect(elapsedMs(from, to)).toBe(elapsed);
  });

  it.each([
    [later, earlier, true],
    [earlier, later, false],
    [earlier, earlier, false],
    [earlier, null, true],
    [null, earlier, false],
    [null, null, false],
    ['soon', earlier, false],
    [later, 'long ago', false],
    ['soon', null, false],
  ])('say of %s after %s: %s', (one, other, expected) => {
    expect(isAfter(one, other)).toBe(expected);
  });

  it('never let both of two instants come after the other', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (a, b) => {
        expect(isAfter(instant(a), instant(b))).toBe(a > b);
        expect(isAfter(instant(a), instant(b)) && isAfter(instant(b), instant(a))).toBe(false);
      }),
    );
  });

  it('survive being written and read', () => {
    fc.assert(
      fc.property(anyInstant, ms => {
        expect(Date.parse(instant(ms))).toBe(ms);
        expect(instant(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
    );
  });
});
