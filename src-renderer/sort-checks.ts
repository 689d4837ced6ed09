import type { RemedyId } from '../src-main/contract/ids.ts';
import type { CheckReport } from '../src-main/contract/snapshot.ts';

/** The checks in the order in which a reader needs them. */
export type SortedChecks = {
  /** Counts for access and is not in order. */
  readonly against: readonly CheckReport[];
  /** Nobody knows: shown apart, because it is neither good nor bad. */
  readonly unknown: readonly CheckReport[];
  /** Nothing that can refuse sign-in by itself, but worth a look. */
  readonly good: readonly CheckReport[];
  /** In order, or does not apply. */
  readonly rest: readonly CheckReport[];
};

type Group = keyof SortedChecks;

function groupOf(check: CheckReport): Group {
  switch (check.verdict) {
    case 'fail':
      return check.blocks ? 'against' : 'good';
    case 'attention':
      return 'good';
    case 'undetermined':
      return 'unknown';
    case 'pass':
    case 'not-applicable':
      return 'rest';
  }
}

/** Sorts the checks into groups; in each, the one whose remedy the headline names comes first. */
export function sortChecks(checks: readonly CheckReport[], first: RemedyId | null): SortedChecks {
  const isNamed = (check: CheckReport): number => (first !== null && check.remedy?.id === first ? 0 : 1);
  const take = (group: Group): readonly CheckReport[] =>
    checks.filter(check => groupOf(check) === group).toSorted((a, b) => isNamed(a) - isNamed(b));
  return { against: take('against'), unknown: take('unknown'), good: take('good'), rest: take('rest') };
}
