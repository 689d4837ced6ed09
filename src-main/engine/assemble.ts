import type { Snapshot } from '../contract/snapshot.ts';
import { chooseDepth, type LookCause } from '../core/poll-plan.ts';
import type { RefetchState } from '../core/refetch-state.ts';
import { createBoard, type Board } from './board.ts';
import type { EngineParts } from './engine-parts.ts';
import { createIdlePlan, type IdlePlan } from './idle-plan.ts';
import { createJourneyLog, type JourneyLog } from './journey-log.ts';
import { createLookOnce } from './look-once.ts';
import { createLooks, type Looks } from './looks.ts';
import { createRefetches, type Refetches } from './refetches.ts';
import { createReporting, type Reporting } from './reporting.ts';
import type { KeptBackOff } from '../upstreams/select-upstream.ts';
import { createUpstreamLink, type UpstreamLink } from './upstream-link.ts';

/** The parts of an engine, tied together. */
export type Assembly = {
  readonly board: Board;
  readonly journey: JourneyLog;
  readonly link: UpstreamLink;
  readonly looks: Looks;
  readonly refetches: Refetches;
  readonly reporting: Reporting;
  readonly idle: IdlePlan;
  readonly look: (cause: LookCause) => Promise<Snapshot>;
};

/** Ties the parts together: what one learns, the others hear. `queued` is kept for another process to go on with. */
export function assemble(parts: EngineParts, queued: RefetchState | null): Assembly {
  const board = createBoard(parts);
  const journey = createJourneyLog(parts.journey, parts.keepJourney, queued);
  const memory = {
    read: journey.backOff,
    write: (backOff: KeptBackOff | null) => {
      journey.setBackOff(backOff);
      journey.keep(board.inputs());
    },
  };
  const selectUpstream = parts.openUpstreams(memory, async () => {
    // Afresh: a look that is under way may have evaluated before the person mended something.
    await looks.look('mac', true);
    return reporting.send();
  });
  const link = createUpstreamLink(board, {
    clock: parts.clock,
    onReading: reading => {
      refetches.observe(reading);
    },
  });
  const lookOnce = createLookOnce(parts, {
    board,
    link,
    selectUpstream,
    onSelected: upstream => {
      refetches.checkServer(upstream);
    },
    onGathered: () => {
      looks.gathered();
    },
    onLooked: settings => {
      reporting.looked(settings);
    },
  });
  const looks = createLooks(parts, lookOnce, at => {
    // A look before the end of the back-off is one at this Mac alone.
    const backOffLeftMs = link.selected()?.backOffLeftMs() ?? 0;
    board.note({ nextLook: at === null ? null : { at: Math.max(at, parts.clock.now() + backOffLeftMs) } });
  });
  const look = (cause: LookCause): Promise<Snapshot> => {
    if (cause === 'asked-by-person' || cause === 'window-opened') link.selected()?.forgive('person');
    const isAfresh = cause === 'woke' || cause === 'network-changed';
    return looks.look(chooseDepth(cause, link.knowledge()), isAfresh);
  };
  const refetches = createRefetches(parts, {
    board,
    link,
    journey,
    firstLook: () => look('started'),
    onEnd: () => {
      reporting.refetched();
    },
  });
  const reporting = createReporting(parts, { board, link, lookAgain: looks.lookAside });
  const idle = createIdlePlan(parts, () => link.isWaitingForToken());
  return { board, journey, link, looks, refetches: whileEnabled(refetches, board), reporting, idle, look };
}

/** Whoever has switched Clearway off wants it to send nothing. */
function whileEnabled(refetches: Refetches, board: Board): Refetches {
  const ifEnabled = (work: () => void) => (): void => {
    if (board.inputs().settings.Enabled) work();
  };
  return { ...refetches, press: ifEnabled(refetches.press), restart: ifEnabled(refetches.restart) };
}
