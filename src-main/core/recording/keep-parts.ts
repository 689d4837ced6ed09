/** What becomes of the values that are kept of a file. */
export type Keeping = {
  /** For what people wrote, also for programs. */
  readonly text: (text: string) => string;
  /** For what people wrote for people alone. */
  readonly written: (text: string) => string;
  /** For what a parser compares. */
  readonly fixed: (text: string) => string;
  /** For the folder of a browser's profile. */
  readonly folder: (name: string) => string;
};

/** Takes out of a parsed value what Clearway reads of it. What is of another kind than expected stays of another kind. */
export type Keep = (value: unknown, keeping: Keeping) => unknown;

/** A value as it is; of a list or a dictionary only that it was one. */
export const plain: Keep = (value, { fixed }) => {
  if (typeof value === 'string') return fixed(value).slice(0, 2048);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Array.isArray(value) ? [] : {};
};

/** These keys of a dictionary, and none else. */
export function only(keeps: Readonly<Record<string, Keep>>): Keep {
  return (value, keeping) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    const dictionary: object = value;
    return Object.fromEntries(
      Object.entries(keeps).flatMap(([key, keep]) =>
        Object.hasOwn(dictionary, key) ? [[key, keep(Reflect.get(dictionary, key), keeping)] as const] : [],
      ),
    );
  };
}

/** Of a list the entries that `keep` makes something of; anything else stays no list. */
export function listOf(keep: (item: unknown, keeping: Keeping) => readonly unknown[]): Keep {
  return (value, keeping) => (Array.isArray(value) ? value.flatMap((item: unknown) => [...keep(item, keeping)]) : '');
}
