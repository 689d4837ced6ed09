import type { Snapshot } from '../../contract/snapshot.ts';
import type { Words } from '../words.ts';
import { walkCodes } from './walk-codes.ts';

/** What the helpdesk says first: the code's own sentence, or the doctor's where something else comes before. */
export function sayCodeOnPhone({ registration, doctor, walk }: Snapshot, words: Words): string {
  const { code } = registration;
  const { turn, path } = walkCodes[code];
  if (doctor?.id === 'join-refused') return words.say('walk.refused.say');
  if (doctor?.id === 'configuration-corrupt') return words.say('walk.corrupt.say');
  const isLed = path === null ? doctor?.turn === turn : walk !== null && walk.steps.every(({ id }) => id !== endsHere);
  return doctor === null || isLed ? words.say(`walk.code.${code}.say`) : doctor.text;
}

/** Nobody is led through screens from there: “we do that together now” would be a promise nobody can keep. */
const endsHere = 'newer-macos';

/** Another way to the same screen, for a caller who does not find the first; `walkId` as in the snapshot. */
export function sayOtherWay(stepId: string, walkId: string, words: Words): string | null {
  return stepId === 'notification' && !walkId.startsWith('13/') ? words.say('walk.notification.say-settings') : null;
}
