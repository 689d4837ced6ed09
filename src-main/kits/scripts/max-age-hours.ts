import { settingSchemas } from '../../core/config.ts';
import type { WantedSettings } from '../kit.ts';

/** From when on a script calls a look too old: a day, or the twice idle interval after which Clearway does so itself. */
export function maxAgeHours(settings: WantedSettings): number {
  const interval = settingSchemas.IdleRefreshMinutes.safeParse(settings.IdleRefreshMinutes);
  return Math.max(24, Math.ceil((2 * (interval.data ?? 0)) / 60));
}
