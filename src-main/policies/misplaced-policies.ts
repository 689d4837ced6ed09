import { mergeKey, valueAt, type WrittenPair, type WrittenValue } from './written-value.ts';

/** The top-level keys of one document that hold policies, or look as if they should, where none are read from. */
export function misplacedPolicies(document: WrittenValue): readonly WrittenPair[] {
  if (document.kind !== 'map') return [];
  const isOfFleetctl = isPolicyKind(valueAt(document, 'kind')) && valueAt(document, 'spec') !== undefined;
  return document.pairs.filter(({ key, value }) => {
    if (key === 'policies' || (isOfFleetctl && (key === 'kind' || key === 'spec'))) return false;
    // What was not merged may be the list itself. A single policy without a list around it is none either.
    if (key === mergeKey || key === 'query' || key === accessKey) return true;
    if (key === 'kind') return value.kind === 'text' && isClose(value.text, 'policy');
    return isClose(key, 'policies') || holdsPolicies(key, value);
  });
}

/** The form that `fleetctl apply` takes. */
export function isPolicyKind(kind: WrittenValue | undefined): boolean {
  return kind?.kind === 'text' && kind.text === 'policy';
}

const accessKey = 'conditional_access_enabled';

/** What a GitOps file has that looks like a policy and is none. */
const namedQueries: ReadonlySet<string> = new Set(['queries', 'reports', 'labels', 'packs', 'spec']);

/** Entries and no lone map: that can be what policies merge. */
function holdsPolicies(key: string, value: WrittenValue): boolean {
  if (value.kind === 'map') return valueAt(value, 'policies') !== undefined || (key === 'spec' && holdsAccess(value));
  if (value.kind !== 'list') return false;
  return value.items.some(item => holdsAccess(item) || (!namedQueries.has(key) && isLikePolicy(item)));
}

const holdsAccess = (value: WrittenValue): boolean => valueAt(value, accessKey) !== undefined;

const isLikePolicy = (value: WrittenValue): boolean =>
  valueAt(value, 'name') !== undefined && valueAt(value, 'query') !== undefined;

/** Whether a word is this one but for three letters, or for its case. */
function isClose(word: string, wanted: string): boolean {
  const most = wanted === 'policy' ? 2 : 3;
  const given = word.toLowerCase().trim();
  if (Math.abs(given.length - wanted.length) > most) return false;
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  for (const letter of given) {
    const next = [(row[0] ?? 0) + 1];
    for (let at = 1; at <= wanted.length; at += 1) {
      const change = (row[at - 1] ?? 0) + (letter === wanted[at - 1] ? 0 : 1);
      next.push(Math.min(change, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[wanted.length] ?? most + 1) <= most;
}
