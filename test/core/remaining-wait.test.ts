import { describe, expect, it } from 'vitest';
import { loadWords } from '../../src-main/adapters/words.ts';
import type { RefetchReport } from '../../src-main/contract/snapshot.ts';
import { remainingWait } from '../../src-main/core/remaining-wait.ts';
import { assumedSeconds } from '../../src-main/core/usual-duration.ts';

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

  it('is what the headline says of any Mac, a minute, where this one has no history', () => {
    expect(remainingWait(waiting, null, now)).toEqual({ minutes: 1, until: 'usual' });
    const asking = { ...waiting, state: 'requesting', deadlineAt: null } as const;
    expect(remainingWait(asking, null, now + 59_999)).toEqual({ minutes: 1, until: 'usual' });
    expect(loadWords(['en']).say('headline.refetch-under-way')).toContain('usually takes less than a minute');
    expect(assumedSeconds).toBe(60);
  });

  it('is not said once the usual time is over, until the wait is a long one: then it is the time until it gives up', () => {
    expect(remainingWait(waiting, null, now + 60_000)).toBeNull();
    expect(remainingWait(waiting, 150, now + 299_999)).toBeNull();
    expect(remainingWait(waiting, 150, now + 300_000)).toEqual({ minutes: 25, until: 'longest' });
    expect(remainingWait(waiting, 400, now + 300_000)).toEqual({ minutes: 2, until: 'usual' });
  });

  it('is the time until the next try where it waits in the queue and knows one', () => {
    const queued = { ...waiting, state: 'queued', deadlineAt: null, nextTryAt: after(90) } as const;
    expect(remainingWait(queued, 120, now)).toEqual({ minutes: 2, until: 'next-try' });
    expect(remainingWait(queued, null, now + 600_000)).toBeNull();
  });

  it('is no longer than the time that a named trouble leaves', () => {
    const troubled = { ...waiting, deadlineAt: after(45) };
    expect(remainingWait(troubled, 300, now)).toEqual({ minutes: 1, until: 'longest' });
  });

  it('is nothing where it may wait for as long as it takes, and once it is over', () => {
    expect(remainingWait({ ...waiting, state: 'queued', deadlineAt: null }, 120, now)).toBeNull();
    expect(remainingWait({ ...waiting, deadlineAt: null }, null, now + 1_800_000)).toBeNull();
    expect(remainingWait(waiting, 120, now + 1_800_000)).toBeNull();
  });

  it.each(['idle', 'confirmed', 'settled', 'stopped'] as const)('is nothing when it is %s', state => {
    expect(remainingWait({ ...waiting, state }, 120, now)).toBeNull();
  });
});
