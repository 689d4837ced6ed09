import { isSwitchedOff } from '../core/has-looked.ts';
import { printTicket } from '../core/ticket/print-ticket.ts';
import type { MakeTicket } from '../engine/ticket-maker.ts';
import type { WriteNewFile } from '../ports.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { exitCodes, type ExitOf } from './exit-codes.ts';

export type TicketContext = CommandContext & { readonly makeTicket: MakeTicket; readonly writeNewFile: WriteNewFile };

/**
 * Looks, and prints the ticket. With `--out` the same text goes to a file as well: it is shown before it leaves, and
 * where the file cannot be made the text is not lost.
 */
export async function runTicket({ json, out, mask }: LookArguments, context: TicketContext): Promise<ExitOf<'ticket'>> {
  const { engine, words, print, diagnose, keep, makeTicket, writeNewFile } = context;
  await engine.look('started');
  // The outbox is still being read, and the ticket says where reports stand.
  await engine.reported();
  await keep(engine.store.get());
  const ticket = await makeTicket(mask ? 'masked' : null);
  const text = json ? jsonDocument(ticket) : printTicket(ticket, words);
  print(text);
  const answered = isSwitchedOff(engine.store.get()) ? exitCodes.unknown : exitCodes.done;
  if (out === null) return answered;
  const outcome = await writeNewFile(out, text);
  diagnose(`${words.say(`ticket.out-${outcome}`, { file: out })}\n`);
  return outcome === 'written' ? answered : exitCodes.usage;
}
