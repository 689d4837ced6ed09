import type { Snapshot } from '../contract/snapshot.ts';
import type { Settings } from '../core/config.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { Log, StateStore } from '../ports.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/** The document that scripts may read: the last snapshot, whole. */
export const statusDocument = 'status.json';

/** The last kept snapshot; null when there is none or it cannot be read, which is logged and costs nothing else. */
export async function readKeptStatus(state: StateStore, log: Log): Promise<Snapshot | null> {
  try {
    const text = await state.read(statusDocument);
    return text === null ? null : snapshotSchema.parse(JSON.parse(text));
  } catch (error) {
    log('warn', 'kept-status-unreadable', nameOf(error));
    return null;
  }
}

/**
 * Whether a kept snapshot may still be shown: for twice the idle interval, because an old green light is no light, and
 * not in the middle of a refetch, because nobody follows that one any more.
 */
export function isShowable(kept: Snapshot | null, nowMs: number, settings: Settings): boolean {
  const age = kept === null ? Number.NaN : nowMs - Date.parse(kept.takenAt);
  if (kept !== null && isUnderWay(kept.refetch.state)) return false;
  return age >= 0 && age < 2 * settings.IdleRefreshMinutes * 60_000;
}

/** Keeps `status.json` current, one write at a time; a snapshot that was replaced while writing is skipped. */
export function createStatusKeeper(state: StateStore, log: Log): (snapshot: Snapshot) => Promise<void> {
  let next: Snapshot | undefined;
  let writing: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (next !== undefined) {
      const snapshot = next;
      next = undefined;
      try {
        await state.write(statusDocument, `${JSON.stringify(snapshot, null, 2)}\n`);
      } catch (error) {
        // A full or read-only disk must not take the answer away from the user.
        log('error', 'status-not-kept', nameOf(error));
      }
    }
  }

  return snapshot => {
    next = snapshot;
    writing ??= drain().finally(() => {
      writing = undefined;
    });
    return writing;
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
