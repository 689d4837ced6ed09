/** What a link may ask for. */
export const linkIds = ['device', 'refetch', 'help', 'enroll', 'remediate'] as const;
export type LinkId = (typeof linkIds)[number];

const scheme = 'clearway:';
const longestLink = 200;

// Written out instead of a URL parser: a parser forgives tabs, escapes and backslashes, and every forgiven form is one
// more that nobody has thought about. No query either: the pages that Microsoft leads to are the partner's own https
// pages, and a link on one of them stands there as its author wrote it.
const form = /^clearway:\/\/([a-z]+)\/?$/i;

/** Reads a link that anybody may have written: one of the five, or nothing. */
export function readLink(text: string): LinkId | null {
  if (text.length > longestLink) return null;
  const host = form.exec(text)?.[1]?.toLowerCase();
  return linkIds.find(id => id === host) ?? null;
}

/** The link among the arguments of a start, read or not; Chromium puts switches of its own around it. */
export function linkAmong(argv: readonly string[]): string | null {
  return argv.findLast(argument => argument.slice(0, scheme.length).toLowerCase() === scheme) ?? null;
}
