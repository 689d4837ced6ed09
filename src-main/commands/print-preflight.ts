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
const order = ['fail', 'unknown', 'warn', 'ok'] as const satisfies readonly PreflightResult[];

/** `doctor` for people: the count, what needs doing with what to do, then what is in order. */
export function printPreflight(report: PreflightReport): string {
  const { rows, version, ranAs, takenAt } = report;
  const open = order.filter(result => result !== 'ok').flatMap(result => rows.filter(row => row.result === result));
  const fine = rows.filter(row => row.result === 'ok');
  const width = Math.max(0, ...fine.map(({ title }) => title.length));
  return plainLines([
    summaryOf(rows),
    ...open.flatMap(row => ['', ...printOpen(row)]),
    ...(fine.length === 0 ? [] : ['']),
    ...fine.map(({ title, seen }) => `  ${words.ok.sign} ${words.ok.word}  ${title.padEnd(width)}  ${seen}`),
    '',
    `Clearway ${version} · ${inWords(ranAs)} · ${readableInstant(takenAt)}`,
  ]);
}

function summaryOf(rows: readonly PreflightRow[]): string {
  const counts = order.flatMap(result => {
    const count = rows.filter(row => row.result === result).length;
    return count === 0 ? [] : [`${count} ${words[result].says}`];
  });
  return counts.join(' · ');
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
        : `asked as root; ${user}’s facts are from a status.json of ${Math.round(ageSeconds / 60)} minutes ago`;
  }
}
