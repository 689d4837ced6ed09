/** One line of a result. `budget` is null where nothing is promised and the number only informs. */
export type Row = {
  readonly cells: readonly string[];
  readonly budget: Budget | null;
};

/** What was promised, as text, and whether the measured number keeps it. */
export type Budget = { readonly text: string; readonly isMet: boolean };

export type Table = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
};

export type BenchResult = {
  readonly title: string;
  readonly introduction: string;
  readonly tables: readonly Table[];
  /** How the numbers came about, and what they leave out. */
  readonly notes: readonly string[];
  /** Pictures that belong to the result: file name -> text. */
  readonly pictures: ReadonlyMap<string, string>;
};

/** Something that can be measured; its name is what `--only` takes and what its files are called. */
export type Bench = { readonly name: string; readonly run: () => BenchResult | Promise<BenchResult> };

/** A promise of the form "at most so many". */
export function atMost(limit: number, measured: number, unit = ''): Budget {
  return { text: `<= ${limit}${unit}`, isMet: measured <= limit };
}

/** A promise of the form "at least so many". */
export function atLeast(limit: number, measured: number, unit = ''): Budget {
  return { text: `>= ${limit}${unit}`, isMet: measured >= limit };
}

/** How many rows of a result break their promise. */
export function countOver({ tables }: BenchResult): number {
  return tables.flatMap(({ rows }) => rows).filter(({ budget }) => budget?.isMet === false).length;
}
