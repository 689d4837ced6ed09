import { labelled } from '../labelled.ts';
import type { JourneyStop } from '../../contract/snapshot.ts';
import type { TicketDocument } from '../../contract/ticket.ts';
import type { LoadedWords } from '../words.ts';
import { plainText } from './markdown.ts';
import { whenIn, withMore, type PrintPart } from './ticket-lines.ts';

/** What was tried, so that nobody tries it again. */
export const printTried: PrintPart = (ticket, words) => {
  const { refetch, access, registrations } = ticket.tried;
  const when = whenIn(ticket, words);
  const reason = refetch.reason === null ? '' : ` (${plainText(refetch.reason)})`;
  return [
    refetch.startedAt === null && refetch.state === 'idle'
      ? words.say('ticket.refetch-never')
      : words.say('ticket.refetch', {
          state: `${refetch.state}${reason}`,
          started: when(refetch.startedAt),
          moved: when(refetch.updatedAt),
          next: refetch.nextTryAt === null ? 'none' : when(refetch.nextTryAt),
        }),
    access.triedAt === null && access.answer === null
      ? words.say('ticket.access-untried')
      : words.say(access.answer === null ? 'ticket.access-tried' : `ticket.access-${access.answer}`, {
          when: when(access.answeredAt ?? access.triedAt),
        }),
    ...(registrations === null
      ? []
      : [
          words.say('ticket.registrations', {
            count: plainText(registrations),
            told: isTryUnjudged(ticket) ? 'yes' : 'no',
          }),
        ]),
  ];
};

/** What the person said last of a try, and no look has found to be in vain; P0 is what judges it by itself. */
function isTryUnjudged({ timeline, registration }: TicketDocument): boolean {
  const last = timeline.find(({ kind }) => kind === 'registration-tried' || kind === 'try-in-vain');
  return registration.code !== 'P0' && last?.kind === 'registration-tried';
}

/** The stops of the way back in, each with what its claim is based on. */
export const printJourney: PrintPart = (ticket, words) => {
  const when = whenIn(ticket, words);
  return ticket.journey.map(stop => printStop(stop, when, words));
};

function printStop(stop: JourneyStop, when: (at: string) => string, words: LoadedWords): string {
  const { window } = words;
  const claims = stop.state === 'done' || stop.state === 'failed';
  const basis = claims ? ` ${printBasis(stop, when, words)}` : '';
  return `${labelled(window, window[`stop-${stop.stop}`], window[`stop-state-${stop.state}`])}. ${plainText(stop.text)}${basis}`;
}

function printBasis({ basis, at }: JourneyStop, when: (at: string) => string, words: LoadedWords): string {
  const name = words.window[`basis-${basis}`];
  return at === null ? `(${name})` : words.say('ticket.basis-since', { basis: name, when: when(at) });
}

/** What changed lately, newest first. */
export const printTimeline: PrintPart = (ticket, words) => {
  const when = whenIn(ticket, words);
  return ticket.timeline.map(({ at, text, mayComeFrom }) =>
    withMore(
      labelled(words.window, when(at), plainText(text)),
      mayComeFrom === null ? null : words.say('ticket.may-come-from', { text: plainText(mayComeFrom) }),
    ),
  );
};
