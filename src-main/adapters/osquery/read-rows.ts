import * as z from 'zod';
import type { OsqueryRow } from '../../ports.ts';
import { signName, type Signs } from './conversation.ts';
import { createLineReader } from './read-lines.ts';

/** What standard output said between two signs. */
export type PrintedRows =
  | { readonly kind: 'rows'; readonly rows: readonly OsqueryRow[] }
  | { readonly kind: 'not-understood' };

export type RowReader = {
  readonly read: (piece: string) => void;
  /** The statement whose answer is being printed; -1 before the first sign. */
  readonly position: () => number;
  /** How much was printed since the last sign. */
  readonly size: () => number;
  /** What was printed for a statement whose answer is complete. */
  readonly printed: (position: number) => PrintedRows;
};

/** osquery writes every value as text, also numbers and nothing at all. */
const cells = z.array(z.tuple([z.string(), z.string()]));

/**
 * Reads osquery's arrays as they arrive. osquery prints one row per line and no row holds a line break, so a line is
 * read by itself and a row cannot pretend to be the end of its array.
 */
export function createRowReader(signs: Signs): RowReader {
  const answers = new Map<number, PrintedRows>();
  let position = -1;
  let size = 0;
  let rows: OsqueryRow[] = [];
  let state: 'sign' | 'before' | 'inside' | 'after' = 'after';
  let arrays = 0;
  let isDamaged = false;

  const next = (found: number): void => {
    // A sign of its own that got lost in other output takes its statement with it.
    for (let lost = position + 1; lost < found; lost += 1) answers.set(lost, { kind: 'not-understood' });
    if (position >= 0) {
      // The answer, and the empty array of the sign that failed on purpose; with one alone, the answer never came.
      const isWhole = found === position + 1 && arrays >= 2 && !isDamaged;
      answers.set(position, isWhole ? { kind: 'rows', rows } : { kind: 'not-understood' });
    }
    [position, size, rows, state, arrays, isDamaged] = [found, 0, [], 'sign', 0, false];
  };
  const readInside = (line: string): void => {
    const text = line.trim();
    if (text === '') return;
    if (text === ']') [state, arrays] = ['after', 1];
    else {
      const row = readRow(text);
      if (row === null) isDamaged = true;
      else rows.push(row);
    }
  };
  const read = createLineReader(line => {
    const found = findSign(line, signs);
    if (found !== null && found > position) next(found);
    // The array that holds the sign ends first.
    else if (state === 'sign') state = line.trim() === ']' ? 'before' : state;
    else if (state === 'before') state = line.endsWith('[') ? 'inside' : state;
    else if (state === 'inside') readInside(line);
    else if (line.trim() === ']') arrays += 1;
  });
  return {
    read: piece => {
      size += piece.length;
      read(piece);
    },
    position: () => position,
    size: () => size,
    printed: asked => answers.get(asked) ?? { kind: 'not-understood' },
  };
}

function findSign(line: string, signs: Signs): number | null {
  if (!line.includes(signName)) return null;
  const row = readRow(line.trim());
  const value = row !== null && Object.keys(row).length === 1 ? row[signName] : undefined;
  return value === undefined ? null : signs.inValue(value);
}

function readRow(text: string): OsqueryRow | null {
  // Every row but the last is followed by a comma, and by mistake also a row whose successor could not be printed.
  const parsed = parseJson(text.endsWith(',') ? text.slice(0, -1) : text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const entries = cells.safeParse(Object.entries(parsed));
  // Built from entries, a column called __proto__ is a column like any other.
  return entries.success ? Object.fromEntries(entries.data) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
