import { labelled } from '../labelled.ts';
import type { TicketObstacle } from '../../contract/ticket.ts';
import type { LoadedWords } from '../words.ts';
import { verdictWordOf } from '../verdict-word.ts';
import { plainText } from './markdown.ts';
import { mostItems, printProblem, upTo, withMore, withSteps, type PrintPart } from './ticket-lines.ts';

/** What counts against the Mac, each with its way out. */
export const printObstacles: PrintPart = ({ obstacles }, words) =>
  obstacles.length === 0
    ? [words.say('ticket.none-against')]
    : upTo(
        mostItems,
        obstacles.map(one => printObstacle(one, words)),
        words,
      );

function printObstacle(one: TicketObstacle, words: LoadedWords): string {
  const { window } = words;
  const tags = [
    ...(one.critical ? [window.critical] : []),
    ...(one.source === 'local' ? [window['policy-source-local']] : []),
    ...(one.fixedHere ? [window['fixed-here']] : []),
  ];
  const name = `**${labelled(window, window[`verdict-${one.verdict}`], printName(one.kind, one.name, words))}**`;
  const seen = one.seen === null ? '' : ` ${plainText(one.seen)}`;
  return withSteps(
    `${name}${tags.length === 0 ? '' : ` (${tags.join(' · ')})`}${seen}${printProblem(one.problem)}`,
    one.remedy,
    words,
  );
}

/** What is not in order and does not count, each with who does what. */
export const printRemarks: PrintPart = ({ posture }, words) =>
  upTo(
    mostItems,
    posture.map(({ kind, verdict, title, summary, problem, wayOut }) => {
      const seen = summary === '' ? '' : `. ${plainText(summary)}`;
      const name = printName(kind, title, words);
      return withMore(
        `${labelled(words.window, words.window[verdictWordOf({ verdict, blocks: false })], name)}${seen}${printProblem(problem)}`,
        words.say('ticket.way-out', { turn: wayOut.turn, text: plainText(wayOut.text, 600) }),
      );
    }),
    words,
  );

/** Policies are called after what they want: "The firewall is on" would say the contrary of what is found. */
function printName(kind: 'check' | 'policy', name: string, words: LoadedWords): string {
  return kind === 'policy' ? words.say('ticket.policy', { name: plainText(name) }) : plainText(name);
}
