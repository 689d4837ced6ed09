/** The app ends by itself, with the code that whoever started it goes by. */
export type Ending = {
  readonly code: () => number;
  /** What is to be seen of the app goes first. */
  readonly onLeave: (takeAway: readonly (() => void)[]) => void;
  readonly leave: (code: number) => void;
};

/** `quit` ends the app in the usual way, which waits for what is on its way to the disk. */
export function createEnding(quit: () => void): Ending {
  let code = 0;
  let isLeaving = false;
  let takeAway: readonly (() => void)[] = [];
  return {
    code: () => code,
    onLeave: work => {
      takeAway = work;
    },
    leave: withCode => {
      if (isLeaving) return;
      isLeaving = true;
      code = withCode;
      for (const one of takeAway) one();
      quit();
    },
  };
}
