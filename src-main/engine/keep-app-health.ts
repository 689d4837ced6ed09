import * as z from 'zod';
import { appHealthDocument, type AppHealth } from '../contract/app-health.ts';
import type { IconVisibility } from '../core/icon-visibility.ts';
import { instant } from '../core/instants.ts';
import type { Clock, Log, StateStore } from '../ports.ts';
import { createKeeper } from './kept-document.ts';

const schema = z.object({
  schemaVersion: z.literal(1),
  version: z.string().max(64),
  pid: z.number().int().positive(),
  startedAt: z.iso.datetime(),
  at: z.iso.datetime(),
  // Each by itself: a later version may know more of them.
  icon: z.enum(['visible', 'hidden', 'hidden-by-choice', 'unknown']).catch('unknown'),
  notifications: z.enum(['shown', 'denied', 'unknown']).catch('unknown'),
});

/**
 * What the app wrote of itself last; null where there is nothing, or nothing that can be used. It stays when the app
 * ends, so it alone does not say that one runs.
 */
export async function readAppHealth(store: Pick<StateStore, 'read'>): Promise<AppHealth | null> {
  try {
    const text = await store.read(appHealthDocument);
    return text === null ? null : schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps `app.json` current. */
export type AppHealthKeeper = {
  /** There was a look then: everything is as it was, and has just been seen to be. */
  readonly looked: (takenAt: string) => void;
  readonly icon: (visibility: IconVisibility) => void;
  /** What became of a notification. */
  readonly notified: (outcome: 'shown' | 'denied') => void;
  /** Resolves once nothing is on its way to the disk. */
  readonly kept: () => Promise<void>;
};

type HealthParts = {
  readonly state: StateStore;
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  readonly version: string;
  readonly pid: number;
};

/** Opens it at the start of the app. What became of the last notification is still true after a restart. */
export async function openAppHealth({ state, log, clock, version, pid }: HealthParts): Promise<AppHealthKeeper> {
  const before = await readAppHealth(state);
  const keep = createKeeper(appHealthDocument, state, log);
  const now = instant(clock.now());
  let health: AppHealth = {
    schemaVersion: 1,
    version,
    pid,
    startedAt: now,
    at: now,
    icon: 'unknown',
    notifications: before?.notifications ?? 'unknown',
  };
  let lastLook: string | null = null;
  let writing = keep(health);
  const note = (change: Partial<AppHealth>): void => {
    health = { ...health, ...change, at: instant(clock.now()) };
    writing = keep(health);
  };
  return {
    looked: takenAt => {
      // A snapshot is also drawn anew between two looks.
      if (takenAt === lastLook) return;
      lastLook = takenAt;
      note({});
    },
    icon: visibility => {
      const icon = settled(visibility);
      if (icon !== health.icon) note({ icon });
    },
    notified: notifications => {
      if (notifications !== health.notifications) note({ notifications });
    },
    kept: () => writing,
  };
}

/** One look that did not find it is looked at again before anybody is told. */
function settled(visibility: IconVisibility): AppHealth['icon'] {
  return visibility === 'not-seen-yet' || visibility === 'suspected' ? 'unknown' : visibility;
}
