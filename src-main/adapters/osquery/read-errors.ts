import { problem, type Problem } from '../../core/problem.ts';
import type { Signs } from './conversation.ts';
import { createLineReader } from './read-lines.ts';

export type ErrorReader = {
  readonly read: (piece: string) => void;
  /** The statement whose errors are being printed; -1 before the first sign. */
  readonly position: () => number;
  /** Why a statement failed; null where nothing was said against it. */
  readonly fault: (position: number) => Problem | null;
};

/** Reads standard error as it arrives: the first complaint after a sign is why that statement failed. */
export function createErrorReader(signs: Signs): ErrorReader {
  const faults = new Map<number, Problem>();
  let position = -1;
  const read = createLineReader(line => {
    const found = signs.inError(line);
    if (found !== null) {
      position = Math.max(position, found);
      return;
    }
    const fault = findFault(line);
    if (fault !== null && !faults.has(position)) faults.set(position, fault);
  });
  return { read, position: () => position, fault: asked => faults.get(asked) ?? null };
}

/** The shell's own complaint. Not only at a line's start: osquery prints one remark without a line break before it. */
const shellError = /Error: (?:near line \d+: )?(.*)/;

/** A warning or error of a table: level, day (some builds leave its zeros out), time, thread, place, text. */
const tableWarning = /^[WEF][ \d]{4,8} .*?\] (.*)/;

/**
 * The only warnings that an answer stands beside. After any other a table may not have looked everywhere: no row, and the
 * row of a `NOT EXISTS`, would then be made of what it did not see. Matched as wholes, because a warning can hold names
 * that anybody may choose.
 */
const harmless: readonly RegExp[] = [
  /^The \w+ table returns data based on the current user by default, consider JOINing against the users table$/,
  // The table looked, and what it lists is not part of this Mac.
  /^EmbeddedOS class not found\. Perhaps this mac doesn't have T\* chip$/,
];

/** The system's own words for what it keeps from this user, and a table's for whom it answers. */
const wantsRoot =
  /\b(?:as|be|is|not|requires?|needs?) (?:the )?(?:root|superuser)\b|\broot (?:privileges|access|permission)|\b(?:access|permission) denied\b|\bnot permitted\b/i;

/** Texts that repeat nothing but the statement. Others may hold what a table read, and are not passed on. */
const ownWords: readonly RegExp[] = [
  /^no such (?:table|column|function): [\w.]+$/,
  /^ambiguous column name: [\w.]+$/,
  /^near "[^"]{1,40}": syntax error$/,
  /^unrecognized token: "[^"]{1,40}"$/,
  /^wrong number of arguments to function \w+\(\)$/,
  /^Table \w+ was queried without a required column in the WHERE clause$/,
  /^(?:incomplete input|misuse of aggregate: \w+\(\)|malformed JSON|integer overflow|constraint failed)$/,
];

function findFault(line: string): Problem | null {
  const text = shellError.exec(line)?.[1];
  if (text !== undefined) return toProblem(text.trim());
  const warning = tableWarning.exec(line)?.[1]?.trim();
  return warning === undefined || harmless.some(pattern => pattern.test(warning)) ? null : toProblem(warning);
}

function toProblem(text: string): Problem {
  if (wantsRoot.test(text)) return problem('needs-root');
  const detail = text.length <= 200 && ownWords.some(pattern => pattern.test(text)) ? text : undefined;
  return problem(/^no such table: /.test(text) ? 'no-such-table' : 'query-failed', detail);
}
