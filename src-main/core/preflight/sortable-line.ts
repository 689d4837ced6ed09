import type { PreflightReport } from './decide-preflight.ts';
import type { PreflightResult } from './preflight-row.ts';

/** What a line is made of; a preflight that broke off has its trouble and no rows. */
export type LineContent = Pick<PreflightReport, 'result' | 'version'> & {
  readonly rows: readonly { readonly id: string; readonly result: PreflightResult }[];
  readonly trouble: string | null;
};

const worstFirst = ['fail', 'unknown', 'warn'] as const;

/** The worst first, then the version: text that sorts and is searched for ids. */
export function sortableLine({ result, version, rows, trouble }: LineContent): string {
  const parts = worstFirst.flatMap(word => {
    const ids = idsOf(rows, word);
    return ids.length === 0 ? [] : [`${word}: ${ids.join(', ')}`];
  });
  const broken = trouble === null ? [] : [`${result}: ${trouble}`];
  return [...broken, ...(parts.length + broken.length === 0 ? [result] : parts), version].join(' | ');
}

/** The ids of the rows with one result, in their order. */
export function idsOf(rows: LineContent['rows'], wanted: PreflightResult): readonly string[] {
  return rows.filter(({ result }) => result === wanted).map(({ id }) => id);
}
