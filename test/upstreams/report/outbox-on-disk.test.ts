import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openOutbox } from '../../../src-main/open-outbox.ts';
import type { OutboxStore } from '../../../src-main/ports.ts';
import { startServer } from '../../fixtures/local-server.ts';
import { emptyFolder } from '../../fixtures/recorded-folder.ts';
import { manualClock } from '../../sandbox/manual-clock.ts';
import { readSent, receiver, reportWorld } from './report-world.ts';
import { snapshotAt, start } from './snapshots.ts';
import { builtProgram } from '../../programs/built-program.ts';

const documentIn = (folder: string): string => path.join(folder, 'outbox', 'outbox.json');

/** A disk that takes nothing while it is full. */
function fillable(store: OutboxStore): OutboxStore & { isFull: boolean } {
  const disk = {
    ...store,
    isFull: false,
    write: async (text: string) => {
      if (disk.isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      await store.write(text);
    },
  };
  return disk;
}

describe('a damaged outbox', () => {
  it.each([0, 0.01, 0.3, 0.7, 0.99])(
    'cut off after %f of its bytes is set aside, and a new stream begins',
    async part => {
      const { url, database } = await receiver();
      const { reporter, folder, again, logged } = await reportWorld(url);
      await reporter.report(snapshotAt(0), 'scheduled');
      const text = await readFile(documentIn(folder));
      await writeFile(documentIn(folder), text.subarray(0, Math.floor(text.length * part)));
      expect(await again().report(snapshotAt(1), 'scheduled')).toMatchObject({ kind: 'delivered' });
      const [first, second] = database.list();
      expect(second).toMatchObject({ sequence: 1 });
      expect(second?.stream).not.toBe(first?.stream);
      expect(logged.join()).toContain('outbox-set-aside outbox.json.damaged-');
      expect((await readdir(path.join(folder, 'outbox'))).filter(name => name.includes('damaged'))).toHaveLength(1);
    },
  );

  it.each<[string, (kept: Record<string, unknown>) => object]>([
    ['of another version', kept => ({ ...kept, schemaVersion: 2 })],
    ['whose next number was given out already', kept => ({ ...kept, nextSequence: 1 })],
    ['that is a list', () => []],
  ])('%s is set aside as well', async (_what, change) => {
    const { url, database } = await receiver();
    const { reporter, folder, again } = await reportWorld(url);
    await reporter.report(snapshotAt(0), 'scheduled');
    const kept: unknown = JSON.parse(await readFile(documentIn(folder), 'utf8'));
    await writeFile(documentIn(folder), JSON.stringify(change(z.record(z.string(), z.unknown()).parse(kept))));
    await again().report(snapshotAt(1), 'scheduled');
    expect(new Set(database.list().map(({ stream }) => stream)).size).toBe(2);
  });
});

describe('a full disk', () => {
  it('keeps no report, and the report is sent all the same, by a number of its own stream', async () => {
    const { url, database } = await receiver();
    const { reporter, outbox, again } = await reportWorld(url);
    await reporter.report(snapshotAt(0), 'scheduled');
    const disk = fillable(outbox);
    const full = again({ outbox: disk });
    disk.isFull = true;
    expect(await full.report(snapshotAt(1), 'scheduled')).toMatchObject({ kind: 'delivered', answer: { sequence: 1 } });
    expect(await full.report(snapshotAt(2), 'scheduled')).toMatchObject({ kind: 'delivered', answer: { sequence: 2 } });
    expect(await full.status()).toMatchObject({ pending: 0, problem: { code: 'report-not-kept' } });
    disk.isFull = false;
    expect(await full.report(snapshotAt(3), 'scheduled')).toMatchObject({ kind: 'delivered', answer: { sequence: 2 } });
    expect(await full.status()).toMatchObject({ problem: null });
    const list = database.list();
    expect(list.map(({ sequence }) => sequence)).toEqual([1, 1, 2, 2]);
    expect(new Set(list.map(({ stream, sequence }) => `${stream} ${sequence}`)).size).toBe(4);
    expect(await again().report(snapshotAt(4), 'scheduled')).toMatchObject({ answer: { sequence: 3 } });
  });

  it('does not lose what waits in memory, and keeps it when there is room again', async () => {
    let isUp = false;
    const server = await startServer(response => response.writeHead(isUp ? 204 : 500).end());
    const { outbox, again, clock } = await reportWorld(server.url);
    const disk = fillable(outbox);
    const full = again({ outbox: disk });
    await full.report(snapshotAt(0), 'scheduled');
    disk.isFull = true;
    await full.report(snapshotAt(1), 'scheduled');
    disk.isFull = false;
    await full.report(snapshotAt(2), 'scheduled');
    expect(await full.status()).toMatchObject({ pending: 3, problem: { code: 'server-error' } });
    isUp = true;
    clock.pass(3_600_000);
    expect(await again().deliver()).toMatchObject({ kind: 'delivered' });
    const sent = server.seen.slice(1).map(request => readSent(request).revision);
    expect(sent).toEqual([0, 1, 2]);
  });

  it('joins what another Clearway has kept meanwhile', async () => {
    let isUp = false;
    const server = await startServer(response => response.writeHead(isUp ? 204 : 500).end());
    const { outbox, again, clock } = await reportWorld(server.url);
    const disk = fillable(outbox);
    const full = again({ outbox: disk });
    disk.isFull = true;
    await full.report(snapshotAt(0), 'scheduled');
    await again().report(snapshotAt(1), 'scheduled');
    disk.isFull = false;
    isUp = true;
    clock.pass(3_600_000);
    expect(await full.deliver()).toMatchObject({ kind: 'delivered' });
    expect(await again().deliver()).toEqual({ kind: 'nothing' });
    const keys = server.seen.slice(2).map(request => readSent(request).idempotencyKey);
    expect(new Set(keys).size).toBe(2);
    expect(keys).toHaveLength(2);
  });

  it('is met for real: no file may grow, and the report arrives', async () => {
    const seen: string[] = [];
    const server = await startServer((response, { headers }) => {
      seen.push(String(headers['idempotency-key']));
      response.writeHead(204).end();
    });
    const folder = await emptyFolder();
    const program = builtProgram('test/upstreams/report/send-one.ts');
    const child = spawn(
      'bash',
      ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, program, server.url, folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    for await (const piece of child.stdout) said += String(piece);
    expect(JSON.parse(said)).toMatchObject({
      delivery: 'delivered',
      problem: 'report-not-kept',
      logged: ['outbox-not-kept EFBIG'],
    });
    expect(seen).toHaveLength(1);
    expect((await readdir(path.join(folder, 'outbox'))).filter(name => name.endsWith('.json'))).toEqual([]);
  });
});

/** A disk that cannot be read for a while. */
function unreadable(store: OutboxStore): OutboxStore & { isUnreadable: boolean } {
  const disk = {
    ...store,
    isUnreadable: false,
    read: async () => {
      if (disk.isUnreadable) throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
      return store.read();
    },
  };
  return disk;
}

describe('an outbox that cannot be read for a while', () => {
  const waiting = async () => {
    let isUp = false;
    const server = await startServer(response => response.writeHead(isUp ? 204 : 500).end());
    const world = await reportWorld(server.url);
    for (let at = 0; at < 5; at += 1) await world.reporter.report(snapshotAt(at), 'scheduled');
    const comeUp = (): void => {
      isUp = true;
      world.clock.pass(3_600_000);
    };
    const sent = (): readonly number[] => server.seen.slice(1).map(request => readSent(request).revision);
    return { ...world, comeUp, sent, disk: unreadable(world.outbox) };
  };

  it('is not replaced by a process that has never read it, and goes on as it was', async () => {
    const { disk, again, folder, comeUp, sent } = await waiting();
    const before = await readFile(documentIn(folder), 'utf8');
    const blind = again({ outbox: disk });
    disk.isUnreadable = true;
    await blind.report(snapshotAt(5), 'scheduled');
    expect(await readFile(documentIn(folder), 'utf8')).toBe(before);
    disk.isUnreadable = false;
    expect(await blind.status()).toMatchObject({ pending: 6, dropped: 0 });
    comeUp();
    expect(await blind.deliver()).toMatchObject({ kind: 'delivered' });
    expect(sent().slice(-6)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('is remembered by the one that has read it: what waits still goes first', async () => {
    const { disk, again, folder, comeUp, sent } = await waiting();
    const before = await readFile(documentIn(folder), 'utf8');
    const blind = again({ outbox: disk });
    await blind.status();
    disk.isUnreadable = true;
    comeUp();
    expect(await blind.report(snapshotAt(5), 'scheduled')).toMatchObject({ kind: 'delivered' });
    expect(sent()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await readFile(documentIn(folder), 'utf8')).toBe(before);
    expect(await blind.status()).toMatchObject({ pending: 0, problem: { code: 'report-not-kept' } });
    disk.isUnreadable = false;
    expect(await blind.report(snapshotAt(6), 'scheduled')).toMatchObject({
      kind: 'delivered',
      answer: { sequence: 6 },
    });
    expect(await again().status()).toMatchObject({ pending: 0, dropped: 0, problem: null });
  });
});

describe('an outbox that somebody else works on', () => {
  it('is waited for, and then the report is kept and the problem named', async () => {
    const { url, database } = await receiver();
    const { reporter, clock, folder } = await reportWorld(url);
    const other = openOutbox(folder, manualClock(start));
    let end = (): void => undefined;
    const busy = other.exclusively('sending', () => new Promise<void>(resolve => (end = resolve)));
    const delivery = reporter.report(snapshotAt(0), 'scheduled');
    for (let waited = 0; waited < 500 && (await reporter.status()).pending === 0; waited += 1) clock.pass(0);
    const passing = setInterval(() => {
      clock.pass(1000);
    }, 1);
    expect(await delivery).toMatchObject({ kind: 'failed', failure: { problem: { code: 'report-busy' } } });
    clearInterval(passing);
    expect(database.list()).toEqual([]);
    expect(await reporter.status()).toMatchObject({ pending: 1 });
    end();
    await busy;
    expect(await reporter.deliver()).toMatchObject({ kind: 'delivered' });
  });

  it('is taken over from a process that died', async () => {
    const { url } = await receiver();
    const { reporter, folder } = await reportWorld(url);
    const { pid } = spawnSync(process.execPath, ['--version']);
    await mkdir(path.join(folder, 'outbox'));
    for (const name of ['document-lock', 'sending-lock'])
      await writeFile(path.join(folder, 'outbox', name), String(pid));
    expect(await reporter.report(snapshotAt(0), 'scheduled')).toMatchObject({ kind: 'delivered' });
  });
});

describe('an outbox without a folder', () => {
  it('lives as long as its process', async () => {
    const { url, database } = await receiver();
    const { again, clock, folder } = await reportWorld(url);
    const reporter = again({ outbox: openOutbox(null, clock) });
    await reporter.report(snapshotAt(0), 'scheduled');
    await reporter.report(snapshotAt(1), 'scheduled');
    expect(database.list().map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await readdir(folder)).toEqual([]);
  });
});
