import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src-main/adapters/clock.ts';
import { createOsquery } from '../../src-main/adapters/osquery.ts';
import type { OsqueryStatement, QueryOsquery } from '../../src-main/ports.ts';
import { installOsquery, runWithHome, statement } from '../../test/fixtures/osquery-install.ts';
import { atLeast, type BenchResult, type Bench, type Row } from './bench.ts';
import { duration, figure } from './figures.ts';

const policyCount = 100;
const failingEvery = 10;
/** What osquery 5 takes on a Mac from its start to the first answer, besides what the stand-in needs by itself. */
const startMs = 400;

/** What asking osquery in batches saves: the same policies in one process, and in a process each. */
export const osqueryBench: Bench = {
  name: 'osquery',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clearway-bench-'));
    try {
      const fake = await installOsquery(folder, { environment: { FAKE_START_MS: String(startMs) } });
      return await measure(createOsquery({ runWithHome, clock: systemClock, trust: fake.trust }), fake.notes);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(query: QueryOsquery, notes: () => Promise<readonly string[]>): Promise<BenchResult> {
  const policies = Array.from({ length: policyCount }, (_, index) => policy(index));
  const batch = await timed(notes, () => query(policies));
  const each = await timed(notes, async () => {
    const answers = [];
    for (const one of policies) answers.push(...(await query([one])));
    return answers;
  });
  const isAlike = JSON.stringify(batch.answers) === JSON.stringify(each.answers);
  const ratio = isAlike ? each.tookMs / batch.tookMs : 0;
  const row = (name: string, run: typeof batch): Row => ({
    cells: [name, figure(run.processes), duration(run.tookMs), `${figure(run.tookMs / policyCount, 1)} ms`],
    budget: null,
  });
  return {
    title: 'What a batch of osquery saves',
    introduction: `${policyCount} policies, of which every tenth asks for a table that does not exist, by the product's own adapter.`,
    tables: [
      {
        title: `${policyCount} policies`,
        columns: ['how', 'processes', 'time', 'a policy'],
        rows: [
          row('in one batch', batch),
          row('a process per policy', each),
          { cells: ['times as fast', '', '', figure(ratio, 1)], budget: atLeast(10, ratio, ' x') },
        ],
      },
    ],
    notes: [
      `Against a stand-in with SQLite inside that takes ${startMs} ms to start, and as long again as Node does; real osquery takes about half a second.`,
      `Both ways gave ${isAlike ? 'the same' : 'DIFFERENT'} ${batch.answers.length} answers, in one run after the other on the same machine.`,
      'Neither way waits for osquery to leave: once the last answer is certain the process is stopped.',
    ],
    pictures: new Map(),
  };
}

function policy(index: number): OsqueryStatement {
  const table = index % failingEvery === 0 ? `missing_${index}` : 'os_version';
  return statement(`SELECT 1 FROM ${table} WHERE major >= ${index % 20}`);
}

async function timed(notes: () => Promise<readonly string[]>, ask: () => ReturnType<QueryOsquery>) {
  const before = (await notes()).length;
  const start = performance.now();
  const answers = await ask();
  return { answers, tookMs: performance.now() - start, processes: (await notes()).length - before };
}
