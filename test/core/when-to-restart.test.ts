import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideRestart,
  firstInstalled,
  longestPatienceMs,
  settleMs,
  whoRestarts,
  type InstalledSight,
} from '../../src-main/core/when-to-restart.ts';

/** What is seen one after the other, each some time after the one before. */
type Sighting = Partial<InstalledSight> & { readonly after?: number };

/** The steps that follow from what is seen. */
function steps(first: string | null, sightings: readonly Sighting[]) {
  let state = firstInstalled(first);
  let now = 1_000_000;
  return sightings.map(({ after = 0, ...seen }) => {
    now += after;
    const step = decideRestart(state, { mark: 'old', now, isWindowOpen: false, isRefetching: false, ...seen });
    ({ state } = step);
    return [step.restarts, step.lookInMs];
  });
}

const never = [false, null];

describe('an app that another one was installed in the place of', () => {
  it('makes way once that one has lain there unchanged for a while', () => {
    expect(
      steps('old', [{}, { mark: 'new' }, { mark: 'new', after: settleMs - 1 }, { mark: 'new', after: 1 }]),
    ).toEqual([never, [false, settleMs], [false, 1], [true, null]]);
  });

  it('waits while it is half written or missing, and begins to wait anew after that', () => {
    expect(
      steps('old', [
        { mark: null },
        { mark: 'new', after: 20_000 },
        { mark: null, after: 20_000 },
        { mark: 'new', after: 20_000 },
        { mark: 'newer', after: 20_000 },
        { mark: 'newer', after: settleMs },
      ]).map(([restarts]) => restarts),
    ).toEqual([false, false, false, false, false, true]);
  });

  it('does nothing when the same one is installed again', () => {
    expect(steps('old', [{ mark: null }, { after: settleMs }, { after: settleMs }])).toEqual([
      [false, settleMs],
      never,
      never,
    ]);
  });

  it('interrupts nobody, but for a window that has been left open', () => {
    for (const busy of [{ isWindowOpen: true }, { isRefetching: true }]) {
      expect(
        steps('old', [
          { mark: 'new', ...busy },
          { mark: 'new', ...busy, after: settleMs },
          { mark: 'new', ...busy, after: longestPatienceMs - settleMs },
        ]),
      ).toEqual([
        [false, settleMs],
        [false, longestPatienceMs - settleMs],
        [true, null],
      ]);
      expect(
        steps('old', [
          { mark: 'new', ...busy },
          { mark: 'new', after: settleMs },
        ]).at(-1),
      ).toEqual([true, null]);
    }
  });

  it('does not look for good after one that was thrown away', () => {
    const seen = steps(
      'old',
      Array.from({ length: 40 }, () => ({ mark: null, after: settleMs })),
    );
    expect(seen.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => [false, settleMs]));
    expect(seen.slice(20).every(([, lookInMs]) => lookInMs === null)).toBe(true);
  });

  it('goes by the first that it could read, where it does not know what it was itself', () => {
    expect(steps(null, [{ mark: 'a' }, { mark: 'b', after: settleMs }, { mark: 'b', after: settleMs }])).toEqual([
      never,
      [false, settleMs],
      [true, null],
    ]);
  });

  const sighting = fc.record({
    mark: fc.constantFrom('old', 'new', 'newer', null),
    // Also a clock that is set back.
    after: fc.integer({ min: -longestPatienceMs, max: longestPatienceMs }),
    isWindowOpen: fc.boolean(),
    isRefetching: fc.boolean(),
  });

  it('never makes way for itself, for nothing, or for what it has seen only once', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 30 }), seen => {
        const [at] = steps('old', seen).flatMap(([restarts], index) => (restarts === true ? [index] : []));
        if (at === undefined) return;
        const mark = seen[at]?.mark ?? 'old';
        expect(mark).not.toBe('old');
        expect(seen[at - 1]?.mark).toBe(mark);
      }),
    );
  });

  it('waits for no time that is shorter than the settling, and for none that is longer than its patience', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 30 }), seen => {
        for (const [, lookInMs] of steps('old', seen)) {
          if (typeof lookInMs === 'number') {
            expect(lookInMs).toBeGreaterThan(0);
            expect(lookInMs).toBeLessThanOrEqual(longestPatienceMs);
          }
        }
      }),
    );
  });

  it('makes way in the end, whatever went before, when it is left in peace', () => {
    fc.assert(
      fc.property(fc.array(sighting, { maxLength: 20 }), seen => {
        const calm = { mark: 'new', isWindowOpen: true, isRefetching: true };
        const ending = [calm, { ...calm, after: settleMs }, { ...calm, after: longestPatienceMs }];
        const found = steps('old', [...seen, ...ending]);
        expect(found.slice(-1)).toEqual([[true, null]]);
      }),
    );
  });
});

describe('the new one', () => {
  it.each([
    ['com.clearway.companion', 'launchd'],
    ['application.com.clearway.companion.123.456', 'itself'],
    ['0', 'itself'],
    [undefined, 'itself'],
  ])('is started by whoever started the old one: %s', (name, who) => {
    expect(whoRestarts(name)).toBe(who);
  });
});
