import { labelled } from '../labelled.ts';
import { plainText } from './markdown.ts';
import { withMore, withSteps, type PrintPart } from './ticket-lines.ts';

/** Where sources that should agree do not. */
export const printContradictions: PrintPart = ({ contradictions }, words) =>
  contradictions.map(({ text, causes }) =>
    withMore(
      plainText(text),
      causes.length === 0 ? null : `${words.say('ticket.label.causes')} ${plainText(causes.join(' '), 400)}`,
    ),
  );

/** The verdict over the registration, with what cannot be seen and would change the advice. */
export const printDoctor: PrintPart = ({ doctor, obstacles }, words) => {
  // That nothing is wrong here stands at the top already, as P0.
  if (doctor === null || (doctor.code === 'P0' && doctor.remedy.length === 0 && doctor.caveats.length === 0)) return [];
  const text = `${labelled(words.window, doctor.code, plainText(doctor.text))} ${words.say('ticket.label.turn')} ${words.say('ticket.turn', { turn: doctor.turn })}.`;
  // The way out of what counts against the Mac is usually this very one.
  const isTold = obstacles.some(({ remedy }) => remedy.join('\n') === doctor.remedy.join('\n'));
  return [withSteps(text, isTold ? [] : doctor.remedy, words), ...doctor.caveats.map(caveat => plainText(caveat.text))];
};
