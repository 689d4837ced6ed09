import { problem, type Problem } from '../../core/problem.ts';
import type { OsqueryAnswer, OsqueryStatement } from '../../ports.ts';
import { isOneLine } from './conversation.ts';
import { createPatience } from './patience.ts';
import { runProcess, type ProcessParts, type Stop } from './run-process.ts';

/** What a batch needs; each process of it is found and signed anew. */
export type BatchParts = Omit<ProcessParts, 'nonce' | 'batchEnd' | 'allow'> & { readonly newNonce: () => string };

/** Asks all statements, in one process as long as none of them is the end of it; the rest then goes on in another. */
export async function askBatch(
  statements: readonly OsqueryStatement[],
  parts: BatchParts,
): Promise<readonly OsqueryAnswer[]> {
  const answers = new Map<number, OsqueryAnswer>();
  for (const [index, statement] of statements.entries()) {
    if (!isOneLine(statement)) answers.set(index, failed(problem('query-failed', 'not one statement on one line')));
  }
  const batchEnd = parts.clock.now() + parts.limits.batchMs;
  const patience = createPatience(parts.limits, parts.clock, batchEnd);
  const slow = new Set<number>();
  // Those that ran out of a short time come last, so that they take nothing from those that were never asked.
  const open = (): { index: number; statement: OsqueryStatement }[] => {
    const all = statements.map((statement, index) => ({ index, statement })).filter(({ index }) => !answers.has(index));
    const fresh = all.filter(({ index }) => !slow.has(index));
    return fresh.length > 0 ? fresh : all;
  };

  for (let broken = 0, rest = open(); rest.length > 0; rest = open()) {
    if (broken === parts.limits.processes)
      return complete(statements, answers, problem('osquery-stopped', 'too often'));
    if (parts.clock.now() >= batchEnd) return complete(statements, answers, problem('query-timed-out'));
    const asked = rest.map(({ statement }) => statement);
    const allow = (position: number): number => {
      const index = rest[position]?.index;
      // After the last one only its second sign is missing.
      return index === undefined ? parts.limits.startMs : patience.allow(index, rest.length - position);
    };
    const result = await runProcess(asked, { ...parts, allow, batchEnd, nonce: parts.newNonce() });
    for (const [position, answer] of result.answers.entries()) note(answers, rest[position], answer);
    const blamed = findBlamed(result.stop, result.answers.length);
    if (blamed?.kind === 'everything') return complete(statements, answers, blamed.problem);
    const one = blamed === null ? undefined : rest[blamed.position];
    const isTimeUp = blamed?.problem.code === 'query-timed-out';
    if (!isTimeUp && result.stop.kind !== 'finished') broken += 1;
    if (one !== undefined && isTimeUp && patience.ranOut(one.index)) slow.add(one.index);
    else if (blamed !== null) note(answers, one, failed(blamed.problem));
  }
  return complete(statements, answers, problem('osquery-stopped'));
}

type Blamed =
  | { readonly kind: 'everything'; readonly problem: Problem }
  | { readonly kind: 'one'; readonly position: number; readonly problem: Problem };

/** Who is not asked again, and why; null where a new process may simply go on. */
function findBlamed(stop: Stop, answered: number): Blamed | null {
  switch (stop.kind) {
    case 'finished':
      return null;
    case 'at-statement':
      return { kind: 'one', position: stop.position, problem: stop.problem };
    case 'full':
      // With answers before it, a statement may have found the cup nearly full; alone it has filled it.
      return answered > 0 ? null : { kind: 'one', position: stop.position, problem: problem('output-too-large') };
    case 'batch-over':
      return { kind: 'everything', problem: problem('query-timed-out') };
    case 'not-started':
      return { kind: 'everything', problem: stop.problem };
  }
}

function note(
  answers: Map<number, OsqueryAnswer>,
  asked: { readonly index: number } | undefined,
  answer: OsqueryAnswer,
): void {
  if (asked !== undefined && !answers.has(asked.index)) answers.set(asked.index, answer);
}

function complete(
  statements: readonly OsqueryStatement[],
  answers: ReadonlyMap<number, OsqueryAnswer>,
  otherwise: Problem,
): readonly OsqueryAnswer[] {
  return statements.map((_, index) => answers.get(index) ?? failed(otherwise));
}

function failed(why: Problem): OsqueryAnswer {
  return { kind: 'failed', problem: why };
}
