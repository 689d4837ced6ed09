import type { Snapshot } from '../contract/snapshot.ts';
import type { Settings } from '../core/config.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { Log, StateStore } from '../ports.ts';
import { createKeeper, readKept } from './kept-document.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/** The document that scripts may read: the last snapshot, whole. */
export const statusDocument = 'status.json';

/** The last kept snapshot; null when there is none, or none that can be used. */
export function readKeptStatus(state: StateStore, log: Log): Promise<Snapshot | null> {
  return readKept<Snapshot>(statusDocument, snapshotSchema, { state, log });
}

/** Keeps `status.json` current. */
export function createStatusKeeper(state: StateStore, log: Log): (snapshot: Snapshot) => Promise<void> {
  return createKeeper(statusDocument, state, log);
}

/**
 * Whether a kept snapshot may still be shown: for twice the idle interval, because an old green light is no light, and
 * not in the middle of a refetch, because that one is taken up from its own document.
 */
export function isShowable(kept: Snapshot | null, nowMs: number, settings: Settings): boolean {
  const age = kept === null ? Number.NaN : nowMs - Date.parse(kept.takenAt);
  if (kept !== null && isUnderWay(kept.refetch.state)) return false;
  return age >= 0 && age < 2 * settings.IdleRefreshMinutes * 60_000;
}
