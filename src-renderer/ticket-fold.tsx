import { useState } from 'preact/hooks';
import type { Bridge } from '../src-main/contract/bridge.ts';
import type { TicketView } from '../src-main/contract/ticket.ts';
import { Fold } from './fold.tsx';
import type { Speech } from './speech.ts';
import { useAnswer } from './use-answer.ts';

/** The ticket for the helpdesk: read here before it leaves, and copied exactly as it was read. */
export function TicketFold({ bridge, speech }: { bridge: Bridge; speech: Speech }) {
  const [ticket, askTicket] = useAnswer<TicketView>();
  const [copy, askCopy] = useAnswer<TicketView>();
  const [isWanted, setWanted] = useState(false);
  const { words } = speech;
  const show = (isMasked: boolean): void => {
    askTicket(() => bridge.ticket(isMasked ? true : null));
  };
  return (
    <Fold
      title={words.ticket}
      count={null}
      onOpen={() => {
        show(isWanted);
      }}
    >
      <p class="fold-note">{words['ticket-hint']}</p>
      {ticket.kind === 'answered' ? (
        <div class="fold-form">
          <label class="choice">
            <input
              type="checkbox"
              checked={ticket.value.isMasked}
              disabled={ticket.value.isMasked && !isWanted}
              onChange={event => {
                setWanted(event.currentTarget.checked);
                show(event.currentTarget.checked);
              }}
            />
            {words['ticket-mask']}
          </label>
          {/* Can be scrolled, so the keyboard must be able to get there. */}
          <pre class="ticket" tabIndex={0} aria-label={words.ticket}>
            {ticket.value.text}
          </pre>
          <button
            type="button"
            onClick={() => {
              const shown = ticket.value;
              askCopy(() => bridge.copyTicket().then(() => shown));
            }}
          >
            {words['ticket-copy']}
          </button>
        </div>
      ) : (
        <p class="fold-note">{words[ticket.kind === 'refused' ? 'failed-request' : 'loading']}</p>
      )}
      <p class="fold-note" role="status">
        {copy.kind === 'refused' ? words['failed-request'] : isCopied(ticket, copy) ? words['ticket-copied'] : null}
      </p>
    </Fold>
  );
}

/** Only what is still shown has been copied: after a change the sentence would be about something else. */
function isCopied(ticket: ReturnType<typeof useAnswer<TicketView>>[0], copy: typeof ticket): boolean {
  return ticket.kind === 'answered' && copy.kind === 'answered' && ticket.value === copy.value;
}
