import type { Settings } from '../core/config.ts';

const minuteMs = 60_000;

/** From when on a snapshot is too old to stand for now: twice the idle interval, in milliseconds. */
export function oldAfterMs({ IdleRefreshMinutes }: Settings): number {
  return 2 * IdleRefreshMinutes * minuteMs;
}

/** Whether a snapshot of an instant is too old. One from the future is as bad: then the clock was set back. */
export function isTooOld(takenAt: string, now: number, settings: Settings): boolean {
  const age = now - Date.parse(takenAt);
  return age >= oldAfterMs(settings) || age < -minuteMs;
}
