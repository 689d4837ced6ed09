import type { Verdict } from '../contract/snapshot.ts';

const severity: Readonly<Record<Verdict, number>> = {
  'not-applicable': 0,
  pass: 1,
  attention: 2,
  undetermined: 3,
  fail: 4,
};

/** The graver of two verdicts: fail > undetermined > attention > pass; not-applicable weighs nothing. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return severity[a] >= severity[b] ? a : b;
}

/** The gravest of many verdicts. Of none it is `not-applicable`: an empty list is never a pass. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce(worse, 'not-applicable');
}
