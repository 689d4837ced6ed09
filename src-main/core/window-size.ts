/** How large the window is, its frame included, in the points of its display. */
export type WindowSize = { readonly width: number; readonly height: number };

/** What fits a sentence, whose turn it is and the first stops of the journey. */
export const firstWindowSize: WindowSize = { width: 400, height: 640 };
export const smallestWindowSize: WindowSize = { width: 320, height: 400 };

/** The size a window opens with: as it was left, but never larger than what this display shows, nor too small to use. */
export function fitWindow({ width, height }: WindowSize, area: WindowSize): WindowSize {
  const fit = (side: keyof WindowSize, length: number): number =>
    Math.max(Math.min(Math.round(length), area[side]), smallestWindowSize[side]);
  return { width: fit('width', width), height: fit('height', height) };
}
