import type { Snapshot } from '../contract/snapshot.ts';
import { forgetOldAccess } from '../core/access.ts';
import { instant } from '../core/instants.ts';
import type { LookDepth } from '../core/poll-plan.ts';
import { forgetOldEnd } from '../core/refetch-state.ts';
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
    const collected = parts.collect(reading.then(({ settings }) => settings));
    const macReading = parts.readMac();
    const { settings, complaints } = await reading;
    for (const { key, what } of complaints) parts.log('warn', 'setting', `${key}: ${what}`);
    const upstream = looking.selectUpstream(settings, await collected.fleetAgent);
    link.select(upstream);
    looking.onSelected(upstream);
    const [facts, mac] = await Promise.all([collected.facts, macReading, link.ask(depth)]);
    board.note({ settings });
    looking.onGathered();
    const now = clock.now();
    const { refetch, changes, access } = board.inputs();
    const remembered = forgetOldEnd(refetch, now);
    return board.publish({
      facts,
      mac,
      takenAt,
      refetch: remembered,
      changes: remembered === refetch ? changes : null,
      access: forgetOldAccess(access, now),
    });
  };
}
