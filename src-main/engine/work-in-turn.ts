import type { Log } from '../ports.ts';

/** One piece of work after the other. */
export type WorkInTurn = {
  readonly take: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves once nothing is left to do. */
  readonly idle: () => Promise<void>;
};

/** Work that throws is a bug: it is logged by its name, and the next one goes on. */
export function createWorkInTurn(log: Log, event: string): WorkInTurn {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: work => {
      const done = last.then(work);
      last = done.catch((error: unknown) => {
        log('error', event, error instanceof Error ? error.name : typeof error);
      });
      return done;
    },
    idle: async () => {
      let waited: Promise<unknown> | undefined;
      while (waited !== last) {
        waited = last;
        await waited;
      }
    },
  };
}
