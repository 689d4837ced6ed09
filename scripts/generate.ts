import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { snapshotSchema } from '../src-main/engine/snapshot-schema.ts';
import { checkout } from './electron/checkout.ts';

/** Every generated file that is committed, by its path in the checkout. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const schema = { title: 'Clearway snapshot', ...z.toJSONSchema(snapshotSchema, { target: 'draft-2020-12' }) };
  return new Map([['resources/schemas/snapshot.schema.json', `${JSON.stringify(schema, null, 2)}\n`]]);
}

/** Without arguments: writes the generated files. With --check: fails when a committed one differs. */
if (process.argv[1]?.endsWith('generate.ts') === true) {
  const checking = process.argv.includes('--check');
  for (const [path, text] of generatedFiles()) {
    const full = join(checkout, path);
    if (!checking) {
      await mkdir(dirname(full), { recursive: true });
      await writeFile(full, text);
    } else if ((await readFile(full, 'utf8').catch(() => '')) !== text) {
      process.stderr.write(`${path} is out of date: run npx tsx scripts/generate.ts\n`);
      process.exitCode = 1;
    }
  }
}
