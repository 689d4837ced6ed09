import { spawn } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkout } from '../../scripts/electron/checkout.ts';
import { createStateStore } from '../../src-main/adapters/state-store.ts';
import {
  createJourneyKeeper,
  journeyDocument,
  noJourney,
  readKeptJourney,
  type KeptJourney,
} from '../../src-main/engine/keep-journey.ts';
import { createStatusKeeper, readKeptStatus, statusDocument } from '../../src-main/engine/keep-status.ts';
import type { StateStore } from '../../src-main/ports.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { drivenWorld } from './driven-world.ts';
import { journeyOf } from './numbered-journey.ts';
import { builtProgram } from '../programs/built-program.ts';

/** A log that is only remembered. */
function remembered() {
  const lines: string[] = [];
  return { lines, log: (level: string, event: string, detail = '') => void lines.push(`${level} ${event} ${detail}`) };
}

const journey: KeptJourney = {
  ...noJourney,
  server: 'fleet.example',
  durationsMs: [10_000],
  backOff: {
    server: 'fleet.example',
    backOff: { failures: 2, failedAt: 1, until: 60_001, state: 'rate-limited', problem: { code: 'rate-limited' } },
  },
};

describe('the kept journey', () => {
  it('is read as it was kept, every state of a real refetch included', async () => {
    const world = await drivenWorld('blocked-then-fixed');
    await world.engine.look('started');
    await world.engine.refetch();
    await world.until(({ refetch }) => refetch.state === 'settled');
    world.engine.tryAccess();
    world.engine.answerAccess('did-not-work');
    const folder = await emptyFolder();
    const { lines, log } = remembered();
    const state = createStateStore(folder);
    const keep = createJourneyKeeper(state, log);
    for (const kept of [journey, ...world.journeys]) {
      await keep(kept);
      expect(await readKeptJourney(state, log)).toEqual(kept);
    }
    expect(world.journeys.length).toBeGreaterThan(6);
    expect(lines).toEqual([]);
  });

  it('holds no token', async () => {
    const world = await drivenWorld('blocked-then-fixed');
    await world.engine.look('started');
    await world.engine.refetch();
    await world.until(({ refetch }) => refetch.state === 'settled');
    expect(JSON.stringify([world.journeys, world.lines])).not.toContain(world.scenario.token);
  });

  it('is a clean one where there is none, without a word', async () => {
    const { lines, log } = remembered();
    expect(await readKeptJourney(createStateStore(await emptyFolder()), log)).toEqual(noJourney);
    expect(lines).toEqual([]);
  });

  it('skips what was replaced while it was being written, and ends with the last', async () => {
    const texts: string[] = [];
    const { log } = remembered();
    const state = createStateStore(await emptyFolder());
    const counted: StateStore = {
      ...state,
      write: (name, text) => {
        texts.push(text);
        return state.write(name, text);
      },
    };
    const keep = createJourneyKeeper(counted, log);
    await Promise.all(Array.from({ length: 50 }, (_, turn) => keep({ ...noJourney, durationsMs: [turn] })));
    expect((await readKeptJourney(state, log)).durationsMs).toEqual([49]);
    expect(texts).toHaveLength(2);
  });

  it('loses nothing that is kept in the very moment in which a write ends', async () => {
    for (let ticks = 0; ticks < 10; ticks += 1) {
      const texts: string[] = [];
      let hasBegun = false;
      let last: Promise<void> | undefined;
      const store: StateStore = {
        read: async () => null,
        setAside: async () => null,
        write: async (_name, text) => {
          texts.push(text);
          if (hasBegun) return;
          hasBegun = true;
          let later: Promise<void> = Promise.resolve();
          for (let tick = 0; tick < ticks; tick += 1) later = later.then(() => undefined);
          last = later.then(() => keep({ ...noJourney, durationsMs: [2] }));
        },
      };
      const keep = createJourneyKeeper(store, () => undefined);
      await keep({ ...noJourney, durationsMs: [1] });
      await last;
      expect([ticks, JSON.parse(texts.at(-1) ?? '')]).toEqual([ticks, { ...noJourney, durationsMs: [2] }]);
    }
  });

  it('goes on after a write that failed, which is logged by its code', async () => {
    const { lines, log } = remembered();
    const state = createStateStore(path.join('/dev/null', 'state'));
    const keep = createJourneyKeeper(state, log);
    await keep(journey);
    await keep(journey);
    expect(lines).toEqual([
      'error document-not-kept journey.json ENOTDIR',
      'error document-not-kept journey.json ENOTDIR',
    ]);
  });
});

const whole = JSON.stringify(journey);
const damages: readonly [string, string | Uint8Array][] = [
  ['corrupt', whole.replace('"version"', '"version')],
  ['empty', ''],
  ['truncated', whole.slice(0, whole.length / 2)],
  ['of another version', whole.replace('"version":1', '"version":2')],
  ['with a key that nobody knows', whole.replace('"version":1', '"version":1,"mood":"x"')],
  ['with a reason that nobody knows', whole.replace('"reason":null', '"reason":"mood"')],
  ['without a key', whole.replace('"server":"fleet.example",', '')],
  ['a list', '[]'],
  ['null', 'null'],
  ['binary', Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)],
  ['10 MB of nothing', ' '.repeat(10 * 1024 * 1024)],
  ['10 MB of text', `"${'x'.repeat(10 * 1024 * 1024)}"`],
  ['nested too deep', '['.repeat(200_000)],
];

describe('a kept document that cannot be used', () => {
  it.each(damages)(
    '%s: is set aside under a new name that is logged, and the app starts clean',
    async (_name, bytes) => {
      const folder = await emptyFolder();
      const state = createStateStore(folder);
      for (const [name, read, clean] of [
        [journeyDocument, readKeptJourney, noJourney],
        [statusDocument, readKeptStatus, null],
      ] as const) {
        const { lines, log } = remembered();
        await writeFile(path.join(folder, name), bytes);
        expect(await read(state, log)).toEqual(clean);
        const aside = (await readdir(folder)).find(file => file.startsWith(`${name}.`)) ?? '';
        expect(aside).toMatch(/\.damaged-[\dT.-]+Z$/);
        expect((await readFile(path.join(folder, aside))).equals(Buffer.from(bytes))).toBe(true);
        expect(lines).toEqual([
          expect.stringMatching(new RegExp(`^warn kept-document-unusable ${name} \\w+$`)),
          `warn kept-document-set-aside ${aside}`,
        ]);
        // The next start finds nothing to complain about.
        const next = remembered();
        expect(await read(state, next.log)).toEqual(clean);
        expect(next.lines).toEqual([]);
      }
    },
  );

  it('is kept beside an earlier one: whoever looks into it wants to see when it began', async () => {
    const folder = await emptyFolder();
    const state = createStateStore(folder);
    const { log } = remembered();
    for (const text of ['first damage', 'second damage']) {
      await writeFile(path.join(folder, journeyDocument), text);
      await readKeptJourney(state, log);
      // Names are by the millisecond.
      const now = Date.now();
      while (Date.now() === now) await new Promise(resolve => setImmediate(resolve));
    }
    const asides = (await readdir(folder)).sort();
    expect(await Promise.all(asides.map(name => readFile(path.join(folder, name), 'utf8')))).toEqual([
      'first damage',
      'second damage',
    ]);
  });

  it('is a directory: it is set aside as well', async () => {
    const folder = await emptyFolder();
    const state = createStateStore(path.join(folder, journeyDocument));
    await state.write('x', 'in the way');
    const { lines, log } = remembered();
    expect(await readKeptJourney(createStateStore(folder), log)).toEqual(noJourney);
    expect(lines[0]).toBe('warn kept-document-unusable journey.json ENOTFILE');
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('stays where nothing may be written, and the app starts all the same', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, journeyDocument), 'damaged', { mode: 0o644 });
    await chmod(folder, 0o555);
    // root may write anywhere.
    if (process.geteuid?.() === 0) process.seteuid?.(65_534);
    onTestFinished(async () => {
      process.seteuid?.(process.getuid?.() ?? 0);
      await chmod(folder, 0o755);
    });
    const { lines, log } = remembered();
    expect(await readKeptJourney(createStateStore(folder), log)).toEqual(noJourney);
    expect(lines).toEqual([
      'warn kept-document-unusable journey.json SyntaxError',
      'error kept-document-stays journey.json EACCES',
    ]);
    await createJourneyKeeper(createStateStore(folder), log)(journey);
    await createStatusKeeper(createStateStore(folder), log)(await statusOf());
    expect(lines.slice(2)).toEqual([
      'error document-not-kept journey.json EACCES',
      'error document-not-kept status.json EACCES',
    ]);
    expect(await readFile(path.join(folder, journeyDocument), 'utf8')).toBe('damaged');
  });
});

async function statusOf() {
  const { engine } = await drivenWorld('clear');
  return engine.store.get();
}

describe('a process that is killed while it writes', () => {
  it('leaves the old journey or the new one, thirty times out of thirty', async () => {
    await Promise.all([killTimeAndAgain(0), killTimeAndAgain(0.5)]);
  }, 120_000);
});

async function killTimeAndAgain(offset: number): Promise<void> {
  const folder = await emptyFolder();
  const state = createStateStore(folder);
  let latest = 0;
  for (let turn = 0; turn < 15; turn += 1) {
    const first = turn * 10_000;
    await killWhileWriting(folder, first, (turn + offset) / 15);
    const { lines, log } = remembered();
    const { before } = await readKeptJourney(state, log);
    expect(lines).toEqual([]);
    const number = Number(before?.[0]?.id);
    expect(JSON.stringify(before) === JSON.stringify(journeyOf(number))).toBe(true);
    expect(number).toBeGreaterThanOrEqual(Math.max(first, latest));
    latest = number;
  }
  // What a killed writer left behind is in nobody's way.
  await createJourneyKeeper(state, () => undefined)(journey);
  expect(await readKeptJourney(state, () => undefined)).toEqual(journey);
}

/** Starts a real process that writes without end, and kills it at some part (0 to 1) of a writing. */
async function killWhileWriting(folder: string, first: number, part: number): Promise<void> {
  const script = builtProgram('test/engine/rewrite-journey.ts');
  const child = spawn(process.execPath, [script, folder, String(first)], { cwd: checkout });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = new Promise<NodeJS.Signals | null>(resolve => {
    child.on('close', (_code, signal) => {
      resolve(signal);
    });
  });
  const writtenAt: number[] = [];
  await new Promise<void>(resolve => {
    child.stdout.on('data', () => {
      writtenAt.push(performance.now());
      if (writtenAt.length === 2) resolve();
    });
    void closed.then(() => {
      resolve();
    });
  });
  const [before = 0, last = 0] = writtenAt;
  while (performance.now() < last + part * (last - before)) await new Promise(resolve => setImmediate(resolve));
  child.kill('SIGKILL');
  expect([await closed, stderr]).toEqual(['SIGKILL', '']);
}
