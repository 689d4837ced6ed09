const longestQuietMs = 24 * 3_600_000;

/** Seconds, or a date that is compared with the server's own `Date`; capped at a day, so that a typo does not end the app. */
export function readRetryAfter(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestQuietMs) : null;
}
