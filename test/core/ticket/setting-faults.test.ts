import { describe, expect, it } from 'vitest';
import { composeTicket } from '../../../src-main/core/ticket/compose-ticket.ts';
import { printTicket } from '../../../src-main/core/ticket/print-ticket.ts';
import { words } from '../examples.ts';
import { ticketInputs } from './ticket-inputs.ts';

describe('settings of IT’s that are not understood', () => {
  it('stand in the ticket by their keys, and are no part of it where there are none', () => {
    const complaints = [
      { key: 'IdleRefreshMinutes', what: 'wrong-value' },
      { key: 'Colour', what: 'unknown-key' },
    ] as const;
    const text = printTicket(composeTicket(ticketInputs({ complaints })), words);
    expect(text).toContain('## Settings that are not understood\n- `IdleRefreshMinutes` (what was set cannot be used)');
    expect(text).toContain('- `Colour` (Clearway has no such setting)');
    expect(printTicket(composeTicket(ticketInputs()), words)).not.toContain('## Settings');
  });
});
