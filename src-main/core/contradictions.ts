import type { ContradictionReport } from '../contract/snapshot.ts';
import type { CheckInputs } from './checks/check.ts';
import type { Contradiction } from './contradictions/contradiction.ts';
import { registrationContradictions } from './contradictions/registration-contradictions.ts';
import { failingCountDiffers, serverContradictions } from './contradictions/server-contradictions.ts';
import { twoManagers } from './contradictions/two-managers.ts';
import type { Words } from './words.ts';

/** Pairs of sources that should agree. One row per contradiction. */
const contradictions: readonly Contradiction[] = [
  ...serverContradictions,
  ...registrationContradictions,
  twoManagers,
  failingCountDiffers,
];

/** Every pair of sources that disagrees, as text. */
export function findContradictions(inputs: CheckInputs, words: Words): readonly ContradictionReport[] {
  return contradictions.flatMap(({ id, between, causes, differs }) => {
    const args = differs(inputs);
    if (args === null) return [];
    const text = words.say(`contradiction.${id}`, args);
    return [{ id, text, between, causes: causes.map(cause => words.say(cause)) }];
  });
}
