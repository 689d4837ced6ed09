import { describe, expect, it } from 'vitest';
import { emptyState, type TimelineState } from '../../../src-main/core/timeline/event.ts';
import { rememberWith, type Then } from '../../../src-main/core/timeline/events-between.ts';
import { fold } from '../../../src-main/core/timeline/fold.ts';
import { parseTimeline, timelineLine } from '../../../src-main/engine/timeline-lines.ts';
import { event, later, snapshotOf } from './timeline-examples.ts';

const { registration } = snapshotOf();
const stamp = '2026-11-20T09:10:00Z';
const then = (evaluatedAt: string | null = stamp): Then => ({ at: later(5), evaluatedAt });
const at = (...codes: readonly string[]): TimelineState =>
  fold(codes.map((to, index) => event({ kind: 'registration', from: codes[index - 1] ?? null, to })));

describe('the evaluation before the registration', () => {
  it.each(['P4', 'P5', 'P6', 'P7'])('is remembered once %s has become P0', code => {
    expect(rememberWith(at(code), registration, then()).evaluatedBefore).toBe(stamp);
  });

  it.each([
    ['nobody saw this Mac before', emptyState],
    ['it was registered all the while', at('P0')],
    ['it was only signed out', at('P0', 'P8')],
    ['the profile was not taken up for a while', at('P0', 'P2')],
  ])('is not remembered where %s', (_what, state) => {
    expect(rememberWith(state, registration, then()).evaluatedBefore).toBeNull();
  });

  it('is not remembered where the server had said nothing', () => {
    expect(rememberWith(at('P4'), registration, then(null)).evaluatedBefore).toBeNull();
  });

  const come = event({ kind: 'registration', from: 'P4', to: 'P0', evaluatedBefore: stamp });

  it('outlasts a sign-out, and goes with the registration', () => {
    const state = fold([come], at('P4'));
    expect(state.evaluatedBefore).toBe(stamp);
    const out = fold([event({ kind: 'registration', from: 'P0', to: 'P8' })], state);
    expect(fold([event({ kind: 'registration', from: 'P8', to: 'P0' })], out).evaluatedBefore).toBe(stamp);
    expect(fold([event({ kind: 'registration', from: 'P0', to: 'P4' })], state).evaluatedBefore).toBeNull();
  });

  it('is kept on disk, alone and added up', () => {
    const { events } = parseTimeline(timelineLine(come));
    expect(events).toEqual([come]);
    const kept = { kind: 'kept', at: later(9), state: fold([come], at('P4')) } as const;
    expect(parseTimeline(timelineLine(kept)).events).toEqual([kept]);
  });
});
