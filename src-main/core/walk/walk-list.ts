import type { WalkSecret, WalkStep, WalkVariant } from './walk-step.ts';
import { walkSteps, type WalkStepId } from './walk-steps.ts';

/** A step as it stands in one variant: with the one secret that it wants there. */
export type ListedStep = Pick<WalkStep, 'number' | 'doneWhen'> & {
  readonly id: WalkStepId;
  readonly secret: WalkSecret;
};

/** The steps of a variant, in order. */
export function walkStepsOf(variant: WalkVariant): readonly ListedStep[] {
  const steps = walkSteps.filter(step => isIn(step, variant));
  const last = steps.findIndex(step => 'endsWalk' in step);
  return (last === -1 ? steps : steps.slice(0, last + 1)).map(step => ({
    id: step.id,
    number: step.number,
    doneWhen: step.doneWhen,
    secret: secretOf(step, variant),
  }));
}

function isIn({ where }: WalkStep, { release, method, vendor, path }: WalkVariant): boolean {
  return where.some(
    ({ paths, releases, methods, vendors }) =>
      paths.includes(path) &&
      (releases?.includes(release) ?? true) &&
      (methods?.includes(method) ?? true) &&
      (vendors?.includes(vendor) ?? true),
  );
}

function secretOf({ secret, secretWith }: WalkStep, { method }: WalkVariant): WalkSecret {
  return secretWith?.[method] ?? secret;
}
