/** A deadline that sockets can listen to. `end` has to be called when there is nothing left to stop. */
export type Deadline = { readonly signal: AbortSignal; readonly end: () => void };

export function startDeadline(delayMs: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, delayMs);
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
    },
  };
}

/** The work's result, or `late` as soon as the signal fires, whatever the work is waiting for then. */
export function withinDeadline<T>(signal: AbortSignal, work: Promise<T>, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      resolve(late);
    });
    work.then(resolve, reject);
  });
}
