/** What lies below these keys, own properties only: a key such as `__proto__` in a hostile file leads nowhere else. */
export function ownValue(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
