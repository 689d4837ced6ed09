import { elapsedMs, readableInstant } from '../instants.ts';
import type { Words } from '../words.ts';

/** An instant for a technician in any time zone: in UTC, and how long ago that is. */
export function sayWhen(at: string | null, now: string, words: Words): string {
  const age = elapsedMs(at, now);
  if (at === null || age === undefined) return words.say('ticket.not-known');
  const { count, unit } = rounded(Math.abs(age));
  return `${readableInstant(at)}, ${words.say(age < 0 ? 'ticket.later' : 'ticket.ago', { count, unit })}`;
}

function rounded(ms: number): { readonly count: number; readonly unit: 'minute' | 'hour' | 'day' } {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 90) return { count: minutes, unit: 'minute' };
  return minutes < 48 * 60
    ? { count: Math.round(minutes / 60), unit: 'hour' }
    : { count: Math.round(minutes / 1440), unit: 'day' };
}
