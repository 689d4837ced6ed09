import type { Problem } from './problem.ts';

/** What was learnt from one question. Unknown is a value of its own: nothing turns it into pass or fail. */
export type Fact<T> =
  | { readonly kind: 'known'; readonly value: T; readonly observedAt: string; readonly source: string }
  | { readonly kind: 'unknown'; readonly problem: Problem }
  | { readonly kind: 'not-applicable'; readonly because: string };

/** Where and when a known value was observed. */
export type Observation = { readonly observedAt: string; readonly source: string };

/** A fact that was observed. `source` is a command or a path, never a value. */
export function known<T>(value: T, observation: Observation): Fact<T> {
  return { kind: 'known', value, observedAt: observation.observedAt, source: observation.source };
}

/** A fact that could not be learnt, and why. */
export function unknown(problem: Problem): Fact<never> {
  return { kind: 'unknown', problem };
}
