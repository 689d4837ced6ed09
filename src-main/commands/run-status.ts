import type { Snapshot } from '../contract/snapshot.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, jsonLine, type CommandContext } from './command-context.ts';
import { exitOfStatus, type ExitOf } from './exit-codes.ts';
import { printAsStatus } from './print-as-status.ts';
import { settleReports } from './settle-reports.ts';

/** One look, or every change from now on. */
export async function runStatus(args: LookArguments, context: CommandContext): Promise<ExitOf<'status'>> {
  return args.watch ? watchStatus(args, context) : lookOnce(args, context);
}

async function lookOnce({ json }: LookArguments, context: CommandContext): Promise<ExitOf<'status'>> {
  const { print, keep } = context;
  const snapshot = await lookAsStatus(context);
  const text = json ? jsonDocument(snapshot) : printAsStatus(context);
  await keep(snapshot);
  print(text);
  return exitOfStatus(snapshot);
}

async function watchStatus({ json }: LookArguments, context: CommandContext): Promise<ExitOf<'status'>> {
  const { engine, print, keep, listen } = context;
  const { asked } = listen();
  const unsubscribe = engine.store.subscribe(snapshot => {
    print(json ? jsonLine(snapshot) : `${printAsStatus(context)}\n`);
    void keep(snapshot);
  });
  const looked = engine.look('started');
  // A first look can take a quarter of a minute; whoever stops it has seen nothing of it.
  const hasLooked = await Promise.race([looked.then(() => true), asked.then(() => false)]);
  if (!hasLooked) {
    unsubscribe();
    return exitOfStatus(engine.store.get());
  }
  engine.startIdleLooks();
  await asked;
  unsubscribe();
  await settleReports(context);
  await keep(engine.store.get());
  return exitOfStatus(engine.store.get());
}

/** A look as deep as `status` takes it. */
export async function lookAsStatus(context: CommandContext): Promise<Snapshot> {
  await context.engine.look('started');
  // The service that judges this Mac may answer with its verdict.
  await settleReports(context);
  return context.engine.store.get();
}
