import type { Snapshot } from '../contract/snapshot.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { LookArguments } from './arguments.ts';
import { jsonDocument, type CommandContext } from './command-context.ts';
import { commandLineWords } from './command-line-words.ts';
import { exitOfRefetch, type ExitOf } from './exit-codes.ts';
import { printAsStatus } from './print-as-status.ts';
import { settleReports } from './settle-reports.ts';

/** Asks for a refetch and follows it; progress goes to stderr. */
export async function runRefetch(args: LookArguments, context: CommandContext): Promise<ExitOf<'refetch'>> {
  const { engine, print, keep } = context;
  await engine.look('started');
  await followRefetch(args.waitMs, context);
  await engine.look('refetch-ended');
  await settleReports(context);
  const snapshot = engine.store.get();
  const text = args.json ? jsonDocument(snapshot) : printAsStatus(context);
  await keep(snapshot);
  print(text);
  return exitOfRefetch(snapshot);
}

/** Watches until the refetch ends, the waiting time is over, or nothing more can happen within it. */
async function followRefetch(
  waitMs: number,
  { engine, words, clock, diagnose, listen }: CommandContext,
): Promise<void> {
  const end = clock.now() + waitMs;
  let said = '';
  const onTerminal = commandLineWords(words);
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
      const line = describeRefetch(engine.inWords(onTerminal));
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
