import * as z from 'zod';
import { problem, type Problem } from '../core/problem.ts';
import type { OsqueryAnswer, OsqueryRow, QueryOsquery } from '../ports.ts';
import { readInside } from './read-inside.ts';
import { parseJsonFile } from './recorded-command.ts';

/** Everything that osquery answered on that Mac, by statement. osquery writes every value as text, also nothing. */
const cell = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform(value => (typeof value === 'boolean' ? String(Number(value)) : String(value ?? '')));
const recordedAnswers = z.record(z.string(), z.array(z.record(z.string(), cell)));
export type RecordedAnswers = z.output<typeof recordedAnswers>;

/** Reads `osquery.json`; null where that Mac has no osquery. Throws for what is not such a file. */
export async function readRecordedAnswers(folder: string): Promise<RecordedAnswers | null> {
  const text = await readInside(folder, 'osquery.json').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : recordedAnswers.parse(parseJsonFile(text));
}

/**
 * Supplies QueryOsquery from recorded answers; a statement that is not among them fails. They are read for every batch:
 * somebody may mend something on that Mac.
 */
export function createRecordedOsquery(readAnswers: () => Promise<RecordedAnswers | null>): QueryOsquery {
  return async statements => {
    const recorded = await readAnswers().catch(() => 'unreadable' as const);
    if (recorded === null) return statements.map(() => failed(problem('osquery-missing')));
    if (recorded === 'unreadable') return statements.map(() => failed(problem('output-not-understood')));
    const answers = new Map<string, readonly OsqueryRow[]>(
      Object.entries(recorded).map(([written, rows]) => [plain(written), rows]),
    );
    return statements.map(({ written }): OsqueryAnswer => {
      const rows = answers.get(plain(written));
      return rows === undefined ? failed(problem('query-failed', 'not recorded')) : { kind: 'rows', rows };
    });
  };
}

function failed(why: Problem): OsqueryAnswer {
  return { kind: 'failed', problem: why };
}

/** One spelling of a statement, without any blanks: no two statements that anybody asks differ in nothing else. */
function plain(written: string): string {
  const statement = written.replaceAll(/\s/g, '');
  return statement.endsWith(';') ? statement.slice(0, -1) : statement;
}
