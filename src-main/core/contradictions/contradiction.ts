import type { CheckInputs } from '../checks/check.ts';
import type { MessageArguments } from '../words.ts';
import type { CauseMessageId, ContradictionId } from './contradiction-words.ts';

/** One pair of sources that should agree. */
export type Contradiction = {
  readonly id: ContradictionId;
  readonly between: readonly [string, string];
  /** What usually lies behind it, likeliest first. */
  readonly causes: readonly CauseMessageId[];
  /** Null where the two agree, or where one of them is not known; else the arguments of the sentence. */
  readonly differs: (inputs: CheckInputs) => MessageArguments | null;
};
