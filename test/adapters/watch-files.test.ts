import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFiles } from '../../src-main/adapters/watch-files.ts';
import { handMovedClock } from '../fixtures/hand-moved-clock.ts';
import { emptyFolder } from '../fixtures/recorded-folder.ts';

async function watched() {
  const folder = await emptyFolder();
  const file = path.join(folder, 'watched.plist');
  const clock = handMovedClock();
  let changes = 0;
  const stop = watchFiles([path.join(folder, 'no-such-folder', 'file'), file], { clock, log: () => undefined }, () => {
    changes += 1;
  });
  onTestFinished(stop);
  return { folder, file, clock, stop, changes: () => changes };
}

describe('a file that is watched', () => {
  it('is told of once, when it was replaced, some seconds after', async () => {
    const { folder, file, clock, changes } = await watched();
    await writeFile(path.join(folder, 'other'), 'of no interest');
    await writeFile(`${file}.new`, 'new');
    await rename(`${file}.new`, file);
    await clock.untilWaiting(1);
    expect(changes()).toBe(0);
    clock.pass(2_000);
    expect(changes()).toBe(1);
  });

  it('is told of when it goes away, and no more once nobody wants to know', async () => {
    const { folder, file, clock, changes, stop } = await watched();
    await writeFile(file, 'there');
    await clock.untilWaiting(1);
    clock.pass(2_000);
    await rm(file);
    await clock.untilWaiting(1);
    stop();
    clock.pass(2_000);
    await mkdir(path.join(folder, 'more'));
    expect([changes(), clock.waiting()]).toEqual([1, 0]);
  });
});
