/** A random id in the form of a UUID (version 4), out of numbers from 0 up to, not including, 1. */
export function randomId(random: () => number): string {
  const part = (): string =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const [a, b, c, d] = [part(), part(), part(), part()];
  const variant = '89ab'[Number.parseInt(c.slice(0, 1), 16) & 3] ?? '8';
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
