export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;

export function mean(values: ArrayLike<number>): number {
  return total(values) / values.length;
}

export function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum;
}

export function peak(values: ArrayLike<number>): number {
  let highest = 0;
  for (let index = 0; index < values.length; index += 1) highest = Math.max(highest, values[index] ?? 0);
  return highest;
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: ArrayLike<number>): number {
  const sorted = Array.from(values).sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * 0.95) - 1, 0)] ?? Number.NaN;
}

/** A number for people: thousands are grouped, small ones keep a digit or two. */
export function figure(value: number, digits = 0): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A duration for people, in the unit that fits. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return 'never';
  if (ms < 2 * minuteMs) return `${(ms / secondMs).toFixed(1)} s`;
  return `${(ms / minuteMs).toFixed(1)} min`;
}
