/** Somebody wants this process to stop what it waits for. */
export type Interruption = {
  readonly asked: Promise<void>;
  /** From here on an interruption ends the process again. */
  readonly stopListening: () => void;
};

export type ProcessEnding = {
  /** Runs when the process ends, by itself or by a signal; may run twice. */
  readonly before: (cleanUp: () => void) => void;
  /** While somebody listens, the first SIGINT or SIGTERM is theirs and not the end. */
  readonly listen: () => Interruption;
};

/** No SIGHUP: whoever starts us with `nohup` wants it to be ignored, and a listener would undo that. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Looks after the end of this process. Programs that it has started live in groups of their own, so nothing that ends
 * this process, Ctrl-C included, reaches them by itself.
 */
export function watchProcessEnding(): ProcessEnding {
  const cleanUps: (() => void)[] = [];
  let onInterrupt: (() => void) | null = null;
  const cleanUp = (): void => {
    for (const each of cleanUps) each();
  };
  process.once('exit', cleanUp);
  for (const signal of signals) {
    const end = (): void => {
      if (onInterrupt !== null) {
        onInterrupt();
        return;
      }
      cleanUp();
      // Ended by the signal itself, so that a shell's loop around us ends as well.
      process.removeListener(signal, end);
      process.kill(process.pid, signal);
    };
    process.on(signal, end);
  }
  return {
    before: each => {
      cleanUps.push(each);
    },
    listen: () => {
      const { promise, resolve } = withResolver();
      const stopListening = (): void => {
        onInterrupt = null;
      };
      onInterrupt = () => {
        stopListening();
        resolve();
      };
      return { asked: promise, stopListening };
    },
  };
}

/** `Promise.withResolvers` is younger than Node.js 20. */
function withResolver(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
