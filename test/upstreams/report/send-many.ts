/** Makes and sends reports in a process of its own until the outbox has given out as many numbers as it should. */
import { systemClock } from '../../../src-main/adapters/clock.ts';
import { sendHttp } from '../../../src-main/adapters/http.ts';
import { openOutbox } from '../../../src-main/open-outbox.ts';
import { openReporter } from '../../../src-main/upstreams/report/reporter.ts';
import { snapshotAt, start } from './snapshots.ts';

const [url = '', folder = '', wanted = '0', padding = '0'] = process.argv.slice(2);
const outbox = openOutbox(folder, systemClock);
const opened = openReporter(url, {
  http: sendHttp,
  secrets: {
    read: async () => ({ kind: 'absent' }),
    write: async () => ({ ok: true }),
    delete: async () => ({ ok: true, wasThere: true }),
  },
  clock: systemClock,
  random: Math.random,
  log: (_level, event, detail) => process.stdout.write(`${event} ${detail ?? ''}\n`),
  outbox,
  appVersion: '0.1.0',
  identifiers: 'full',
});
if (!opened.ok) throw new Error(opened.problem.code);
const { reporter } = opened;

async function given(): Promise<number> {
  const kept: unknown = JSON.parse((await outbox.read()) ?? '{"nextSequence":1}');
  return Number(Reflect.get(Object(kept), 'nextSequence')) - 1;
}

await reporter.deliver();
while ((await given()) < Number(wanted)) {
  await reporter.report(snapshotAt((Date.now() - start) / 1000, 'pass', 'x'.repeat(Number(padding))), 'scheduled');
}
await reporter.deliver();
process.stdout.write(`waiting: ${(await reporter.status()).pending}\n`);
