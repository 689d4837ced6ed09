import type { TicketWalk } from '../../contract/ticket.ts';
import type { LoadedWords } from '../words.ts';
import { codeText, plainText } from './markdown.ts';
import { whenIn, type PrintPart } from './ticket-lines.ts';

/** Who it is about and whose turn it is: what is read out, and what is searched for. */
export const printHead: PrintPart = (ticket, words) => {
  const { headline, mac, registration, takenAt, walk } = ticket;
  const { window } = words;
  const shown = (value: string | null): string => (value === null ? words.say('ticket.not-known') : codeText(value));
  const method = registration.method === null ? '' : `, ${registration.method}`;
  return [
    `**${words.say('ticket.label.turn')}** ${words.say('ticket.turn', { turn: headline.turn })} (${window[`state-${headline.state}`]})`,
    `**${words.say('ticket.label.mac')}** ${codeText(mac.name)} · ${words.say('ticket.label.serial')} ${shown(mac.serialNumber)} · macOS ${plainText(mac.macosVersion)}`,
    `**${words.say('ticket.label.user')}** ${codeText(mac.user)} · ${words.say('ticket.label.sign-in-name')} ${shown(registration.userPrincipalName)}`,
    `**${words.say('ticket.label.device-id')}** ${shown(registration.deviceId)}`,
    `**${words.say('ticket.label.tenant-id')}** ${shown(registration.tenantId)}`,
    `**${words.say('ticket.label.registration')}** ${registration.code} ${registration.state}${method}`,
    ...(walk === null ? [] : [`**${words.say('ticket.label.walk')}** ${printWalk(walk, words)}`]),
    `**${words.say('ticket.label.looked')}** ${whenIn(ticket, words)(takenAt)}`,
  ];
};

function printWalk({ id, title, step }: TicketWalk, words: LoadedWords): string {
  const at =
    step === null
      ? words.say('ticket.walk-done')
      : words.say('ticket.walk-step', { count: step.number, name: plainText(step.name) });
  return `${codeText(id)} · ${plainText(title)} · ${at}`;
}

/** What a reader has to know of the ticket itself before believing or answering it. */
export const printNotes: PrintPart = (ticket, words) => {
  const { recording, identifiers } = ticket;
  const at = recording?.recordedAt ?? null;
  return [
    ...(recording === null
      ? []
      : [
          at === null
            ? words.say('ticket.recorded')
            : words.say('ticket.recorded-at', { when: whenIn(ticket, words)(at) }),
        ]),
    ...(identifiers === 'masked' ? [words.say('ticket.masked')] : []),
  ];
};
