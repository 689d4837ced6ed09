import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countOver, type Bench } from './benchmark/bench.ts';
import { osqueryBench } from './benchmark/osquery-bench.ts';
import { pollingBench } from './benchmark/polling-bench.ts';
import { windowBench } from './benchmark/window-bench.ts';
import { toMarkdown, toText } from './benchmark/print-result.ts';
import { checkout } from './electron/checkout.ts';

/** Everything that is measured. */
const benches: readonly Bench[] = [pollingBench, osqueryBench, windowBench];

const usage = `Usage: ./scripts/bench [--only NAME[,NAME]] [--write]   (names: ${benches.map(({ name }) => name).join(', ')})`;

const options = readOptions();
if (options === 'help') console.log(usage);
else if (options === null) {
  console.error(usage);
  process.exitCode = 2;
} else process.exitCode = (await runAll(options)) === 0 ? 0 : 1;

/** Runs the chosen benches; answers how many budgets were exceeded. */
async function runAll({ chosen, write }: { chosen: readonly Bench[]; write: boolean }): Promise<number> {
  const folders = ['out/bench', ...(write ? ['docs/bench'] : [])];
  let over = 0;
  for (const { name, run } of chosen) {
    const result = await run();
    process.stdout.write(toText(result));
    const files = new Map([[`${name}.md`, toMarkdown(result)], ...result.pictures]);
    for (const folder of folders) await writeAll(folder, files);
    over += countOver(result);
  }
  console.log(
    `\n${over === 0 ? 'Every budget is kept.' : `Budgets exceeded: ${over}`} Written to ${folders.join(' and ')}.`,
  );
  return over;
}

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(join(checkout, folder), { recursive: true });
  for (const [name, text] of files) await writeFile(join(checkout, folder, name), text);
}

function readOptions(): { chosen: readonly Bench[]; write: boolean } | 'help' | null {
  try {
    const { only, write, help } = parseArgs({
      options: {
        only: { type: 'string' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
    if (help) return 'help';
    const names = only?.split(',') ?? benches.map(({ name }) => name);
    const known = names.every(wanted => benches.some(({ name }) => name === wanted));
    return known ? { chosen: benches.filter(({ name }) => names.includes(name)), write } : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
