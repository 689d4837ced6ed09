/** Milliseconds from one instant to another; undefined when either is missing or not an instant. */
export function elapsedMs(from: string | null, to: string | null): number | undefined {
  if (from === null || to === null) return undefined;
  const elapsed = Date.parse(to) - Date.parse(from);
  return Number.isNaN(elapsed) ? undefined : elapsed;
}

/** Whether `later` lies after `earlier`. A missing `earlier` means never, so every instant lies after it. */
export function isAfter(later: string | null, earlier: string | null): boolean {
  if (later === null) return false;
  if (earlier === null) return !Number.isNaN(Date.parse(later));
  const elapsed = elapsedMs(earlier, later);
  return elapsed !== undefined && elapsed > 0;
}

/** An instant to be read by people in any time zone: to the minute, in UTC. */
export function readableInstant(at: string): string {
  const [date, time] = new Date(at).toISOString().split(/[T.]/);
  return `${date} ${time?.slice(0, 5)} UTC`;
}

/** An instant as RFC 3339 in UTC. */
export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
