import type { SandboxClock } from '../../src-main/sandbox/sandbox-clock.ts';

/** A clock that stands still until it is moved, and then runs what has fallen due, in order. */
export function manualClock(start: number): SandboxClock & { readonly pass: (ms: number) => void } {
  let now = start;
  let waiting: readonly { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, callback) => {
      const entry = { at: now + delayMs, callback };
      waiting = [...waiting, entry];
      return () => {
        waiting = waiting.filter(other => other !== entry);
      };
    },
    pass: ms => {
      const until = now + ms;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter(other => other !== due);
        now = due.at;
        due.callback();
      }
      now = until;
    },
  };
}
