/** Asks for a macOS at least as new as dotted numbers say. As text, 9 would be newer than 15, so numbers are compared. */
export function macosVersionQuery(least: string): string {
  const [major = 0, minor = 0, patch = 0] = least.split('.').map(Number);
  const sameMajor = `minor > ${minor} OR (minor = ${minor} AND patch >= ${patch})`;
  return `SELECT 1 FROM os_version WHERE major > ${major} OR (major = ${major} AND (${sameMajor}));`;
}
