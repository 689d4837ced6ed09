/** The one name that somebody most likely meant; null where none is near. */
export function closestName<T extends string>(written: string, names: readonly T[]): T | null {
  const wanted = written.toLowerCase();
  // Whatever is longer than every name cannot be near one, and would only take time.
  if (wanted.length > 60) return null;
  const ranked = names
    .map(name => ({ name, far: distance(wanted, name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [first] = ranked;
  return first !== undefined && first.far <= Math.max(1, Math.floor(first.name.length / 4)) ? first.name : null;
}

/** How many letters have to be put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
