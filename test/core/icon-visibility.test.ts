import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noIcon,
  sightIcon,
  watchIcon,
  type IconEvent,
  type IconSighting,
} from '../../src-main/core/icon-visibility.ts';
import type { Rectangle } from '../../src-main/core/rectangle.ts';
import { external, notched, plain } from './screens.ts';

const icon = (x: number, y: number): Rectangle => ({ x, y, width: 30, height: 24 });

describe('what the place of the icon shows', () => {
  it.each([
    ['in the menu bar', icon(1100, 0), 'visible'],
    ['a little below the edge, as macOS centres it', icon(1100, 6), 'visible'],
    ['switched off: below the left corner of its screen', icon(0, 900), 'hidden'],
    ['without a size', { x: 1100, y: 0, width: 0, height: 0 }, 'hidden'],
    ['with a size that is no number', { x: 1100, y: 0, width: Number.NaN, height: 24 }, 'hidden'],
    ['in the middle of the screen', icon(700, 400), 'hidden'],
    ['to the right of every screen', icon(9000, 0), 'hidden'],
    ['above every screen', icon(1100, -400), 'hidden'],
    ['not told by the platform', null, 'unknown'],
  ] as const)('%s', (_where, bounds, sighting) => {
    expect(sightIcon(bounds, [plain])).toBe(sighting);
  });

  it('is nothing to tell of without a screen', () => {
    expect(sightIcon(icon(1100, 0), [])).toBe('unknown');
  });

  it('is hidden below the notch, and beside it is not', () => {
    expect(sightIcon(icon(741, 0), [notched])).toBe('hidden');
    expect(sightIcon(icon(1000, 0), [notched])).toBe('visible');
    expect(sightIcon(icon(741, 0), [{ ...notched, internal: false }])).toBe('visible');
    expect(sightIcon(icon(705, 0), [plain])).toBe('visible');
  });

  it('is hidden when switched off above another screen, whose top is where the icon seems to be', () => {
    const below = { ...external, bounds: { ...external.bounds, x: 0, y: 900 }, workArea: external.workArea };
    expect(sightIcon(icon(0, 900), [plain, below])).toBe('hidden');
  });

  it('is seen on any screen, and in a menu bar that hides itself', () => {
    expect(sightIcon(icon(2500, 0), [plain, external])).toBe('visible');
    expect(sightIcon(icon(1100, 4), [{ ...plain, workArea: plain.bounds }])).toBe('visible');
  });
});

describe('an icon above the edge of its screen', () => {
  const away = { ...plain, workArea: plain.bounds };

  it('is not known where the menu bar hides itself or the screen is full', () => {
    expect(sightIcon(icon(1100, -24), [away])).toBe('unknown');
    expect(sightIcon(icon(1100, -4), [away])).toBe('unknown');
    expect(sightIcon(icon(1100, -24), [away, external])).toBe('unknown');
  });

  it('is hidden where the menu bar stays, or beside that screen', () => {
    expect(sightIcon(icon(1100, -24), [plain])).toBe('hidden');
    expect(sightIcon(icon(2500, -24), [away, external])).toBe('hidden');
    expect(sightIcon(icon(0, -24), [away])).toBe('hidden');
    expect(sightIcon(icon(1440, -24), [away])).toBe('hidden');
  });
});

const follow = (...events: readonly IconEvent[]) => events.reduce(watchIcon, noIcon);
const seen = (sighting: IconSighting): IconEvent => ({ kind: 'seen', sighting });
const created: IconEvent = { kind: 'created' };

describe('the watch over the icon', () => {
  it('looks after five seconds, and once more at fifteen before it says hidden', () => {
    expect(follow(created)).toEqual({ visibility: 'not-seen-yet', lookInMs: 5_000 });
    expect(follow(created, seen('hidden'))).toEqual({ visibility: 'suspected', lookInMs: 10_000 });
    expect(follow(created, seen('hidden'), seen('hidden'))).toEqual({ visibility: 'hidden', lookInMs: null });
  });

  it.each(['visible', 'unknown'] as const)('ends with the first look that is %s', sighting => {
    expect(follow(created, seen(sighting))).toEqual({ visibility: sighting, lookInMs: null });
    expect(follow(created, seen('hidden'), seen(sighting))).toEqual({ visibility: sighting, lookInMs: null });
  });

  it('looks again when the screens change, and keeps what it knew until then', () => {
    const hidden = follow(created, seen('hidden'), seen('hidden'), { kind: 'displays-changed' });
    expect(hidden).toEqual({ visibility: 'hidden', lookInMs: 5_000 });
    expect(watchIcon(hidden, seen('visible')).visibility).toBe('visible');
    expect(follow(created, seen('hidden'), { kind: 'displays-changed' }).visibility).toBe('not-seen-yet');
  });

  it('has nothing to look for while the icon is hidden by choice', () => {
    expect(follow(created, { kind: 'removed' })).toEqual(noIcon);
    expect(follow(created, { kind: 'removed' }, { kind: 'displays-changed' }, seen('hidden'))).toEqual(noIcon);
  });

  const number = fc.oneof(fc.integer({ min: -4000, max: 4000 }), fc.constantFrom(0, Number.NaN, Infinity));
  const bounds = fc.option(fc.record({ x: number, y: number, width: number, height: number }));
  const displays = fc.subarray([plain, notched, external]);

  it('never says hidden from silence, nor from one look alone', () => {
    const event = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(bounds, displays).map(([at, on]) => seen(sightIcon(at, on))) },
      { weight: 1, arbitrary: fc.constantFrom<IconEvent>(created, { kind: 'removed' }, { kind: 'displays-changed' }) },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), events => {
        let state = noIcon;
        let hiddenInARow = 0;
        for (const next of events) {
          const before = state;
          state = watchIcon(state, next);
          if (next.kind === 'created' || next.kind === 'removed') hiddenInARow = 0;
          if (next.kind === 'seen') hiddenInARow = next.sighting === 'hidden' ? hiddenInARow + 1 : 0;
          if (state.visibility === 'hidden' && before.visibility !== 'hidden') {
            expect(hiddenInARow).toBeGreaterThanOrEqual(2);
          }
          if (next.kind === 'seen' && next.sighting === 'unknown') expect(state.visibility).not.toBe('hidden');
        }
      }),
    );
  });

  it('looks no more than twice, whatever it sees, until something changes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(bounds, displays), { minLength: 3, maxLength: 10 }), sights => {
        let state = watchIcon(noIcon, created);
        let looks = 0;
        for (const [at, on] of sights) {
          if (state.lookInMs === null) break;
          looks += 1;
          state = watchIcon(state, seen(sightIcon(at, on)));
        }
        expect(looks).toBeLessThanOrEqual(2);
        expect(state.lookInMs).toBeNull();
      }),
    );
  });
});
