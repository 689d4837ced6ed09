/** Nine digits a part keep every part an exact number, whatever a hostile Info.plist says. */
export const dottedVersion = /^\d{1,9}(\.\d{1,9}){0,7}$/;

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
  return dottedVersion.test(text) ? text.split('.').map(Number) : undefined;
}
