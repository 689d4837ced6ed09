/** A value that `app-sso` can print. */
export type AppleValue = string | number | boolean | readonly AppleValue[] | { readonly [key: string]: AppleValue };

/** Prints a value as Apple's tools do: two-space indent, a space on both sides of each colon, `[]` for an empty list. */
export function appleJson(value: AppleValue, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value === 'number') {
    // Foundation prints 17 significant digits, which is how 15.2 turns into 15.199999999999999.
    return Number.isInteger(value) ? String(value) : value.toPrecision(17).replace(/0+$/, '');
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map(item => `${inner}${appleJson(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)} : ${appleJson(item, inner)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

// Array.isArray does not narrow readonly arrays.
function isList(value: AppleValue): value is readonly AppleValue[] {
  return Array.isArray(value);
}
