import { spawnSync } from 'node:child_process';
import { utimes, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../src-main/adapters/writer-lock.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

describe('the lock of a state folder', () => {
  it('is held by one, and free again when released', async () => {
    const folder = await emptyFolder();
    const first = takeWriterLock(folder);
    expect(takeWriterLock(folder)).toBeNull();
    first?.release();
    expect(takeWriterLock(folder)).not.toBeNull();
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

  it('is held by whoever has just made it and not yet written a number', async () => {
    const folder = await emptyFolder();
    await writeFile(path.join(folder, 'lock'), '');
    expect(takeWriterLock(folder)).toBeNull();
  });
});
