import { ageInWords } from '../core/preflight/age-in-words.ts';
import type { PreflightReport, PreflightRow } from '../core/preflight/decide-preflight.ts';
import type { PreflightResult } from '../core/preflight/preflight-row.ts';
import type { RanAs } from '../core/preflight/preflight-facts.ts';
import { readableInstant } from '../core/instants.ts';
import { plainLines } from './print-text.ts';

/** In English alone, like everything that is for administrators: sign and word, so that colour is never needed. */
const words = {
  fail: { sign: '✗', word: 'fail', says: 'to mend' },
  unknown: { sign: '?', word: 'unknown', says: 'not known' },
  warn: { sign: '!', word: 'warn', says: 'worth a look' },
  ok: { sign: '✓', word: 'ok', says: 'in order' },
} as const satisfies Readonly<Record<PreflightResult, object>>;
/** What was not asked is in order for the sum, and must not look as if it had been seen to be. */
const apart = { sign: '–', word: 'does not apply', says: 'not applying' };
const order = ['fail', 'unknown', 'warn', 'ok'] as const satisfies readonly PreflightResult[];

/** `doctor` for people: the count, what needs doing with what to do, then what is in order. */
export function printPreflight(report: PreflightReport): string {
  const { rows, version, ranAs, takenAt } = report;
  const open = order.filter(result => result !== 'ok').flatMap(result => rows.filter(row => row.result === result));
  const fine = rows.filter(row => row.result === 'ok' && row.applies);
  const idle = rows.filter(row => row.result === 'ok' && !row.applies);
  return plainLines([
    summaryOf(rows),
    ...open.flatMap(row => ['', ...printOpen(row)]),
    ...printClosed(fine, words.ok),
    ...printClosed(idle, apart),
    '',
    `Clearway ${version} · ${inWords(ranAs)} · ${readableInstant(takenAt)}`,
  ]);
}

function summaryOf(rows: readonly PreflightRow[]): string {
  const counts = order.flatMap(result => {
    const count = rows.filter(row => row.result === result && row.applies).length;
    return count === 0 ? [] : [`${count} ${words[result].says}`];
  });
  const idle = rows.filter(({ applies }) => !applies).length;
  return [...counts, ...(idle === 0 ? [] : [`${idle} ${apart.says}`])].join(' · ');
}

function printClosed(
  rows: readonly PreflightRow[],
  { sign, word }: { readonly sign: string; readonly word: string },
): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(({ title }) => title.length));
  return ['', ...rows.map(({ title, seen }) => `  ${sign} ${word}  ${title.padEnd(width)}  ${seen}`)];
}

function printOpen({ id, result, title, seen, todo }: PreflightRow): readonly string[] {
  const { sign, word } = words[result];
  return [`${sign} ${word}  ${title} (${id})`, `    Seen   ${seen}`, ...(todo === null ? [] : [`    To do  ${todo}`])];
}

function inWords({ user, asRoot, basis, ageSeconds }: RanAs): string {
  if (!asRoot) return `asked as ${user}`;
  switch (basis) {
    case 'direct':
      return 'asked as root';
    case 'launchctl-asuser':
      return `asked as root in the session of ${user}`;
    case 'status-json':
      return ageSeconds === null
        ? 'asked as root; nobody’s session could be asked, and there is no status.json'
        : `asked as root; ${user}’s facts are from a status.json, written ${ageInWords(ageSeconds * 1000)}`;
  }
}
