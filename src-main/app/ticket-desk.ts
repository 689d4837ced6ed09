import type { TicketView } from '../contract/ticket.ts';
import { printTicket } from '../core/ticket/print-ticket.ts';
import type { LoadedWords } from '../core/words.ts';
import type { MakeTicket } from '../engine/ticket-maker.ts';

/** Shows the ticket, and copies what was shown. */
export type TicketDesk = {
  /** `isMasked` null: as IT set it. The answer tells what it is: IT's masking cannot be taken off. */
  readonly show: (isMasked: boolean | null) => Promise<TicketView>;
  /** The very text that was shown last; refused where none was. */
  readonly copy: () => Promise<void>;
};

/** The person reads the ticket before it leaves, so nothing that was made later may take its place. */
export function createTicketDesk(
  makeTicket: MakeTicket,
  words: LoadedWords,
  writeClipboard: (text: string) => Promise<void>,
): TicketDesk {
  let shown: TicketView | null = null;
  let asked = 0;
  return {
    show: async isMasked => {
      asked += 1;
      const mine = asked;
      // What is on its way to the window is not what stands in it.
      shown = null;
      const ticket = await makeTicket(isMasked === null ? null : isMasked ? 'masked' : 'full');
      const view = { text: printTicket(ticket, words), isMasked: ticket.identifiers === 'masked' };
      // Two answers can overtake each other; the window shows the one that it asked for last.
      if (mine === asked) shown = view;
      return view;
    },
    copy: async () => {
      if (shown === null) throw new Error('refused: no ticket was shown');
      await writeClipboard(shown.text);
    },
  };
}
