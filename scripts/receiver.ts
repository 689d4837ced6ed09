import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openReportDatabase } from './receiving/report-database.ts';
import { startReceiver } from './receiving/start-receiver.ts';

const usage =
  'Usage: ./scripts/receiver [--port N] [--db FILE] [--token-file FILE] [--evaluate-after SECONDS] [--next-report-after SECONDS]\n';

const options = readOptions();
if (options === null) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const { url, stop } = await startReceiver({
    port: options.port,
    token: options.tokenFile === null ? null : (await readFile(options.tokenFile, 'utf8')).trim(),
    evaluateAfterSeconds: options.evaluateAfterSeconds,
    nextReportAfterSeconds: options.nextReportAfterSeconds,
    database: openReportDatabase(options.db),
    now: Date.now,
  });
  process.stdout.write(`Receiver at ${url}: ReportURL is ${url}/reports, the table of Macs is at ${url}/\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        db: { type: 'string', default: ':memory:' },
        'token-file': { type: 'string' },
        'evaluate-after': { type: 'string', default: '0' },
        'next-report-after': { type: 'string' },
      },
    });
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
