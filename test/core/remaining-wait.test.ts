import { describe, expect, it } from 'vitest';
import type { RefetchReport } from '../../src-main/contract/snapshot.ts';
import { remainingWait } from '../../src-main/core/remaining-wait.ts';

const now = Date.parse('2026-06-10T12:00:00Z');
const after = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const waiting: RefetchReport = {
  state: 'accepted',
  reason: null,
  startedAt: after(0),
  updatedAt: after(0),
  nextTryAt: null,
  deadlineAt: after(1800),
  changes: null,
};

describe('the time that a refetch has still to go', () => {
  it('is what is usual on this Mac, begun minutes counted', () => {
    expect(remainingWait(waiting, 150, now)).toEqual({ minutes: 3, until: 'usual' });
    expect(remainingWait(waiting, 120, now)).toEqual({ minutes: 2, until: 'usual' });
    expect(remainingWait(waiting, 150, now + 149_000)).toEqual({ minutes: 1, until: 'usual' });
  });

  it('is the time until it gives up where nothing is usual yet, or the usual time is over', () => {
    expect(remainingWait(waiting, null, now)).toEqual({ minutes: 30, until: 'longest' });
    expect(remainingWait(waiting, 60, now + 60_000)).toEqual({ minutes: 29, until: 'longest' });
  });

  it('is no longer than the time that a named trouble leaves', () => {
    const troubled = { ...waiting, deadlineAt: after(45) };
    expect(remainingWait(troubled, 300, now)).toEqual({ minutes: 1, until: 'longest' });
  });

  it('is nothing where it may wait for as long as it takes, and once it is over', () => {
    expect(remainingWait({ ...waiting, state: 'queued', deadlineAt: null }, 120, now)).toBeNull();
    expect(remainingWait({ ...waiting, state: 'requesting', deadlineAt: null }, null, now)).toBeNull();
    expect(remainingWait(waiting, 120, now + 1_800_000)).toBeNull();
  });

  it.each(['idle', 'confirmed', 'settled', 'stopped'] as const)('is nothing when it is %s', state => {
    expect(remainingWait({ ...waiting, state }, 120, now)).toBeNull();
  });
});
