import type { StoredSummary } from './report-database.ts';

/** The table of Macs. Everything in a report is somebody else's text: it is shown, and never becomes part of the page. */
export function macsPage(macs: readonly StoredSummary[]): string {
  const rows = macs.map(rowOf);
  const table =
    rows.length === 0
      ? '<p>No report yet.</p>'
      : `<table><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Macs</title>
<style>:root{color-scheme:light dark}body{font:15px/1.4 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem;border-bottom:1px solid #8886}th{white-space:nowrap}td{max-width:24rem;overflow-wrap:anywhere}td:nth-child(1),td:nth-child(9){min-width:8rem}td:nth-child(2){min-width:4rem}td:nth-child(5){min-width:16rem}td:nth-child(6),td:nth-child(7){min-width:9rem}td:nth-child(10){min-width:5rem}td.no{font-weight:600;color:#c22}</style>
</head><body><h1>Macs</h1>${table}</body></html>
`;
}

const heads = [
  'Mac',
  'User',
  'Compliant',
  'Registration',
  'Headline',
  'Policies not met',
  'Not known',
  'Reports',
  'Last report',
  'Stream',
];

function rowOf(summary: StoredSummary): string {
  const { sequence, dropped } = summary;
  const cells = [
    summary.mac,
    summary.user,
    { true: 'yes', false: 'no', null: 'not known' }[`${summary.compliant}`],
    summary.registration,
    summary.headline,
    summary.failing,
    summary.undetermined,
    dropped === 0 ? `no. ${sequence}` : `no. ${sequence}, ${dropped} dropped before it`,
    `${new Date(summary.receivedAt).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    summary.stream.slice(0, 8),
  ];
  return `<tr>${cells.map(cell => `<td${cell === 'no' ? ' class="no"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replaceAll(/[&<>"']/g, letter => `&${entities[letter] ?? ''};`);
}
