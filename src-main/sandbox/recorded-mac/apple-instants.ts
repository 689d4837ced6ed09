/** An instant as it stands inside `app-sso` JSON and on Fleet's wire: RFC 3339, whole seconds. */
export function wholeSeconds(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An instant as the `Time:` line of `app-sso` prints it. */
export function timeLine(instant: number): string {
  return wholeSeconds(instant).replace('T', ' ').replace('Z', ' +0000');
}
