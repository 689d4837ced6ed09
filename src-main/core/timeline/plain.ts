/** Longer is nothing that Clearway writes itself. */
export const longestValue = 200;

/** Whether a text can stand for a value: short, and none of the names that every object has. */
export function isPlain(value: string): boolean {
  return value.length > 0 && value.length <= longestValue && !['__proto__', 'constructor', 'prototype'].includes(value);
}
