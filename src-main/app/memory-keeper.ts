import type { NoticeMemory } from '../core/notice-memory.ts';
import type { Log } from '../ports.ts';
import { inBackground } from './in-background.ts';

/** What was said before, and where that is kept. */
export type NoticeParts = { readonly memory: NoticeMemory; readonly keep: (memory: NoticeMemory) => Promise<void> };

export type MemoryKeeper = {
  readonly get: () => NoticeMemory;
  /** Kept before anything is shown: after a crash it may be missed, and is never said twice. */
  readonly remember: (next: NoticeMemory) => Promise<void>;
  readonly change: (change: (memory: NoticeMemory) => NoticeMemory) => void;
};

/** Holds what is remembered, and keeps every change of it. */
export function createMemoryKeeper({ memory: first, keep }: NoticeParts, log: Log): MemoryKeeper {
  let memory = first;
  const remember = async (next: NoticeMemory): Promise<void> => {
    if (JSON.stringify(next) === JSON.stringify(memory)) return;
    memory = next;
    await keep(memory);
  };
  return {
    get: () => memory,
    remember,
    change: change => {
      inBackground(log, remember(change(memory)));
    },
  };
}
