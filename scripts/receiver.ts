import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openReportDatabase } from './receiving/report-database.ts';
import { startReceiver } from './receiving/start-receiver.ts';

const usage =
  'Usage: ./scripts/receiver [--port N] [--db FILE] [--token-file FILE] [--evaluate-after SECONDS] [--next-report-after SECONDS]\n';

const options = readOptions();
if (options === 'help') {
  process.stdout.write(usage);
} else if (options === null) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await serve(options).catch((error: unknown) => {
    process.stderr.write(`The receiver did not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

async function serve(options: ServeOptions): Promise<void> {
  const { url, stop } = await startReceiver({
    port: options.port,
    token: options.tokenFile === null ? null : await readToken(options.tokenFile),
    evaluateAfterSeconds: options.evaluateAfterSeconds,
    nextReportAfterSeconds: options.nextReportAfterSeconds,
    database: openReportDatabase(options.db),
    now: Date.now,
  });
  process.stdout.write(`Receiver at ${url}: ReportURL is ${url}/reports, the table of Macs is at ${url}/\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());
}

/** An empty file is a mistake, such as a secret that was not mounted, and never the same as no token. */
async function readToken(file: string): Promise<string> {
  const token = (await readFile(file, 'utf8')).trim();
  if (token === '') throw new Error('the token file is empty');
  return token;
}

type ServeOptions = {
  readonly port: number;
  readonly db: string;
  readonly tokenFile: string | null;
  readonly evaluateAfterSeconds: number;
  readonly nextReportAfterSeconds: number | null;
};

function readOptions(): ServeOptions | 'help' | null {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        db: { type: 'string', default: ':memory:' },
        'token-file': { type: 'string' },
        'evaluate-after': { type: 'string', default: '0' },
        'next-report-after': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const next = values['next-report-after'];
    const numbers = [values.port, values['evaluate-after'], next ?? '0'];
    if (!numbers.every(text => /^\d{1,7}$/.test(text)) || Number(values.port) > 65_535) return null;
    return {
      port: Number(values.port),
      db: values.db,
      tokenFile: values['token-file'] ?? null,
      evaluateAfterSeconds: Number(values['evaluate-after']),
      nextReportAfterSeconds: next === undefined ? null : Number(next),
    };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
