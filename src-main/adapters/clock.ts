import type { Clock } from '../ports.ts';

/** The system's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    // Longer delays overflow Node's timer and would fire at once.
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), 2_147_483_647));
    return () => {
      clearTimeout(timer);
    };
  },
};
