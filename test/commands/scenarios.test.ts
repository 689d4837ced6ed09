import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { inventedIds } from '../../src-main/sandbox/recorded-mac/invented-ids.ts';
import { scenarioIds, scenarios } from '../../src-main/sandbox/scenarios.ts';
import { snapshotOf } from './clearway.ts';
import { runOnScenario, type ScenarioRun } from './scenario-run.ts';

/** Long enough for a Mac that answers, whatever else this machine has to do; the command ends as soon as it is over. */
const toTheEnd = '60';

/** Longer than the product waits before its first reading, shorter than any of its patience. */
const forSomeSeconds = '8';

describe.concurrent('a scenario', () => {
  let schemaErrors: (document: unknown) => unknown;
  beforeAll(async () => {
    schemaErrors = await committedSchema();
  });

  /** Of every run: one document in the committed shape, and no secret in it or beside it. */
  function expectSound({ stdout, stderr, token }: ScenarioRun): void {
    expect(stdout + stderr).not.toContain(token);
    expect(stdout + stderr).not.toContain(inventedIds.renewedToken);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(schemaErrors(JSON.parse(stdout))).toEqual([]);
  }

  it.each(scenarioIds)('%s: one look finds what its table says', async id => {
    const run = await runOnScenario(id, 'status');
    const { headline, upstream } = snapshotOf(run);
    expect({
      statusExit: run.code,
      headlineState: headline.state,
      upstreamState: upstream.state,
      problem: upstream.problem?.code ?? null,
    }).toEqual({
      statusExit: run.expected.statusExit,
      headlineState: run.expected.headlineState,
      upstreamState: run.expected.upstreamState,
      problem: run.expected.problem,
    });
    expect(run.stderr).toBe('');
    expectSound(run);
  });

  it.each(scenarioIds)(
    '%s: a refetch comes as far as its table says',
    async id => {
      const { refetchExit, refetchState, refetchReason, within } = scenarios[id].expected;
      const end = within ?? { exit: refetchExit, state: refetchState, reason: refetchReason };
      const run = await runOnScenario(id, 'refetch', '--wait', within === undefined ? toTheEnd : forSomeSeconds);
      const { refetch } = snapshotOf(run);
      expect({ exit: run.code, state: refetch.state, reason: refetch.reason }).toEqual(end);
      expectSound(run);
    },
    60_000,
  );
});

async function committedSchema(): Promise<(document: unknown) => unknown> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema: unknown = JSON.parse(await readFile(join(checkout, 'resources/schemas/snapshot.schema.json'), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('no schema');
  const validate = ajv.compile(schema);
  return document => {
    validate(document);
    return validate.errors ?? [];
  };
}
