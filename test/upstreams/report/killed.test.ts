import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReportDatabase, type ReportDatabase } from '../../../scripts/receiving/report-database.ts';
import { startReceiver } from '../../../scripts/receiving/start-receiver.ts';
import { outboxSchema } from '../../../src-main/upstreams/report/outbox-schema.ts';
import { emptyFolder } from '../../fixtures/recorded-folder.ts';
import { builtProgram } from '../../programs/built-program.ts';

const program = builtProgram('test/upstreams/report/send-many.ts');
const nowhere = 'http://127.0.0.1:9/reports';

type Sender = {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly signal: unknown; readonly said: string }>;
};

function send(url: string, folder: string, wanted: number, padding = 0): Sender {
  const child = spawn(process.execPath, [program, url, folder, `${wanted}`, `${padding}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, ended: once(child, 'close').then(([, signal]: unknown[]) => ({ signal, said })) };
}

/** Sends as often as it takes, killing the sender at whatever it is doing some moments after some arrivals. */
async function sendThroughKills(url: string, folder: string, { wanted, arrivals }: Wanted): Promise<number> {
  for (let kills = 0; ; kills += 1) {
    const { child, ended } = send(url, folder, wanted);
    const left = 1 + Math.floor(Math.random() * 12);
    const stop = arrivals.after(left, () => {
      // Anything from the middle of the answer to the middle of the next report.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 25);
    });
    const { signal, said } = await ended;
    stop();
    if (signal !== 'SIGKILL') {
      expect(said).toContain('waiting: 0');
      return kills;
    }
  }
}

type Arrivals = { readonly after: (count: number, callback: () => void) => () => void };
type Wanted = { readonly wanted: number; readonly arrivals: Arrivals };

/** The reference receiver, and who wants to hear of arrivals before they are answered. */
async function listeningReceiver(): Promise<{ url: string; database: ReportDatabase; arrivals: Arrivals }> {
  const waiting = new Set<{ left: number; callback: () => void }>();
  const database = openReportDatabase(':memory:');
  const heard: ReportDatabase = {
    ...database,
    add: report => {
      database.add(report);
      for (const one of waiting) {
        one.left -= 1;
        if (one.left === 0) one.callback();
      }
    },
  };
  const { url, stop } = await startReceiver({
    port: 0,
    token: null,
    evaluateAfterSeconds: 0,
    nextReportAfterSeconds: null,
    database: heard,
    now: Date.now,
  });
  onTestFinished(stop);
  return {
    url: `${url}/reports`,
    database,
    arrivals: {
      after: (left, callback) => {
        const one = { left, callback };
        waiting.add(one);
        return () => waiting.delete(one);
      },
    },
  };
}

function expectEachOnceInOrder(database: ReportDatabase, atLeast: number): void {
  const all = database.list();
  expect(new Set(all.map(({ stream }) => stream)).size).toBe(1);
  expect(all.length).toBeGreaterThanOrEqual(atLeast);
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
}

describe('a sender that is killed again and again', { timeout: 180_000 }, () => {
  it('has in the end delivered a hundred reports: each once, in order, none lost and none doubled', async () => {
    const { url, database, arrivals } = await listeningReceiver();
    const folder = await emptyFolder();
    const kills = await sendThroughKills(url, folder, { wanted: 100, arrivals });
    expect(kills).toBeGreaterThan(3);
    expectEachOnceInOrder(database, 100);
    expect(database.list()).toHaveLength(100);
  });

  it('shares its outbox with another one, and still nothing is lost, doubled or out of order', async () => {
    const { url, database, arrivals } = await listeningReceiver();
    const folder = await emptyFolder();
    await Promise.all([1, 2].map(() => sendThroughKills(url, folder, { wanted: 100, arrivals })));
    expectEachOnceInOrder(database, 100);
  });

  it('leaves the outbox whole at whatever byte it was writing', async () => {
    const folder = await emptyFolder();
    let before = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      const { child, ended } = send(nowhere, folder, 100_000, 60_000);
      const document = path.join(folder, 'outbox', 'outbox.json');
      const wanted = 2 + Math.random() * 15;
      const seen = new Set<number>();
      while (seen.size < wanted) seen.add((await stat(document).catch(() => null))?.mtimeMs ?? 0);
      child.kill('SIGKILL');
      await ended;
      const text = await readFile(document, 'utf8').catch(() => null);
      if (text === null) continue;
      const kept = outboxSchema.parse(JSON.parse(text));
      expect(kept.nextSequence).toBeGreaterThanOrEqual(before);
      before = kept.nextSequence;
    }
    expect(before).toBeGreaterThan(1);
    expect((await readdir(path.join(folder, 'outbox'))).filter(name => name.includes('damaged'))).toEqual([]);
  });
});
