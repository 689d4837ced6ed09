import type { Log } from '../ports.ts';

/** For work on notices that nobody waits for: a bug in it is named in the log. */
export function inBackground(log: Log, work: Promise<void>): void {
  work.catch((error: unknown) => {
    log('error', 'notice-failed', error instanceof Error ? error.name : typeof error);
  });
}
