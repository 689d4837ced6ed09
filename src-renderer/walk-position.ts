import type { WalkReport, WalkStepReport } from '../src-main/contract/snapshot.ts';

/** Where the person said that they are, and what this Mac showed at that moment. */
export type WalkPosition = { readonly walk: string; readonly step: string; readonly shown: string | null };

/** The step that stands, and its place among all steps of the way. */
export type Standing = { readonly step: WalkStepReport; readonly place: number };

/**
 * The one instruction that stands now. Between the notification and the end macOS tells nothing, so a person may be
 * further than any fact; what this Mac shows moves them on, and back only where something is gone again.
 */
export function standingStep({ id, steps }: WalkReport, said: WalkPosition | null): Standing | null {
  const shown = shownPlace(steps);
  const place = said?.walk === id ? placeBetween(steps, said, shown) : shown;
  const step = steps[place];
  return step === undefined ? null : { step, place };
}

function placeBetween(steps: readonly WalkStepReport[], { step, shown }: WalkPosition, now: number): number {
  const said = placeOf(steps, step);
  const before = placeOf(steps, shown);
  if (said === -1) return now;
  if (now === before) return said;
  return now > before ? Math.max(said, now) : now;
}

/** What the person says when they go to a step: the one at that place, or the nearest there is. */
export function positionAt({ id, steps }: WalkReport, place: number): WalkPosition | null {
  const step = steps[Math.min(Math.max(place, 0), steps.length - 1)];
  return step === undefined ? null : { walk: id, step: step.id, shown: steps[shownPlace(steps)]?.id ?? null };
}

/** The first step that is not done; with all of them done, the last. */
function shownPlace(steps: readonly WalkStepReport[]): number {
  const current = steps.findIndex(({ state }) => state === 'current');
  return current === -1 ? steps.length - 1 : current;
}

function placeOf(steps: readonly WalkStepReport[], id: string | null): number {
  return steps.findIndex(step => step.id === id);
}
