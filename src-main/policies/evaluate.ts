import { instant } from '../core/instants.ts';
import type { LocalAnswer, LocalPolicyList, LocalReading } from '../core/local-policies.ts';
import { problem } from '../core/problem.ts';
import type { Clock, OsqueryAnswer, OsqueryStatement, QueryOsquery } from '../ports.ts';
import { parseStatement } from './parse-statement.ts';

export type LocalEvaluator = {
  /** Evaluates every policy of a list in one batch. */
  readonly evaluate: (list: LocalPolicyList) => Promise<LocalReading>;
  /** Answers queries that somebody else sends, under the same rules; the keys are the queries as written. */
  readonly answer: (queries: readonly string[]) => Promise<ReadonlyMap<string, LocalAnswer>>;
};

type Parts = { readonly queryOsquery: QueryOsquery; readonly clock: Pick<Clock, 'now'> };

/** Asks this Mac's osquery what policies ask, as far as that may be asked. Nothing refused ever reaches osquery. */
export function createLocalEvaluator({ queryOsquery, clock }: Parts): LocalEvaluator {
  const answer: LocalEvaluator['answer'] = async queries => {
    const answers = new Map<string, LocalAnswer>();
    const batch = new Map<string, OsqueryStatement>();
    for (const query of new Set(queries)) {
      const parsed = parseStatement(query);
      if (parsed.ok) batch.set(query, parsed.statement);
      else answers.set(query, { verdict: 'undetermined', problem: parsed.problem });
    }
    // Without a question osquery is not even started. Queries that differ in their gaps alone are one question.
    const statements = [...new Map([...batch.values()].map(statement => [statement.line, statement])).values()];
    const rows = statements.length === 0 ? [] : await queryOsquery(statements);
    const byLine = new Map(statements.map(({ line }, index) => [line, rows[index]]));
    for (const [query, { line }] of batch) answers.set(query, verdictOf(byLine.get(line)));
    return answers;
  };
  return {
    answer,
    evaluate: async list => {
      const answers = await answer(list.policies.map(({ query }) => query));
      return {
        evaluatedAt: instant(clock.now()),
        results: list.policies.map(policy => ({ policy, answer: answers.get(policy.query) ?? verdictOf(undefined) })),
        faults: list.faults,
      };
    },
  };
}

function verdictOf(answer: OsqueryAnswer | undefined): LocalAnswer {
  if (answer === undefined) return { verdict: 'undetermined', problem: problem('osquery-stopped', 'no answer') };
  if (answer.kind === 'failed') return { verdict: 'undetermined', problem: answer.problem };
  return { verdict: answer.rows.length > 0 ? 'pass' : 'fail', problem: null };
}
