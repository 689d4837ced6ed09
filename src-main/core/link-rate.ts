/** When links opened the window lately: anybody's page can open one after the other. */
export type LinkRate = readonly number[];

/** Links that led nowhere, for the log. */
export type IgnoredLinks = { readonly toldAt: number | null; readonly untold: number };

export const noLinksYet: LinkRate = [];
export const noneIgnored: IgnoredLinks = { toldAt: null, untold: 0 };

const pauseMs = 1000;
const minuteMs = 60_000;
const mostPerMinute = 5;

/** The rate with one more opening in it, or null: this link comes too soon. */
export function admitLink(rate: LinkRate, at: number): LinkRate | null {
  // Distances, not an order: after a clock was set back, links wait for a minute at most.
  const lately = rate.filter(moment => Math.abs(at - moment) < minuteMs);
  const isTooSoon = lately.some(moment => Math.abs(at - moment) < pauseMs);
  return isTooSoon || lately.length >= mostPerMinute ? null : [...lately, at];
}

/** Counts one; `tell` is how many there were since the last line in the log, once a minute. */
export function countIgnored(
  { toldAt, untold }: IgnoredLinks,
  at: number,
): { readonly ignored: IgnoredLinks; readonly tell: number | null } {
  const count = untold + 1;
  if (toldAt !== null && Math.abs(at - toldAt) < minuteMs) return { ignored: { toldAt, untold: count }, tell: null };
  return { ignored: { toldAt: at, untold: 0 }, tell: count };
}
