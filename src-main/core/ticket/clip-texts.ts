/** More of one text nobody reads, and what IT wrote may be of any length. */
const longest = 4000;

/** The same value with no text longer than anybody reads; a word that would be cut is left out, because it may be a secret. */
export function clipTexts<T>(value: T): T {
  const copy = { value };
  Reflect.set(copy, 'value', clipPart(value));
  return copy.value;
}

function clipPart(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length <= longest ? value : `${value.slice(0, longest).replace(/\S+$/, '')}…`;
  }
  if (Array.isArray(value)) return value.map(clipPart);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clipPart(part)]));
}
