import type { Speech } from './speech.ts';

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How long ago an instant is, in the reader's language; under a minute it is "just now", and so is a clock set back. */
export function formatAge(at: string, now: number, speech: Speech): string {
  const seconds = Math.floor((now - Date.parse(at)) / 1000);
  const fitting = units.find(({ seconds: length }) => seconds >= length);
  if (fitting === undefined) return speech.words['just-now'];
  const relative = new Intl.RelativeTimeFormat(speech.language, { numeric: 'auto' });
  return relative.format(-Math.floor(seconds / fitting.seconds), fitting.unit);
}

/** The same for what is being waited for: it counts seconds too, so that one sees that something moves. */
export function formatElapsed(at: string, now: number, speech: Speech): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  if (seconds >= 60) return formatAge(at, now, speech);
  return new Intl.RelativeTimeFormat(speech.language, { numeric: 'always' }).format(-seconds, 'second');
}
