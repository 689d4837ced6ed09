import type { OsqueryStatement } from '../../ports.ts';

/**
 * The two signs that stand before a statement. osquery prints an empty array for a statement that failed, exactly as for
 * one without a row, and says the difference on standard error only; so both streams need a sign of their own.
 */
export type Signs = {
  /** The lines that make osquery print both signs of a position. */
  readonly lines: (position: number) => string;
  /** The position that a value of the sign's column stands for; null for any other value. */
  readonly inValue: (value: string) => number | null;
  /** The position that a line on standard error stands for. */
  readonly inError: (line: string) => number | null;
};

/** The column of the sign on standard output, and the beginning of the sign on standard error. */
export const signName = 'clearway';

/** `nonce`: hexadecimal digits that no statement and no row can know. */
export function createSigns(nonce: string): Signs {
  const value = new RegExp(`^${nonce}:(\\d{1,9})$`);
  const column = new RegExp(`\\b${signName}_${nonce}_(\\d{1,9})\\b`);
  return {
    // A column that does not exist is an error in every version, and its name is part of the text.
    lines: position => `SELECT ${signName}_${nonce}_${position};\nSELECT '${nonce}:${position}' AS ${signName};\n`,
    inValue: text => numberIn(value.exec(text)),
    inError: line => numberIn(column.exec(line)),
  };
}

function numberIn(match: RegExpExecArray | null): number | null {
  return match === null ? null : Number(match[1]);
}

/** Everything that one process is told: the signs before each statement, and once more at the end. */
export function script(statements: readonly OsqueryStatement[], signs: Signs): string {
  const framed = statements.map(({ line }, position) => `${signs.lines(position)}${terminated(line)}\n`);
  return `${framed.join('')}${signs.lines(statements.length)}`;
}

function terminated(line: string): string {
  return line.trimEnd().endsWith(';') ? line : `${line};`;
}

/** Whether the shell takes it as one statement: a line that begins with a dot is an order to the shell itself. */
export function isOneLine({ line }: OsqueryStatement): boolean {
  return !/[\r\n\0]/.test(line) && !/^\s*(?:\.|;|$)/.test(line);
}
