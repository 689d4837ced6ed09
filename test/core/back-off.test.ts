import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRefusal, forgive, leftMs, recordOutcome, type BackOff } from '../../src-main/core/back-off.ts';
import type { UpstreamFailure } from '../../src-main/core/upstream-failure.ts';
import { anyFailure } from './arbitraries.ts';
import { failure, offline, tokenStale } from './refetch-events.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-11-20T12:00:00Z');

const serverError = failure('error', 'server-error');
const rateLimited = (retryAfterMs: number | null = null) => failure('rate-limited', 'rate-limited', retryAfterMs);

/** So many failures in a row, all at the same moment. */
function after(failures: number, what: UpstreamFailure = serverError, random = 0): BackOff {
  const last = Array.from({ length: failures }).reduce<BackOff | null>(
    before => recordOutcome(before, { at: now, failure: what, random }),
    null,
  );
  if (last === null) throw new Error('no failure');
  return last;
}

const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyStanding: fc.Arbitrary<BackOff> = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(offline, serverError, rateLimited(), rateLimited(2 * hour)),
    anyRandom,
  )
  .map(([failures, what, random]) => after(failures, what, random));

describe('the back-off of one server', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 16],
    [6, 30],
    [7, 30],
    [40, 30],
  ])('is doubled with each failure: the %i. one is %i minutes', (failures, minutes) => {
    for (const what of [offline, serverError, rateLimited()]) {
      expect(after(failures, what)).toEqual({
        failures,
        failedAt: now,
        until: now + minutes * minute,
        state: what.upstreamState,
        problem: what.problem,
      });
    }
  });

  it('is as long as the server asks for, where that is longer', () => {
    expect(after(1, rateLimited(10 * minute)).until).toBe(now + 10 * minute);
    expect(after(1, rateLimited(10_000)).until).toBe(now + minute);
    expect(after(5, rateLimited(10 * minute)).until).toBe(now + 16 * minute);
    expect(after(1, failure('error', 'server-error', 45 * minute)).until).toBe(now + 45 * minute);
  });

  it('is spread over Macs that were turned away together, and never shorter than asked for', () => {
    fc.assert(
      fc.property(anyRandom, fc.integer({ min: 1, max: day }), (random, asked) => {
        const { until } = after(1, rateLimited(asked), random);
        expect(until - now).toBeGreaterThanOrEqual(Math.max(asked, minute));
        expect(until - now).toBeLessThanOrEqual(Math.max(asked + Math.min(asked / 2, minute), 1.25 * minute));
      }),
    );
    expect(after(1, rateLimited(hour), 0.5).until).toBe(now + hour + minute / 2);
    expect(after(1, offline, 0.5).until).toBe(now + 1.125 * minute);
  });

  it('ends with an answer', () => {
    expect(recordOutcome(after(5), { at: now, failure: null, random: 0 })).toBeNull();
    expect(recordOutcome(null, { at: now, failure: null, random: 0 })).toBeNull();
  });

  it.each([
    ['a refused key', tokenStale],
    ['a sign-in', failure('sign-in-required', 'sign-in-required')],
    ['a missing licence', failure('unlicensed', 'unlicensed')],
    ['an address that is not Fleet’s', failure('misconfigured', 'not-a-fleet-server')],
    ['no server at all', failure('none', 'no-upstream')],
  ])('ends with %s as well: that is an answer', (_what, what) => {
    expect(recordOutcome(after(5), { at: now, failure: what, random: 0 })).toBeNull();
  });

  it('remembers the last failure, and counts all of them', () => {
    const two = recordOutcome(after(3, rateLimited()), { at: now + hour, failure: offline, random: 0 });
    expect(two).toMatchObject({
      failures: 4,
      failedAt: now + hour,
      state: 'unreachable',
      problem: { code: 'offline' },
    });
  });
});

describe('while a server is left alone', () => {
  it('nothing may be asked, for the reason of the last failure', () => {
    expect(findRefusal(after(2), now + 30_000)).toEqual({
      upstreamState: 'error',
      problem: { code: 'server-error' },
      retryAfterMs: 90_000,
    });
  });

  it.each([
    [0, 60_000],
    [59_999, 1],
    [60_000, null],
    [60_001, null],
    [day, null],
    [-1, null],
    [-day, null],
  ])('there is, %i ms after the failure, so much left: %s', (at, left) => {
    expect(leftMs(after(1), now + at)).toBe(left);
    expect(findRefusal(after(1), now + at)?.retryAfterMs ?? null).toBe(left);
  });

  it('there is nothing left where nothing failed', () => {
    expect(leftMs(null, now)).toBeNull();
    expect(findRefusal(null, now)).toBeNull();
    expect(forgive(null, now, 'person')).toBeNull();
  });

  it('a whole day is kept from the first moment on, with its spread', () => {
    fc.assert(
      fc.property(anyRandom, fc.nat(day), (random, at) => {
        const backOff = after(1, rateLimited(day), random);
        expect(leftMs(backOff, now + Math.min(at, day - 1))).toBe(backOff.until - now - Math.min(at, day - 1));
      }),
    );
  });

  it('a moment that lies much more than a day ahead is not believed: some clock was wrong', () => {
    const wrong = { ...after(1), until: now + 26 * hour };
    expect(leftMs(wrong, now)).toBeNull();
    expect(leftMs({ ...wrong, failedAt: now - 3 * hour, until: now + 25 * hour }, now)).toBe(25 * hour);
  });

  it('a clock that was set back opens the server rather than shutting it out for as long', () => {
    fc.assert(
      fc.property(anyStanding, fc.integer({ min: 1, max: 1000 * day }), (backOff, back) => {
        expect(findRefusal(backOff, now - back)).toBeNull();
      }),
    );
  });

  it('asking again too early does not make it longer: only what was sent counts', () => {
    const backOff = after(2);
    const refusal = findRefusal(backOff, now + 1000);
    expect(refusal).not.toBeNull();
    expect(backOff).toEqual(after(2));
  });

  it('there is never more left than the server and the rules ask for', () => {
    fc.assert(
      fc.property(fc.array(anyFailure, { maxLength: 20 }), anyRandom, fc.nat(day), (failures, random, later) => {
        const backOff = failures.reduce<BackOff | null>(
          (before, what) => recordOutcome(before, { at: now, failure: what, random }),
          null,
        );
        const left = leftMs(backOff, now + later);
        if (left === null) return;
        expect(left).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(Math.max(30 * minute, (failures.at(-1)?.retryAfterMs ?? 0) + minute) - later);
      }),
    );
  });
});

describe('forgiving', () => {
  it('opens at once what only the network stood in the way of', () => {
    for (const at of [now, now + 1, now + 10 * minute]) {
      const backOff = forgive(after(6, offline), at, 'mac');
      expect(findRefusal(backOff, at)).toBeNull();
      expect(backOff).toMatchObject({ failures: 6, failedAt: now });
    }
  });

  it('opens a server with an error of its own a minute after the last failure, and not sooner', () => {
    expect(forgive(after(6), now + minute - 1, 'person')).toEqual(after(6));
    expect(findRefusal(forgive(after(6), now + minute, 'person'), now + minute)).toBeNull();
    // A network that flickers is nobody's impatience.
    expect(forgive(after(6), now + minute, 'mac')).toEqual(after(6));
  });

  it('never opens a rate limit', () => {
    fc.assert(
      fc.property(fc.nat(3 * hour), fc.option(fc.integer({ min: 1, max: day })), (at, asked) => {
        const backOff = after(3, rateLimited(asked));
        expect(forgive(backOff, now + at, 'person')).toBe(backOff);
      }),
    );
  });

  it('does not make the next failure cheaper', () => {
    const backOff = recordOutcome(forgive(after(4, offline), now + 1, 'person'), {
      at: now + 1,
      failure: offline,
      random: 0,
    });
    expect(backOff).toMatchObject({ failures: 5, until: now + 1 + 16 * minute });
  });

  it('never makes the wait longer', () => {
    fc.assert(
      fc.property(anyStanding, fc.integer({ min: -day, max: day }), (backOff, at) => {
        const [before, then] = [
          leftMs(backOff, now + at) ?? 0,
          leftMs(forgive(backOff, now + at, 'person'), now + at) ?? 0,
        ];
        expect(then).toBeLessThanOrEqual(before);
      }),
    );
  });
});
