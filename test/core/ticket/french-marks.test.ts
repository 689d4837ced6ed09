import { expect, it } from 'vitest';
import { loadWords } from '../../../src-main/adapters/words.ts';
import { composeTicket } from '../../../src-main/core/ticket/compose-ticket.ts';
import { printTicket } from '../../../src-main/core/ticket/print-ticket.ts';
import { blocked, ticketInputs } from './ticket-inputs.ts';

it('a ticket puts the marks of its language between two pieces: French has a narrow space before them', () => {
  const french = loadWords(['fr']);
  const journey = blocked.journey.map(stop => ({
    ...stop,
    state: 'done' as const,
    basis: 'observed' as const,
    at: blocked.takenAt,
  }));
  const ticket = composeTicket(ticketInputs({ words: french }, { journey }));
  const text = printTicket(ticket, french);
  expect(text).toContain('(constaté\u202f; 2026-');
  expect(text).toMatch(/^- fleet[^:\u202f]*\u202f: ok\./mu);
});
