import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../src-main/adapters/writer-lock.ts';
import { restamp } from '../fixtures/lock-stamps.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';
import { builtProgram } from '../programs/built-program.ts';

/** One process after another takes the lock and is often killed with it; returns what they found wrong. */
async function holdThroughKills(folder: string, turns: number): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (let left = turns; left > 0; left -= 1) {
    const program = builtProgram('test/adapters/hold-lock.ts');
    const child = spawn(process.execPath, [program, folder, '40'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.on('data', (piece: Buffer) => complaints.push(...piece.toString().trim().split('\n')));
    await once(child, 'close');
  }
  return complaints.filter(said => said !== 'through');
}

describe('a lock whose holders are killed', () => {
  it('is taken over by one at a time, however many find it dead at once', { timeout: 120_000 }, async () => {
    const folder = await emptyFolder();
    const found = await Promise.all([1, 2, 3, 4].map(() => holdThroughKills(folder, 8)));
    expect(found.flat()).toEqual([]);
    takeWriterLock(folder, { name: 'shared' })?.release();
    // Of what they made on the way at most the killed ones' own small files are left.
    expect((await readdir(folder)).filter(name => !/^\.shared\b/.test(name))).toEqual([]);
  });
});

describe('a lock with a longest time', () => {
  const terms = { name: 'short', longestMs: 3_600_000 };

  it('is nobody’s after that time, even if its number belongs to a living process', async () => {
    const folder = await emptyFolder();
    const first = takeWriterLock(folder, terms);
    await restamp(path.join(folder, 'short'), ({ madeAt, ...stamp }) => ({ ...stamp, madeAt: madeAt - 3_600_001 }));
    const second = takeWriterLock(folder, terms);
    expect([second?.isHeld(), first?.isHeld()]).toEqual([true, false]);
    // The first one comes back late and must not let a third one in.
    first?.release();
    expect(takeWriterLock(folder, terms)).toBeNull();
  });

  it('is not over because the clock was set forward', async () => {
    const folder = await emptyFolder();
    takeWriterLock(folder, terms);
    const long = Date.now() / 1000 - 7200;
    await utimes(path.join(folder, 'short'), long, long);
    expect(takeWriterLock(folder, terms)).toBeNull();
  });

  it('is over for a file that tells of nobody, too', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'short'), '');
    expect(takeWriterLock(folder, terms)).toBeNull();
    const long = Date.now() / 1000 - 3601;
    await utimes(path.join(folder, 'short'), long, long);
    expect(takeWriterLock(folder, terms)).not.toBeNull();
  });

  it('is held by a living process before that', async () => {
    const folder = await emptyFolder();
    takeWriterLock(folder, terms);
    expect(takeWriterLock(folder, terms)).toBeNull();
  });
});

describe('the guard of a dead lock', () => {
  it('holds off a second taker, and is passed by when its own holder has died', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'lock'), '999999999');
    const first = takeWriterLock(folder);
    expect(first?.isHeld()).toBe(true);
    expect(await readdir(folder)).toEqual(['lock']);
    expect(takeWriterLock(folder)).toBeNull();
  });
});
