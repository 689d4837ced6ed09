import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { scenarioIds } from '../../src-main/sandbox/scenarios.ts';
import { clearway, scenarioFor, snapshotOf } from './clearway.ts';

async function committedSchema() {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema: unknown = JSON.parse(await readFile(join(checkout, 'resources/schemas/snapshot.schema.json'), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('no schema');
  return ajv.compile(schema);
}

describe.each(scenarioIds)('scenario %s', id => {
  it('ends status and refetch as its table says, in the shape of the committed schema', async () => {
    const validate = await committedSchema();
    const { expected, options, token } = await scenarioFor(id);
    const status = await clearway('status', '--json', ...options);
    expect(status.stderr).toBe('');
    expect(status.code).toBe(expected.statusExit);
    expect(snapshotOf(status).headline.state).toBe(expected.headlineState);

    const refetch = await clearway('refetch', '--json', '--wait', '12', ...options);
    if (expected.refetchExit !== undefined) expect(refetch.code).toBe(expected.refetchExit);
    expect(snapshotOf(refetch).refetch.state).toBe(expected.refetchState);

    for (const { stdout, stderr } of [status, refetch]) {
      const valid = validate(JSON.parse(stdout));
      expect(validate.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      expect(stdout + stderr).not.toContain(token);
    }
  });
});
