/** Time as the sandbox's server sees it; tests pass one that they move by hand. */
export type SandboxClock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls back once after a delay; returns how to cancel it. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
};

/** The machine's own time. */
export const systemClock: SandboxClock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
