import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExclusively, openOutbox } from '../src-main/open-outbox.ts';
import type { OutboxStore } from '../src-main/ports.ts';
import { emptyFolder } from './fixtures/recorded-folder.ts';
import { manualClock } from './sandbox/manual-clock.ts';

/** Tries for as long as anybody waits; null where the turn never came. */
async function tryFor(clock: ReturnType<typeof manualClock>, exclusively: OutboxStore['exclusively']) {
  const passing = setInterval(() => {
    clock.pass(1000);
  }, 1);
  const done = await exclusively('document', async () => 'done');
  clearInterval(passing);
  return done;
}

describe('a turn at the outbox whose lock cannot be made', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])('is taken all the same where nobody can write: %s', async code => {
    const clock = manualClock(0);
    const exclusively = createExclusively(clock, () => {
      throw Object.assign(new Error(code), { code });
    });
    expect(await tryFor(clock, exclusively)).toEqual({ value: 'done' });
  });

  it.each(['EMFILE', 'ENFILE', 'EACCES', 'EIO'])('is not taken where others may hold it: %s', async code => {
    const clock = manualClock(0);
    const exclusively = createExclusively(clock, () => {
      throw Object.assign(new Error(code), { code });
    });
    expect(await tryFor(clock, exclusively)).toBeNull();
  });

  it('comes as soon as the trouble is over', async () => {
    const clock = manualClock(0);
    let left = 3;
    const exclusively = createExclusively(clock, () => {
      if ((left -= 1) > 0) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
      return { release: () => undefined, isHeld: () => true };
    });
    expect(await tryFor(clock, exclusively)).toEqual({ value: 'done' });
  });

  it('is not taken for real either, where something else stands in the place of the lock', async () => {
    const clock = manualClock(0);
    const folder = await emptyFolder();
    await mkdir(path.join(folder, 'outbox', 'document-lock'), { recursive: true });
    expect(await tryFor(clock, openOutbox(folder, clock).exclusively)).toBeNull();
  });
});
