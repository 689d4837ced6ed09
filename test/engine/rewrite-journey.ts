import { createStateStore } from '../../src-main/adapters/state-store.ts';
import { createJourneyKeeper, noJourney } from '../../src-main/engine/keep-journey.ts';
import { journeyOf } from './numbered-journey.ts';

/** A process that rewrites the journey in a loop until it is killed, and says each time that it was written. */
const [, , folder = '', first = '0'] = process.argv;
const failures: string[] = [];
const keep = createJourneyKeeper(createStateStore(folder), (_level, event, detail = '') => {
  failures.push(`${event} ${detail}`);
});
for (let turn = Number(first); ; turn += 1) {
  await keep({ ...noJourney, before: journeyOf(turn) });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  process.stdout.write('.');
}
