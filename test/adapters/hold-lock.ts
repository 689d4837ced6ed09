/** Takes a lock again and again from a process of its own, and says aloud when it finds that it was not alone. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeWriterLock } from '../../src-main/adapters/writer-lock.ts';

const [folder = '', turns = '0'] = process.argv.slice(2);
const alone = join(folder, 'alone');
for (let held = 0; held < Number(turns); ) {
  const lock = takeWriterLock(folder, { name: 'shared' });
  if (lock === null) continue;
  held += 1;
  try {
    closeSync(openSync(alone, 'wx'));
    for (let spin = 0; spin < 3000; spin += 1) lock.isHeld();
  } catch {
    process.stdout.write('not alone\n');
  }
  // One in three is killed while it holds the lock; what it made tells of itself, so it goes with it.
  rmSync(alone, { force: true });
  if (Math.random() < 1 / 3) process.kill(process.pid, 'SIGKILL');
  lock.release();
}
process.stdout.write('through\n');
