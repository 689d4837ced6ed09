import { openReportDatabase } from '../receiving/report-database.ts';
import { startReceiver } from '../receiving/start-receiver.ts';

/** The receiver of a demo: its own kind, in memory, and what it has to show. */
export type DemoReceiver = {
  readonly reportUrl: string;
  /** Prints the table of Macs as it stands. */
  readonly print: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts the reference receiver for a demo. */
export async function startDemoReceiver(): Promise<DemoReceiver> {
  const { url, stop } = await startReceiver({
    port: 0,
    token: null,
    evaluateAfterSeconds: 0,
    nextReportAfterSeconds: null,
    database: openReportDatabase(':memory:'),
    now: Date.now,
  });
  process.stdout.write(`Receiver of reports at ${url}/, a table of Macs\n`);
  return {
    reportUrl: `${url}/reports`,
    print: async () => {
      const page = await (await fetch(url)).text();
      process.stdout.write(`\nWhat the receiver shows at ${url}/:\n${tableOf(page).join('\n')}\n`);
    },
    stop,
  };
}

/** The page's own table, one line a cell. */
function tableOf(page: string): readonly string[] {
  const cellsOf = (tag: 'th' | 'td'): readonly string[] =>
    [...page.matchAll(new RegExp(`<${tag}\\b[^>]*>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text ?? '');
  const [heads, cells] = [cellsOf('th'), cellsOf('td')];
  if (cells.length === 0) return ['  no report yet'];
  return cells.map((cell, index) => `  ${(heads[index % heads.length] ?? '').padEnd(18)}${cell}`);
}
