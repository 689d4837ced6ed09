import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { openReportDatabase, type ReportDatabase } from '../../../scripts/receiving/report-database.ts';
import { startReceiver, type ReceiverOptions } from '../../../scripts/receiving/start-receiver.ts';
import { sendHttp } from '../../../src-main/adapters/http.ts';
import { openOutbox } from '../../../src-main/open-outbox.ts';
import type { OutboxStore, Secrets, SecretResult } from '../../../src-main/ports.ts';
import { openReporter, type Reporter, type ReporterParts } from '../../../src-main/upstreams/report/reporter.ts';
import { emptyFolder } from '../../fixtures/recorded-folder.ts';
import { manualClock } from '../../sandbox/manual-clock.ts';
import { start } from './snapshots.ts';

/** Hardly any chance, so that waits have their shortest length; each number differs, because ids are made of them. */
export function lowRandom(): () => number {
  let last = 0;
  return () => (last += 1e-9);
}

const sent = z.object({
  idempotencyKey: z.string(),
  sequence: z.number(),
  snapshot: z.object({ revision: z.number() }),
});

/** What tells reports apart, out of a body that reached a server. */
export function readSent({ body }: { readonly body: string }) {
  const { snapshot, ...numbers } = sent.parse(JSON.parse(body));
  return { ...numbers, revision: snapshot.revision };
}

/** A Keychain that answers what a test put there. */
export function secretsWith(found: { current: SecretResult }): Secrets {
  return {
    read: async () => found.current,
    write: async () => ({ ok: true }),
    delete: async () => ({ ok: true, wasThere: true }),
  };
}

/** Starts the reference receiver with a database of its own. */
export async function receiver(change: Partial<ReceiverOptions> = {}): Promise<{
  readonly url: string;
  readonly database: ReportDatabase;
}> {
  const database = openReportDatabase(':memory:');
  const started = await startReceiver({
    port: 0,
    token: null,
    evaluateAfterSeconds: 0,
    nextReportAfterSeconds: null,
    now: Date.now,
    ...change,
    database,
  });
  onTestFinished(started.stop);
  return { url: `${started.url}/reports`, database };
}

export type ReportWorld = {
  readonly reporter: Reporter;
  readonly clock: ReturnType<typeof manualClock>;
  readonly key: { current: SecretResult };
  readonly logged: string[];
  readonly folder: string;
  readonly outbox: OutboxStore;
  /** The same Mac after a restart. */
  readonly again: (change?: Partial<ReporterParts>) => Reporter;
};

/** A reporter with an outbox on the disk and a clock that a test moves. */
export async function reportWorld(url: string, change: Partial<ReporterParts> = {}): Promise<ReportWorld> {
  const folder = await emptyFolder();
  const clock = manualClock(start);
  const key: ReportWorld['key'] = { current: { kind: 'absent' } };
  const logged: string[] = [];
  const outbox = openOutbox(folder, clock);
  const again = (other: Partial<ReporterParts> = {}): Reporter => {
    const opened = openReporter(url, {
      http: sendHttp,
      secrets: secretsWith(key),
      clock,
      random: Math.random,
      log: (_level, event, detail) => logged.push(`${event} ${detail ?? ''}`),
      outbox: openOutbox(folder, clock),
      appVersion: '0.1.0',
      identifiers: 'masked',
      ...change,
      ...other,
    });
    if (!opened.ok) throw new Error(opened.problem.code);
    return opened.reporter;
  };
  return { reporter: again(), clock, key, logged, folder, outbox, again };
}
