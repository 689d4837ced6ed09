import { idsOf, sortableLine, type LineContent } from '../core/preflight/sortable-line.ts';
import type { DoctorFormat } from './catalogue.ts';
import { jsonLine } from './command-context.ts';

/** The one line that a management server reads: ASCII, its worst word first, the same bytes for the same rows. */
export function preflightLine(content: LineContent, format: DoctorFormat): string {
  switch (format) {
    case 'jamf-ea':
      // Jamf Pro takes what stands between these tags, and sorts and searches it as text.
      return `<result>${escapeXml(sortableLine(content))}</result>\n`;
    case 'intune':
      // Intune keeps what a custom attribute’s script prints, as it is.
      return `${sortableLine(content)}\n`;
    case 'fleet':
      return jsonLine(forFleet(content));
  }
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

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
