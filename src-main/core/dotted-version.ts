/** Compares dotted numbers part by part; a missing part counts as 0. Undefined when either is not dotted numbers. */
export function compareVersions(a: string, b: string): number | undefined {
  const left = parts(a);
  const right = parts(b);
  if (left === undefined || right === undefined) return undefined;
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether a text is a version that can be compared. */
export function isDottedVersion(text: string): boolean {
  return parts(text) !== undefined;
}

function parts(text: string): number[] | undefined {
  // Nine digits a part keeps every part an exact number, whatever a hostile Info.plist says.
  return /^\d{1,9}(\.\d{1,9}){0,7}$/.test(text) ? text.split('.').map(Number) : undefined;
}
