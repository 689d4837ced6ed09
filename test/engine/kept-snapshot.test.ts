import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { loadWords } from '../../src-main/adapters/words.ts';
import { composeSnapshot } from '../../src-main/core/compose-snapshot.ts';
import { parseSettings } from '../../src-main/core/config.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import type { EngineParts } from '../../src-main/engine/engine-parts.ts';
import { noJourney } from '../../src-main/engine/keep-journey.ts';
import { idleRefetch, type RefetchState } from '../../src-main/core/refetch-state.ts';
import { snapshotInputs } from '../core/examples.ts';

const words = loadWords(['en']);
const now = Date.parse('2026-11-20T12:10:00Z');
const last = composeSnapshot(snapshotInputs(), words);

/** An engine that has not looked yet. */
function unlooked(change: Partial<EngineParts>) {
  const never = (): never => {
    throw new Error('nobody looks here');
  };
  return createEngine({
    clock: { ...systemClock, now: () => now, after: () => () => undefined },
    random: () => 0.5,
    log: () => undefined,
    words,
    readMac: never,
    readSettings: async () => parseSettings([]),
    collect: never,
    openUpstreams: () => never,
    evaluate: never,
    answer: never,
    openReporter: never,
    reports: 'all',
    last: null,
    journey: noJourney,
    keepJourney: () => undefined,
    timeline: {
      seen: () => undefined,
      tried: never,
      remember: never,
      report: never,
      kept: never,
    },
    isFollowed: true,
    ...change,
  });
}

describe('the snapshot that was kept', () => {
  it('stands until the first look, whatever is planned meanwhile', () => {
    const engine = unlooked({ last });
    engine.startIdleLooks(120_000);
    engine.setWindowOpen(true);
    expect(engine.store.get()).toBe(last);
  });
});

describe('a kept refetch that nobody goes on with', () => {
  const kept = (refetch: Partial<RefetchState>) => ({
    ...noJourney,
    refetch: { ...idleRefetch, startedAt: now - 3_600_000, updatedAt: now - 3_600_000, ...refetch },
  });
  const shown = (refetch: Partial<RefetchState>) =>
    unlooked({ journey: kept(refetch), isFollowed: false }).store.get().refetch;

  it('has timed out once its half hour is over', () => {
    expect(shown({ state: 'accepted', postedAt: now - 31 * 60_000 })).toMatchObject({
      state: 'stopped',
      reason: 'timed-out',
    });
    expect(shown({ state: 'accepted', postedAt: now - 29 * 60_000 })).toMatchObject({ state: 'accepted' });
  });

  it('waits in the queue until its time, and not beyond it', () => {
    const queued = { state: 'queued', reason: 'rate-limited' } as const;
    expect(shown({ ...queued, nextTryAt: now + 60_000 })).toMatchObject({ state: 'queued', reason: 'rate-limited' });
    expect(shown({ ...queued, nextTryAt: now - 1 })).toMatchObject({ state: 'idle', reason: null });
  });

  it('is not lost for the one that will go on with it', () => {
    const journeys: unknown[] = [];
    const journey = kept({ state: 'queued', reason: 'rate-limited', nextTryAt: now - 1 });
    const engine = unlooked({ journey, isFollowed: false, keepJourney: next => void journeys.push(next.refetch) });
    engine.tryAccess();
    expect(journeys).toEqual([journey.refetch]);
  });
});
