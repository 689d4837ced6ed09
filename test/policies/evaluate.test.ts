import { describe, expect, it } from 'vitest';
import type { LocalPolicyList } from '../../src-main/core/local-policies.ts';
import { problem } from '../../src-main/core/problem.ts';
import { createLocalEvaluator, type LocalEvaluator } from '../../src-main/policies/evaluate.ts';
import { readPolicyText } from '../../src-main/policies/read-policy-text.ts';
import type { OsqueryAnswer, OsqueryStatement } from '../../src-main/ports.ts';
import { handMovedClock, noon } from '../fixtures/hand-moved-clock.ts';

const row: OsqueryAnswer = { kind: 'rows', rows: [{ 1: '1' }] };
const none: OsqueryAnswer = { kind: 'rows', rows: [] };
const timedOut: OsqueryAnswer = { kind: 'failed', problem: problem('query-timed-out') };

/** An osquery that answers by the line it is sent, and remembers its batches. */
function evaluatorWith(answers: Readonly<Record<string, OsqueryAnswer>>): {
  evaluator: LocalEvaluator;
  batches: (readonly OsqueryStatement[])[];
} {
  const batches: (readonly OsqueryStatement[])[] = [];
  const evaluator = createLocalEvaluator({
    clock: handMovedClock(),
    queryOsquery: async statements => {
      batches.push(statements);
      return statements.flatMap(({ line }) => answers[line] ?? []);
    },
  });
  return { evaluator, batches };
}

const listOf = (...queries: readonly string[]): LocalPolicyList =>
  readPolicyText(JSON.stringify(queries.map((query, index) => ({ name: `P${index}`, query }))));

describe('the evaluation of local policies', () => {
  it('passes with a row, fails without one, and is undetermined with a problem', async () => {
    const { evaluator } = evaluatorWith({ 'SELECT 1;': row, 'SELECT 2;': none, 'SELECT 3;': timedOut });
    const { results, evaluatedAt } = await evaluator.evaluate(listOf('SELECT 1', 'SELECT 2', 'SELECT 3'));
    expect(evaluatedAt).toBe(new Date(noon).toISOString());
    expect(results.map(({ policy, answer }) => [policy.name, answer])).toEqual([
      ['P0', { verdict: 'pass', problem: null }],
      ['P1', { verdict: 'fail', problem: null }],
      ['P2', { verdict: 'undetermined', problem: { code: 'query-timed-out' } }],
    ]);
  });

  it('asks everything in one batch, and what is the same once', async () => {
    const { evaluator, batches } = evaluatorWith({ 'SELECT 1;': row, 'SELECT 2;': none });
    const { results } = await evaluator.evaluate(listOf('SELECT 1', 'SELECT  1;', 'SELECT 2', 'SELECT 1'));
    expect(batches.map(batch => batch.map(({ line }) => line))).toEqual([['SELECT 1;', 'SELECT 2;']]);
    expect(results.map(({ answer }) => answer.verdict)).toEqual(['pass', 'pass', 'fail', 'pass']);
  });

  it('sends nothing that is refused, needs root or is no statement', async () => {
    const { evaluator, batches } = evaluatorWith({ 'SELECT 1;': row });
    const { results } = await evaluator.evaluate(
      listOf("SELECT 1 FROM curl WHERE url = 'x'", 'SELECT 1 FROM sudoers', '.exit', 'SELECT 1', 'DROP TABLE a'),
    );
    expect(batches.map(batch => batch.map(({ line }) => line))).toEqual([['SELECT 1;']]);
    expect(results.map(({ answer }) => answer.problem?.code ?? answer.verdict)).toEqual([
      'query-refused',
      'needs-root',
      'statement-not-understood',
      'pass',
      'statement-refused',
    ]);
  });

  it.each([
    ['no policies', listOf()],
    ['only refused ones', listOf('SELECT 1 FROM curl', 'x')],
    ['only faults', readPolicyText('- name: x\n')],
  ])('does not start osquery for %s', async (_case, list) => {
    const { evaluator, batches } = evaluatorWith({});
    await evaluator.evaluate(list);
    expect(batches).toEqual([]);
  });

  it('hands on the faults of the list', async () => {
    const list = readPolicyText('- name: x\n');
    const { faults } = await evaluatorWith({}).evaluator.evaluate(list);
    expect(faults).toBe(list.faults);
    expect(faults).toHaveLength(1);
  });

  it('is undetermined, and no fail, where an answer is missing', async () => {
    const { results } = await evaluatorWith({}).evaluator.evaluate(listOf('SELECT 1'));
    expect(results[0]?.answer).toMatchObject({ verdict: 'undetermined', problem: { code: 'osquery-stopped' } });
  });

  it('answers the queries of a server by the same rules, by their own words', async () => {
    const { evaluator, batches } = evaluatorWith({ 'SELECT 1;': row });
    const answers = await evaluator.answer(['SELECT 1', 'select\n1', 'SELECT 1', 'SELECT 1 FROM carves']);
    expect([...answers].map(([query, { verdict }]) => [query, verdict])).toEqual(
      expect.arrayContaining([
        ['SELECT 1', 'pass'],
        ['select\n1', 'undetermined'],
        ['SELECT 1 FROM carves', 'undetermined'],
      ]),
    );
    expect(answers.size).toBe(3);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.[0]).toEqual({ written: 'SELECT 1', line: 'SELECT 1;' });
  });
});
