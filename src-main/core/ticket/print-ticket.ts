import type { TicketDocument } from '../../contract/ticket.ts';
import type { LoadedWords } from '../words.ts';
import { plainText } from './markdown.ts';
import { printContradictions, printDoctor } from './print-findings.ts';
import { printHead, printNotes } from './print-head.ts';
import { printJourney, printTimeline, printTried } from './print-progress.ts';
import { printServer, printSettingFaults, printVersions } from './print-server.ts';
import { printObstacles, printRemarks } from './print-troubles.ts';
import type { TicketHeadingId } from './ticket-words.ts';
import type { PrintPart } from './ticket-lines.ts';

type Section = { readonly heading: TicketHeadingId | 'journey'; readonly items: PrintPart; readonly mark: '-' | '1.' };

/** In the order in which a technician asks. */
const sections: readonly Section[] = [
  { heading: 'against', items: printObstacles, mark: '-' },
  { heading: 'doctor', items: printDoctor, mark: '-' },
  { heading: 'tried', items: printTried, mark: '-' },
  { heading: 'journey', items: printJourney, mark: '-' },
  { heading: 'contradictions', items: printContradictions, mark: '-' },
  { heading: 'posture', items: printRemarks, mark: '-' },
  { heading: 'server', items: printServer, mark: '-' },
  { heading: 'settings', items: printSettingFaults, mark: '-' },
  { heading: 'timeline', items: printTimeline, mark: '-' },
  { heading: 'places', items: printPlaces, mark: '1.' },
  { heading: 'versions', items: printVersions, mark: '-' },
];

/** A ticket as Markdown. */
export function printTicket(ticket: TicketDocument, words: LoadedWords): string {
  const { headline, registration } = ticket;
  const blocks = [
    [`# ${headline.code} · ${registration.code} · ${plainText(headline.text, 400)}`],
    printNotes(ticket, words).map(note => `> ${note}`),
    printHead(ticket, words).map(item => `- ${item}`),
    ...sections.map(section => printSection(section, ticket, words)),
  ];
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`;
}

function printSection(
  { heading, items, mark }: Section,
  ticket: TicketDocument,
  words: LoadedWords,
): readonly string[] {
  const printed = items(ticket, words);
  if (printed.length === 0) return [];
  const title = heading === 'journey' ? words.window.journey : words.say(`ticket.heading.${heading}`);
  return [`## ${title}`, ...printed.map((item, index) => `${mark === '-' ? mark : `${index + 1}.`} ${item}`)];
}

function printPlaces({ places }: TicketDocument): readonly string[] {
  return places.map(({ open, look }) => `**${plainText(open, 400)}** ${plainText(look, 400)}`);
}
