import { describe, expect, it } from 'vitest';
import type { WalkReport, WalkStepReport } from '../../src-main/contract/snapshot.ts';
import { positionAt, standingStep } from '../../src-renderer/walk-position.ts';
import { fillPlaces } from '../../src-renderer/fill-places.ts';

/** A way of five steps of which the first `done` are done. */
function way(done: number, id = '15/secure-enclave/fleet'): WalkReport {
  const steps = [1, 2, 11, 13, 21].map(
    (number, place): WalkStepReport => ({
      id: `step-${number}`,
      number,
      state: place < done ? 'done' : place === done ? 'current' : 'pending',
      screen: 'A screen',
      text: 'Do it.',
      secret: 'none',
      secretText: null,
      say: 'Say it.',
      failure: null,
    }),
  );
  return { id, title: 'A way', steps };
}

const numberAt = (walk: WalkReport, said: ReturnType<typeof positionAt>) => standingStep(walk, said)?.step.number;

describe('the step that stands', () => {
  it('is at first the one that this Mac shows', () => {
    expect(standingStep(way(2), null)).toMatchObject({ place: 2, step: { number: 11 } });
  });

  it('is the last one where all are done, and none where there is no step', () => {
    expect(standingStep(way(5), null)).toMatchObject({ place: 4, step: { number: 21 } });
    expect(standingStep({ ...way(0), steps: [] }, null)).toBeNull();
    expect(positionAt({ ...way(0), steps: [] }, 0)).toBeNull();
  });

  it('is the one that the person went to, ahead of what this Mac shows or behind it', () => {
    expect(numberAt(way(2), positionAt(way(2), 3))).toBe(13);
    expect(numberAt(way(2), positionAt(way(2), 0))).toBe(1);
  });

  it('stays inside the way', () => {
    expect(numberAt(way(2), positionAt(way(2), -1))).toBe(1);
    expect(numberAt(way(2), positionAt(way(2), 5))).toBe(21);
  });

  it('moves on when this Mac shows more than the person said', () => {
    expect(numberAt(way(4), positionAt(way(2), 3))).toBe(21);
    expect(numberAt(way(3), positionAt(way(2), 0))).toBe(13);
  });

  it('does not take back what the person said when this Mac shows a part of it', () => {
    expect(numberAt(way(2), positionAt(way(0), 3))).toBe(13);
  });

  it('goes back where something is gone that was there', () => {
    expect(numberAt(way(0), positionAt(way(2), 3))).toBe(1);
  });

  it('begins anew on another way', () => {
    expect(numberAt(way(1, '15/secure-enclave/fleet/repair'), positionAt(way(2), 3))).toBe(2);
  });

  it('begins anew where its step is no longer on the way', () => {
    const said = positionAt(way(2), 3);
    const shorter = way(2);
    expect(numberAt({ ...shorter, steps: shorter.steps.filter(({ number }) => number !== 13) }, said)).toBe(11);
  });
});

describe('places in a word of the window', () => {
  it('are filled in the order of the language, each isolated from its neighbours, and an unknown one stays', () => {
    expect(fillPlaces('{count}: {place} {else}', { place: '3', count: '7' })).toBe(
      '\u20687\u2069: \u20683\u2069 {else}',
    );
  });
});
