const secondMs = 1000;
const minuteMs = 60 * secondMs;

/**
 * How long to wait before reading the host again, by the time since the POST. Most Macs answer 5 to 30 s after it, so
 * that stretch is asked every 2 s; later answers are rare, and each request costs the server: 39 reads in 180 s, where
 * Fleet's own page makes 90.
 */
export function pollDelayMs(sincePostMs: number): number {
  // A clock that was set back meanwhile must not make this Mac wait for hours.
  if (sincePostMs < 4 * secondMs) return 4 * secondMs - Math.max(sincePostMs, 0);
  if (sincePostMs < 32 * secondMs) return 2 * secondMs;
  if (sincePostMs < 90 * secondMs) return 5 * secondMs;
  return sincePostMs < 5 * minuteMs ? 9 * secondMs : 30 * secondMs;
}

/**
 * How long to leave the server alone after failures in a row: 60 s, doubling to 30 minutes, and never less than it asked
 * for. Fleet counts failures per public address, so one impatient Mac can shut out an office.
 */
export function backOffMs(failures: number, retryAfterMs: number | null): number {
  const doubled = minuteMs * 2 ** Math.min(Math.max(failures - 1, 0), 5);
  return Math.max(Math.min(doubled, 30 * minuteMs), retryAfterMs ?? 0);
}

/** How often to see whether the token file has changed; reading a file costs the server nothing. */
export const tokenWatchMs = 5 * secondMs;
