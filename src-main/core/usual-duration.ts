const kept = 10;
const enough = 3;

/** What the words of a refetch say of one before this Mac has taken its own time: less than a minute. */
export const assumedSeconds = 60;

/** Adds how long a refetch took from the server's taking it to its results, in milliseconds; the last ten count. */
export function addDuration(durationsMs: readonly number[], durationMs: number): readonly number[] {
  return [...durationsMs, durationMs].slice(-kept);
}

/** What is usual on this Mac: the median in whole seconds; null while there is too little to go by. */
export function usualSeconds(durationsMs: readonly number[]): number | null {
  if (durationsMs.length < enough) return null;
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.max(Math.round(middle / 1000), 1);
}
