import type { AccessAnswer } from '../contract/snapshot.ts';
import { answerAccess, tryAccess, type AccessState } from '../core/access.ts';
import type { Clock } from '../ports.ts';
import type { Board } from './board.ts';
import type { JourneyLog } from './journey-log.ts';

/** What the person does and tells about signing in, shown and kept. */
export type AccessSteps = {
  readonly tryAccess: () => void;
  readonly answerAccess: (answer: AccessAnswer) => void;
};

type AccessParts = { readonly board: Board; readonly journey: JourneyLog; readonly onTold: () => void };

export function createAccessSteps(clock: Clock, { board, journey, onTold }: AccessParts): AccessSteps {
  function set(access: AccessState): void {
    board.publish({ access });
    journey.keep(board.inputs());
    onTold();
  }
  return {
    tryAccess: () => {
      set(tryAccess(clock.now()));
    },
    answerAccess: answer => {
      set(answerAccess(board.inputs().access, answer, clock.now()));
    },
  };
}
