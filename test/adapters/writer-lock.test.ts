import { spawnSync } from 'node:child_process';
import { stat, utimes, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../src-main/adapters/writer-lock.ts';
import type { LockStamp } from '../../src-main/adapters/writer-lock/lock-stamp.ts';
import { restamp } from '../fixtures/lock-stamps.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

describe('the lock of a state folder', () => {
  it('is held by one, and free again when released', async () => {
    const folder = await emptyFolder();
    const first = takeWriterLock(folder);
    expect(takeWriterLock(folder)).toBeNull();
    first?.release();
    expect(takeWriterLock(folder)).not.toBeNull();
  });

  it('is a file for its owner alone', async () => {
    const folder = await emptyFolder();
    takeWriterLock(folder);
    expect((await stat(path.join(folder, 'lock'))).mode & 0o777).toBe(0o600);
  });

  it('is not held by a process that has died', async () => {
    const folder = await emptyFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(path.join(folder, 'lock'), String(pid));
    expect(takeWriterLock(folder)).not.toBeNull();
  });

  it('is not held by anybody from before this machine was started', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'lock'), String(process.pid));
    const before = Date.now() / 1000 - uptime() - 3600;
    await utimes(path.join(folder, 'lock'), before, before);
    expect(takeWriterLock(folder)).not.toBeNull();
  });

  it('is held by a living process, whatever the clock was set to since', async () => {
    const folder = await emptyFolder();
    takeWriterLock(folder);
    for (const at of [Date.now() / 1000 - uptime() - 3600, Date.now() / 1000 + 3600]) {
      await utimes(path.join(folder, 'lock'), at, at);
      expect(takeWriterLock(folder)).toBeNull();
    }
  });

  it.each<[string, boolean, Partial<LockStamp>]>([
    // macOS says neither.
    ['of an earlier run of this machine', process.platform === 'linux', { boot: 'another' }],
    ['that started at another moment than the one with its number', process.platform === 'linux', { started: '1' }],
    ['of an earlier run, by a count that has begun anew', true, { boot: null, started: null, madeAt: 2 ** 52 }],
    ['of which only the number is known, and it lives', false, { boot: null, started: null }],
  ])('by a process %s is free: %s', async (_what, isFree, change) => {
    const folder = await emptyFolder();
    takeWriterLock(folder);
    await restamp(path.join(folder, 'lock'), stamp => ({ ...stamp, ...change }));
    expect(takeWriterLock(folder) !== null).toBe(isFree);
  });

  it('is held by whoever has just made it and not yet written a number', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'lock'), '');
    expect(takeWriterLock(folder)).toBeNull();
  });
});
