import type { LookArguments } from './arguments.ts';
import type { ExitOf } from './exit-codes.ts';
import { runExplain } from './run-explain.ts';
import { runPolicies } from './run-policies.ts';
import { runPsso } from './run-psso.ts';
import { runRecord } from './run-record.ts';
import { runRefetch } from './run-refetch.ts';
import { lookAsStatus, runStatus } from './run-status.ts';
import { runTimeline } from './run-timeline.ts';
import { runTicket, type TicketContext } from './run-ticket.ts';

/** Runs one command to its exit code. */
export async function runCommandLine(
  args: LookArguments,
  context: TicketContext,
): Promise<ExitOf<LookArguments['command']>> {
  switch (args.command) {
    case 'status':
      return runStatus(args, context);
    case 'refetch':
      return runRefetch(args, context);
    case 'psso':
      return runPsso(args, context);
    case 'policies':
      return runPolicies(args, context);
    case 'explain':
      return runExplain(args, context);
    case 'record':
      return runRecord(args, context, () => lookAsStatus(context));
    case 'replay':
      return runStatus(args, context);
    case 'timeline':
      return runTimeline(args, context);
    case 'ticket':
      return runTicket(args, context);
  }
}
