import type { Snapshot } from '../contract/snapshot.ts';
import { forgetOldAccess } from '../core/access.ts';
import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import type { Settings } from '../core/config.ts';
import { instant } from '../core/instants.ts';
import { isKnownQuery } from '../core/known-queries.ts';
import type { LookDepth } from '../core/poll-plan.ts';
import { forgetOldEnd } from '../core/refetch-state.ts';
import { decideRegistration } from '../core/registration.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { SelectUpstream } from '../upstreams/select-upstream.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import type { Board } from './board.ts';
import { nothingKnown } from './first-inputs.ts';
import type { EngineParts } from './engine-parts.ts';
import type { UpstreamLink } from './upstream-link.ts';

type LookParts = {
  readonly board: Board;
  readonly link: UpstreamLink;
  readonly selectUpstream: SelectUpstream;
  readonly onSelected: (upstream: Upstream) => void;
  /** The snapshot of a look stands: what follows from it may be told to others. */
  readonly onLooked: (settings: Settings) => void;
  /** Everything has been gathered; the next look can be planned before this one is shown. */
  readonly onGathered: () => void;
};

/** One look: this Mac is asked everything at once, the upstream as deep as is wanted, and one snapshot is shown. */
export function createLookOnce(parts: EngineParts, looking: LookParts): (depth: LookDepth) => Promise<Snapshot> {
  const { board, link } = looking;
  const { clock } = parts;

  return async depth => {
    board.showAge();
    // From the start: a look that a sleep interrupted is as old as what it saw first.
    const takenAt = instant(clock.now());
    const reading = parts.readSettings();
    const evaluated = reading.then(({ settings }) => (settings.Enabled ? parts.evaluate(settings) : null));
    // A look that fails before anybody waits for this fails once, and does not take the process with it.
    evaluated.catch(() => undefined);
    const collected = parts.collect(reading.then(({ settings }) => settings));
    const macReading = parts.readMac();
    const { settings, complaints } = await reading;
    for (const { key, what } of complaints) parts.log('warn', 'setting', `${key}: ${what}`);
    if (!settings.Enabled) {
      // Whatever has been found since is not waited for: nothing is to be known here.
      collected.facts.catch(() => undefined);
      looking.onGathered();
      return board.publish({ ...nothingKnown(), settings, takenAt, mac: await macReading });
    }
    const upstream = looking.selectUpstream(settings, await collected.fleetAgent);
    link.select(upstream);
    looking.onSelected(upstream);
    const [facts, mac] = await Promise.all([collected.facts, macReading, link.ask(depth)]);
    board.note({ settings });
    looking.onGathered();
    const show = (local: SnapshotInputs['local']): Snapshot => {
      const now = clock.now();
      const { refetch, changes, access } = board.inputs();
      const remembered = forgetOldEnd(refetch, now);
      return board.publish({
        facts,
        mac,
        memory: parts.timeline.remember(decideRegistration(facts.appSso, facts.ssoProfiles).report),
        takenAt,
        local,
        refetch: remembered,
        changes: remembered === refetch ? changes : null,
        access: forgetOldAccess(access, now),
      });
    };
    const { reading: earlier } = board.inputs().local;
    // What was found before stands meanwhile, with its own moment: a slow question must not hide the server's verdict.
    if (earlier !== null && !(await isSettled(evaluated))) show({ ...board.inputs().local, reading: earlier });
    const own = await evaluated;
    const questions = questionsHere(board.inputs().upstream);
    if (questions.length === 0) show({ reading: own, answers: new Map() });
    else {
      // The server's own word need not wait for what this Mac says of the same questions.
      show({ reading: own, answers: board.inputs().local.answers });
      show({ reading: own, answers: await parts.answer(questions) });
    }
    looking.onLooked(settings);
    return board.store.get();
  };
}

/** Whether a promise has ended by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  // Both as they are: what came of a further step would always be later than what is there already.
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

/** Questions of the server that this Mac has not answered with its own facts anyway. */
function questionsHere({ policies }: UpstreamReading): readonly string[] {
  return (policies ?? []).flatMap(({ query }) => (query === null || isKnownQuery(query) ? [] : [query]));
}
