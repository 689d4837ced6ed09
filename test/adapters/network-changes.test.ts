import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchNetwork } from '../../src-main/adapters/network-changes.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

async function watched(random = 0) {
  const folder = await emptyFolder();
  const resolverFile = path.join(folder, 'resolv.conf');
  await writeFile(resolverFile, 'nameserver 192.0.2.1\n');
  const clock = handMovedClock();
  let changes = 0;
  const stop = watchNetwork('darwin', { clock, random: () => random, log: () => undefined, resolverFile }, () => {
    changes += 1;
  });
  onTestFinished(stop);
  const replace = async (text: string): Promise<void> => {
    await writeFile(`${resolverFile}.new`, text);
    await rename(`${resolverFile}.new`, resolverFile);
  };
  return { clock, replace, resolverFile, stop, changes: () => changes };
}

describe('a change of the network', () => {
  it('is told once, some seconds after macOS has rewritten its resolver file', async () => {
    const { clock, replace, changes } = await watched();
    await replace('nameserver 192.0.2.2\n');
    await clock.untilWaiting(1);
    clock.pass(1_999);
    expect(changes()).toBe(0);
    clock.pass(1);
    expect(changes()).toBe(1);
  });

  it('is told although the network keeps flickering', async () => {
    const { clock, replace, changes } = await watched();
    await replace('nameserver 192.0.2.2\n');
    await clock.untilWaiting(1);
    await replace('nameserver 192.0.2.3\n');
    await replace('nameserver 192.0.2.4\n');
    expect(clock.waiting()).toBe(1);
    clock.pass(2_000);
    expect(changes()).toBe(1);
  });

  it('is told at another moment on every Mac of an office', async () => {
    const { clock, replace, changes } = await watched(0.5);
    await replace('nameserver 192.0.2.2\n');
    await clock.untilWaiting(1);
    clock.pass(5_999);
    expect(changes()).toBe(0);
    clock.pass(1);
    expect(changes()).toBe(1);
  });

  it('is told when the network is lost: then the file goes away', async () => {
    const { clock, resolverFile, changes } = await watched();
    await rm(resolverFile);
    await clock.untilWaiting(1);
    clock.pass(2_000);
    expect(changes()).toBe(1);
  });

  it('is not told any more after the watching was stopped', async () => {
    const { clock, replace, stop, changes } = await watched();
    await replace('nameserver 192.0.2.2\n');
    await clock.untilWaiting(1);
    stop();
    clock.pass(60_000);
    expect(changes()).toBe(0);
  });

  it('cannot be watched where its folder does not exist, and that costs nothing else', () => {
    const lines: string[] = [];
    const log = (_level: string, event: string): void => void lines.push(event);
    const stop = watchNetwork(
      'darwin',
      { clock: handMovedClock(), random: () => 0, log, resolverFile: '/nowhere/at/all/resolv.conf' },
      () => undefined,
    );
    stop();
    expect(lines).toEqual(['network-not-watched']);
  });
});
