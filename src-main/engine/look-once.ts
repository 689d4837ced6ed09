import type { Snapshot } from '../contract/snapshot.ts';
import { forgetOldAccess } from '../core/access.ts';
import type { Settings } from '../core/config.ts';
import { instant } from '../core/instants.ts';
import { isKnownQuery } from '../core/known-queries.ts';
import type { LocalAnswer } from '../core/local-policies.ts';
import type { LookDepth } from '../core/poll-plan.ts';
import { forgetOldEnd } from '../core/refetch-state.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { SelectUpstream } from '../upstreams/select-upstream.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import type { Board } from './board.ts';
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

  /** Questions of the server that this Mac has not answered with its own facts anyway. */
  async function answerHere({ policies }: UpstreamReading): Promise<ReadonlyMap<string, LocalAnswer>> {
    const queries = (policies ?? []).flatMap(({ query }) => (query === null || isKnownQuery(query) ? [] : [query]));
    return queries.length === 0 ? new Map() : parts.answer(queries);
  }

  return async depth => {
    board.showAge();
    // From the start: a look that a sleep interrupted is as old as what it saw first.
    const takenAt = instant(clock.now());
    const reading = parts.readSettings();
    const evaluated = reading.then(({ settings }) => parts.evaluate(settings));
    // A look that fails before anybody waits for this fails once, and does not take the process with it.
    evaluated.catch(() => undefined);
    const collected = parts.collect(reading.then(({ settings }) => settings));
    const macReading = parts.readMac();
    const { settings, complaints } = await reading;
    for (const { key, what } of complaints) parts.log('warn', 'setting', `${key}: ${what}`);
    const upstream = looking.selectUpstream(settings, await collected.fleetAgent);
    link.select(upstream);
    looking.onSelected(upstream);
    const [facts, mac, local] = await Promise.all([collected.facts, macReading, evaluated, link.ask(depth)]);
    board.note({ settings });
    const answers = await answerHere(board.inputs().upstream);
    looking.onGathered();
    const now = clock.now();
    const { refetch, changes, access } = board.inputs();
    const remembered = forgetOldEnd(refetch, now);
    const snapshot = board.publish({
      facts,
      mac,
      takenAt,
      local: { reading: local, answers },
      refetch: remembered,
      changes: remembered === refetch ? changes : null,
      access: forgetOldAccess(access, now),
    });
    looking.onLooked(settings);
    return snapshot;
  };
}
