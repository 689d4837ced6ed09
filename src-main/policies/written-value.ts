/** A value of a list of policies, from text or from a setting. `line` is null where there is no text. */
export type WrittenValue =
  | {
      readonly kind: 'text';
      readonly line: number | null;
      readonly text: string;
      /** What an older YAML, which Fleet reads, takes a bare `yes` or `off` for; null for every other text. */
      readonly meant: boolean | null;
    }
  | { readonly kind: 'truth'; readonly line: number | null; readonly truth: boolean }
  | { readonly kind: 'nothing'; readonly line: number | null }
  | { readonly kind: 'list'; readonly line: number | null; readonly items: readonly WrittenValue[] }
  | { readonly kind: 'map'; readonly line: number | null; readonly pairs: readonly WrittenPair[] }
  /** What no policy can use, such as a number or what lies too deep. */
  | { readonly kind: 'other'; readonly line: number | null }
  /** A part of the text that could not be read. */
  | { readonly kind: 'unreadable'; readonly line: number | null; readonly why: 'not-yaml' | 'too-deep' };

export type WrittenPair = { readonly key: string; readonly line: number | null; readonly value: WrittenValue };

/** The key that takes over another map. In a value it stands only where it could not be followed. */
export const mergeKey = '<<';

/** How deep values are looked at: document, `policies:`, entry, `spec:`, value, and one more to be sure. */
export const deepestValue = 6;

/** A value as yes or no; undefined where it is neither. Nothing at all is no. */
export function truthOf(value: WrittenValue | undefined): boolean | undefined {
  if (value === undefined || value.kind === 'nothing') return false;
  if (value.kind === 'truth') return value.truth;
  return value.kind === 'text' ? (value.meant ?? undefined) : undefined;
}

/** The first value of a key; undefined where the map has none. */
export function valueAt(map: WrittenValue, key: string): WrittenValue | undefined {
  return map.kind === 'map' ? map.pairs.find(pair => pair.key === key)?.value : undefined;
}
