import type { PreflightReport } from '../core/preflight/decide-preflight.ts';
import type { PreflightResult } from '../core/preflight/preflight-row.ts';
import type { DoctorFormat } from './catalogue.ts';

/** What a line is made of; a preflight that broke off has its trouble and no rows. */
export type LineContent = Pick<PreflightReport, 'result' | 'version'> & {
  readonly rows: readonly { readonly id: string; readonly result: PreflightResult }[];
  readonly trouble: string | null;
};

/** The one line that a management server reads: ASCII, its worst word first, the same bytes for the same rows. */
export function preflightLine(content: LineContent, format: DoctorFormat): string {
  switch (format) {
    case 'jamf-ea':
      // Jamf Pro takes what stands between these tags, and sorts and searches it as text.
      return `<result>${escapeXml(sortable(content))}</result>\n`;
    case 'intune':
      // Intune keeps what a custom attribute’s script prints, as it is.
      return `${sortable(content)}\n`;
    case 'fleet':
      return `${JSON.stringify(forFleet(content))}\n`;
  }
}

const worstFirst = ['fail', 'unknown', 'warn'] as const;

function sortable({ result, version, rows, trouble }: LineContent): string {
  const parts = worstFirst.flatMap(word => {
    const ids = idsOf(rows, word);
    return ids.length === 0 ? [] : [`${word}: ${ids.join(', ')}`];
  });
  const broken = trouble === null ? [] : [`${result}: ${trouble}`];
  return [...broken, ...(parts.length + broken.length === 0 ? [result] : parts), version].join(' | ');
}

/** Fleet keeps a script’s output as text; whoever reads it by the API gets one JSON object with fixed keys. */
function forFleet({ result, version, rows, trouble }: LineContent): object {
  return {
    schemaVersion: 1,
    result,
    version,
    trouble,
    fail: idsOf(rows, 'fail'),
    unknown: idsOf(rows, 'unknown'),
    warn: idsOf(rows, 'warn'),
  };
}

function idsOf(rows: LineContent['rows'], wanted: PreflightResult): readonly string[] {
  return rows.filter(({ result }) => result === wanted).map(({ id }) => id);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
