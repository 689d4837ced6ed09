/** Sends one report from a process of its own, whose files may not grow, and prints what became of it. */
import { systemClock } from '../../../src-main/adapters/clock.ts';
import { sendHttp } from '../../../src-main/adapters/http.ts';
import { openOutbox } from '../../../src-main/open-outbox.ts';
import { openReporter } from '../../../src-main/upstreams/report/reporter.ts';
import { snapshotAt } from './snapshots.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const logged: string[] = [];
const opened = openReporter(url, {
  http: sendHttp,
  secrets: {
    read: async () => ({ kind: 'absent' }),
    write: async () => ({ ok: true }),
    delete: async () => ({ ok: true, wasThere: true }),
  },
  clock: systemClock,
  random: Math.random,
  log: (_level, event, detail) => logged.push(`${event} ${detail ?? ''}`),
  outbox: openOutbox(folder, systemClock),
  appVersion: '0.1.0',
  identifiers: 'masked',
});
if (!opened.ok) throw new Error(opened.problem.code);
const delivery = await opened.reporter.report(snapshotAt(0), 'refetch');
const { problem } = await opened.reporter.status();
process.stdout.write(JSON.stringify({ delivery: delivery.kind, problem: problem?.code, logged: [...new Set(logged)] }));
