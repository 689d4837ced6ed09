const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Two clocks that are set right may differ by that much. */
const clocksDifferMs = 5 * minuteMs;

/** Whether an age is none: it would be from after now. */
export function isFromFuture(ageMs: number): boolean {
  return ageMs < -clocksDifferMs;
}

/** How long ago something was, in the unit that people would take. */
export function ageInWords(ageMs: number): string {
  if (isFromFuture(ageMs)) return 'at a time that is still to come';
  const age = Math.max(0, ageMs);
  if (age < 2 * hourMs) return inUnits(age / minuteMs, 'minute');
  return age < 48 * hourMs ? inUnits(age / hourMs, 'hour') : inUnits(age / (24 * hourMs), 'day');
}

function inUnits(count: number, unit: string): string {
  const rounded = Math.round(count);
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'} ago`;
}
