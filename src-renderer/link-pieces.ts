import type { ResolutionLink } from '../src-main/contract/snapshot.ts';

/** A stretch of text; where it is a link, with its number in the policy and the host it leads to. */
export type Piece = { readonly text: string; readonly link: null | { readonly number: number; readonly host: string } };

/**
 * Cuts a text at its links. Offsets that overlap, point outside or make no sense are passed over: whatever they say,
 * every character is shown once and in its place.
 */
export function cutAtLinks(text: string, links: readonly ResolutionLink[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const [number, { start, end, host }] of links.entries()) {
    if (!isInside({ start, end }, { from: shown, length: text.length })) continue;
    if (start > shown) pieces.push({ text: text.slice(shown, start), link: null });
    pieces.push({ text: text.slice(start, end), link: { number, host } });
    shown = end;
  }
  if (shown < text.length) pieces.push({ text: text.slice(shown), link: null });
  return pieces;
}

function isInside(
  { start, end }: Pick<ResolutionLink, 'start' | 'end'>,
  { from, length }: { from: number; length: number },
): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= from && end > start && end <= length;
}
