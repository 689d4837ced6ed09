import type { Snapshot } from '../contract/snapshot.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, jsonLine, type CommandContext } from './command-context.ts';
import { exitOfRefetch, exitOfStatus } from './exit-codes.ts';
import { printPolicies, printStatus } from './print-text.ts';
import { runExplain } from './run-explain.ts';
import { runPsso } from './run-psso.ts';
import { runRecord } from './run-record.ts';
import { runTimeline } from './run-timeline.ts';
import { runTicket, type TicketContext } from './run-ticket.ts';

/** Runs one command to its exit code. */
export async function runCommandLine(args: LookArguments, context: TicketContext): Promise<number> {
  switch (args.command) {
    case 'status':
      return args.watch ? watchStatus(args, context) : status(args, context);
    case 'refetch':
      return refetch(args, context);
    case 'psso':
      return runPsso(args, context);
    case 'policies':
      return policies(args, context);
    case 'explain':
      return runExplain(args, context);
    case 'record':
      return runRecord(args, context, () => lookAsStatus(context));
    case 'replay':
      return status(args, context);
    case 'timeline':
      return runTimeline(args, context);
    case 'ticket':
      return runTicket(args, context);
  }
}

async function status({ json }: LookArguments, context: CommandContext): Promise<number> {
  const { words, print, keep } = context;
  const snapshot = await lookAsStatus(context);
  await keep(snapshot);
  print(json ? jsonDocument(snapshot) : printStatus(snapshot, words.window));
  return exitOfStatus(snapshot);
}

async function lookAsStatus(context: CommandContext): Promise<Snapshot> {
  await context.engine.look('started');
  // The service that judges this Mac may answer with its verdict.
  await settleReports(context);
  return context.engine.store.get();
}

async function watchStatus({ json }: LookArguments, context: CommandContext): Promise<number> {
  const { engine, words, print, keep, listen } = context;
  const { asked } = listen();
  const unsubscribe = engine.store.subscribe(snapshot => {
    print(json ? jsonLine(snapshot) : `${printStatus(snapshot, words.window)}\n`);
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

async function refetch(args: LookArguments, context: CommandContext): Promise<number> {
  const { engine, words, print, keep } = context;
  await engine.look('started');
  await followRefetch(args.waitMs, context);
  await engine.look('refetch-ended');
  await settleReports(context);
  const snapshot = engine.store.get();
  await keep(snapshot);
  print(args.json ? jsonDocument(snapshot) : printStatus(snapshot, words.window));
  return exitOfRefetch(snapshot);
}

/** Watches until the refetch ends, the waiting time is over, or nothing more can happen within it. */
async function followRefetch(waitMs: number, { engine, clock, diagnose, listen }: CommandContext): Promise<void> {
  const end = clock.now() + waitMs;
  let said = '';
  // What an earlier run left in the queue says nothing yet: pressing may still hurry it.
  let isPressed = false;
  const over = new Promise<void>((resolve, reject) => {
    // The watching ends, not the asking: a request that is on its way to the server is not cut off.
    const isOnItsWay = ({ state, reason }: Snapshot['refetch']): boolean => state === 'requesting' && reason === null;
    const cancel = clock.after(waitMs, () => {
      if (isPressed && !isOnItsWay(engine.store.get().refetch)) resolve();
    });
    const check = (snapshot: Snapshot): void => {
      const { state, nextTryAt } = snapshot.refetch;
      const line = describeRefetch(snapshot);
      if (line !== said) diagnose(line);
      said = line;
      const futile = nextTryAt !== null && Date.parse(nextTryAt) > end;
      const late = clock.now() >= end && !isOnItsWay(snapshot.refetch);
      if (!isPressed || (isUnderWay(state) && !futile && !late)) return;
      cancel();
      resolve();
    };
    engine.store.subscribe(check);
    // One that is kept from an earlier run is followed on; pressing joins it, or hurries it where that is allowed.
    engine
      .resumeRefetch()
      .then(() => engine.refetch())
      .then(() => {
        isPressed = true;
        check(engine.store.get());
      })
      .catch(reject);
  });
  const { asked, stopListening } = listen();
  await Promise.race([over, asked]);
  stopListening();
}

/** One line of progress: the state for scripts, the sentence for people. */
function describeRefetch({ refetch: { state, reason }, journey, headline }: Snapshot): string {
  const stuck = state === 'stopped' ? journey.find(stop => stop.state === 'failed' && stop.stop !== 'mac') : undefined;
  const text = (journey.find(stop => stop.state === 'current') ?? stuck ?? headline).text;
  return `${state}${reason === null ? '' : ` (${reason})`}: ${text}\n`;
}

async function policies({ json }: LookArguments, { engine, words, print }: CommandContext): Promise<number> {
  const snapshot = await engine.look('started');
  // The outbox is still being read; a process that ends in the middle of that is for nobody's good.
  await engine.reported();
  const { schemaVersion, policies: report, upstream } = snapshot;
  print(json ? jsonDocument({ schemaVersion, policies: report, upstream }) : printPolicies(snapshot, words.window));
  return 0;
}

/**
 * Waits for what is on its way to the service that takes reports, as long as one request may take: what is not answered
 * by then stays in the outbox.
 */
async function settleReports({ engine, clock }: CommandContext): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>(resolve => {
    cancel = clock.after(longestReportMs, resolve);
  });
  await Promise.race([engine.reported(), late]);
  cancel();
}

const longestReportMs = 20_000;
