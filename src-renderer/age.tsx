import { formatAge, formatElapsed } from './format-age.ts';
import { formatMoment } from './format-moment.ts';
import { useNow } from './now.ts';
import type { Speech } from './speech.ts';

const minuteMs = 60_000;
const secondMs = 1_000;

/** "3 minutes ago", kept true while the window is open; it wakes once a minute. */
export function Age({ at, speech }: { at: string; speech: Speech }) {
  const now = useNow(minuteMs);
  return (
    <time dateTime={at} title={formatMoment(at, now, speech.language)}>
      {formatAge(at, now, speech)}
    </time>
  );
}

/** "42 seconds ago": wakes every second, so it is drawn only while something is being waited for. */
export function Elapsed({ since, speech }: { since: string; speech: Speech }) {
  const now = useNow(secondMs);
  return (
    <time class="steady-digits" dateTime={since} title={formatMoment(since, now, speech.language)}>
      {formatElapsed(since, now, speech)}
    </time>
  );
}
