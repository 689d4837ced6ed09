import type { Snapshot } from '../../../src-main/contract/snapshot.ts';
import { composeSnapshot, type SnapshotInputs } from '../../../src-main/core/compose-snapshot.ts';
import type { ChangeEvent } from '../../../src-main/core/timeline/event.ts';
import type { Seen } from '../../../src-main/core/timeline/events-between.ts';
import { observedAt, snapshotInputs, words } from '../examples.ts';

/** So many minutes after everything in the examples was observed. */
export function later(minutes: number): string {
  return new Date(Date.parse(observedAt) + minutes * 60_000).toISOString();
}

export function snapshotOf(change: Partial<SnapshotInputs> = {}): Snapshot {
  return composeSnapshot(snapshotInputs(change), words);
}

/** A look at a Mac in order, but for what is changed, so many minutes later. */
export function seen(change: Partial<SnapshotInputs> = {}, minutes = 0): Seen {
  return {
    snapshot: snapshotOf(change),
    at: later(minutes),
    clearwayVersion: '1.0.0',
    looksAt: 'everything',
    evaluatedAt: null,
  };
}

export function event(change: Partial<ChangeEvent> & Pick<ChangeEvent, 'kind'>): ChangeEvent {
  return { at: observedAt, from: null, to: null, ...change };
}
