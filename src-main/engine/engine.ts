import type { Snapshot } from '../contract/snapshot.ts';
import { answerAccess, tryAccess } from '../core/access.ts';
import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { chooseDepth, type LookCause } from '../core/poll-plan.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import { createBoard } from './board.ts';
import type { Engine, EngineParts } from './engine-parts.ts';
import { createIdlePlan } from './idle-plan.ts';
import { createJourneyLog } from './journey-log.ts';
import { createLookOnce } from './look-once.ts';
import { createLooks } from './looks.ts';
import { createRefetches } from './refetches.ts';
import { createUpstreamLink } from './upstream-link.ts';

/** The engine: decides when to look, keeps what was learnt, and publishes one frozen snapshot per change. */
export function createEngine(parts: EngineParts): Engine {
  const { clock } = parts;
  const board = createBoard(parts);
  const journey = createJourneyLog(parts.journey, parts.keepJourney);
  const selectUpstream = parts.openUpstreams({
    read: journey.backOff,
    write: backOff => {
      journey.setBackOff(backOff);
      journey.keep(board.inputs());
    },
  });
  const link = createUpstreamLink(board, {
    clock,
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
      looks.reschedule();
    },
  });
  const looks = createLooks(parts, lookOnce, at => {
    board.note({ nextLook: at === null ? null : { at } });
  });
  const idle = createIdlePlan(parts, () => link.isWaitingForToken());
  const look = (cause: LookCause): Promise<Snapshot> => {
    if (cause === 'asked-by-person' || cause === 'window-opened') link.selected()?.forgive();
    return looks.look(chooseDepth(cause, link.knowledge()));
  };
  const refetches = createRefetches(parts, { board, link, journey, firstLook: () => look('started') });

  function setAccess(access: SnapshotInputs['access']): void {
    board.publish({ access });
    journey.keep(board.inputs());
  }

  return {
    store: board.store,
    look,
    refetch: async () => {
      if (link.selected() === undefined) await look('started');
      link.selected()?.forgive();
      refetches.press();
    },
    resumeRefetch: async () => {
      if (!isUnderWay(board.inputs().refetch.state)) return;
      if (link.selected() === undefined) await look('started');
      refetches.restart();
    },
    cancelRefetch: () => {
      refetches.tell('cancelled');
    },
    tryAccess: () => {
      setAccess(tryAccess(clock.now()));
    },
    answerAccess: answer => {
      setAccess(answerAccess(board.inputs().access, answer, clock.now()));
    },
    startIdleLooks: firstWithinMs => {
      looks.startIdle(
        () =>
          link.selected() === undefined && firstWithinMs !== undefined
            ? parts.random() * firstWithinMs
            : idle.delayMs(board.inputs(), link.selected()?.backOffLeftMs() ?? null),
        async () => {
          // Seeing whether the token file has changed costs the server nothing, and asks this Mac nothing else.
          const isWatch = idle.isTokenWatch(board.inputs());
          const { state } = board.inputs().upstream;
          if (isWatch) await link.ask('full');
          if (isWatch && board.inputs().upstream.state === state) looks.reschedule();
          else await look('idle');
        },
      );
    },
    setWindowOpen: isOpen => {
      idle.setWindowOpen(isOpen);
      looks.reschedule();
    },
    fellAsleep: () => {
      refetches.tell('fell-asleep');
    },
    stirred: cause => {
      link.selected()?.forgive();
      refetches.tell('woke');
      return look(cause);
    },
    browserHost: () => {
      const { upstream, facts } = board.inputs();
      return upstream.browserHost ?? (facts.fleetAgent.kind === 'known' ? facts.fleetAgent.value.browserHost : null);
    },
    stop: () => {
      looks.stop();
      refetches.stop();
      board.stop();
    },
  };
}
