import { join } from 'node:path';
import { createStateStore, makeStateFolder, removeTornWrites } from './adapters/state-store.ts';
import { takeWriterLock, type WriterLock } from './adapters/writer-lock.ts';
import type { Clock, OutboxDuty, OutboxStore } from './ports.ts';

type Duty = { readonly name: string; readonly waitMs: number; readonly longestMs: number };

/** How long to wait for somebody else, and how long nobody can have a duty: two hundred reports at their deadlines. */
const duties: Readonly<Record<OutboxDuty, Duty>> = {
  document: { name: 'document-lock', waitMs: 10_000, longestMs: 3_600_000 },
  sending: { name: 'sending-lock', waitMs: 20_000, longestMs: 3_600_000 },
};
const tryEveryMs = 50;
const nobodyWrites: readonly string[] = ['ENOSPC', 'EDQUOT', 'EROFS'];
const documentName = 'outbox.json';
/** Everything that lies in the outbox's folder. */
export const outboxFiles: readonly string[] = [documentName, ...Object.values(duties).map(({ name }) => name)];

/**
 * Opens the outbox below a state folder; null: one that is kept in memory alone, for a recorded Mac without a folder.
 * It has a folder of its own, because app and command line write here both, and each cleans up after the other.
 */
export function openOutbox(stateFolder: string | null, clock: Clock): OutboxStore {
  if (stateFolder === null) return openForgetful(clock);
  const folder = join(stateFolder, 'outbox');
  const store = createStateStore(folder, 'folder');
  return {
    read: () => store.read(documentName),
    write: text => store.write(documentName, text),
    setAside: () => store.setAside(documentName),
    exclusively: createExclusively(clock, duty => {
      makeStateFolder(folder);
      const lock = takeWriterLock(folder, duties[duty]);
      // Whoever holds the document is the only one who can be in the middle of writing it.
      if (lock !== null && duty === 'document') removeTornWrites(folder);
      return lock;
    }),
  };
}

function openForgetful(clock: Clock): OutboxStore {
  let kept: string | null = null;
  return {
    read: async () => kept,
    write: async text => {
      kept = text;
    },
    setAside: async () => null,
    exclusively: createExclusively(clock, () => ({ release: () => undefined, isHeld: () => true })),
  };
}

/** One at a time in this process, and by `take`'s lock among all of them. */
export function createExclusively(
  clock: Clock,
  take: (duty: OutboxDuty) => WriterLock | null,
): OutboxStore['exclusively'] {
  const taken = new Set<OutboxDuty>();
  const waiting = new Set<() => void>();

  /** A little while, or until somebody in this process is done. */
  function pause(): Promise<void> {
    return new Promise(resolve => {
      const goOn = (): void => {
        cancel();
        waiting.delete(goOn);
        resolve();
      };
      const cancel = clock.after(tryEveryMs, goOn);
      waiting.add(goOn);
    });
  }

  return async (duty, work) => {
    const until = clock.now() + duties[duty].waitMs;
    let lock: WriterLock | null = null;
    for (;;) {
      lock = taken.has(duty) ? null : takeOrNothing(duty, take);
      if (lock !== null) break;
      if (clock.now() >= until) return null;
      await pause();
    }
    taken.add(duty);
    try {
      return { value: await work(lock.isHeld) };
    } finally {
      taken.delete(duty);
      lock.release();
      for (const goOn of [...waiting]) goOn();
    }
  };
}

/**
 * Where no lock can be made at all (a full or read-only disk), nobody else can write either: this process goes on by
 * itself, and its reports are told apart by a stream of their own. Any other trouble, such as too many open files, is
 * this process's own: somebody else may hold the lock, so it is as good as held.
 */
function takeOrNothing(duty: OutboxDuty, take: (duty: OutboxDuty) => WriterLock | null): WriterLock | null {
  try {
    return take(duty);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return nobodyWrites.includes(String(error.code)) ? { release: () => undefined, isHeld: () => true } : null;
  }
}
