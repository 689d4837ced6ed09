import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { deadlineOf, forgetAbandoned, idleRefetch, isUnderWay, type RefetchState } from '../core/refetch-state.ts';
import { usualSeconds } from '../core/usual-duration.ts';
import { createAccessSteps } from './access-steps.ts';
import { assemble } from './assemble.ts';
import type { BrowserHost, Engine, EngineParts } from './engine-parts.ts';

/** The engine: decides when to look, keeps what was learnt, and publishes one frozen snapshot per change. */
export function createEngine(parts: EngineParts): Engine {
  const { clock } = parts;
  const refetch = refetchToShow(parts);
  const kept = { ...parts.journey, refetch };
  const { board, journey, link, looks, refetches, reporting, idle, look } = assemble(
    { ...parts, journey: kept },
    parts.isFollowed ? null : parts.journey.refetch,
  );

  const firstSettings = board.inputs().settings;

  /** The moment of the next look is shown only while something is wrong, and then it has to be the right one. */
  function showNextLook(): void {
    if (board.inputs().upstream.problem !== null) board.publish({});
  }

  /** Seeing whether the token file has changed costs the server nothing, and asks this Mac nothing else. */
  async function lookIdly(): Promise<void> {
    const isWatch = idle.isTokenWatch(board.inputs());
    const { state } = board.inputs().upstream;
    if (isWatch) await link.ask('full');
    if (isWatch && board.inputs().upstream.state === state) looks.reschedule();
    else await look('idle');
  }

  function nextDelayMs(firstWithinMs: number | undefined): number {
    const isFirst = link.selected() === undefined && firstWithinMs !== undefined;
    if (isFirst) return parts.random() * firstWithinMs;
    return idle.delayMs(board.inputs(), link.selected()?.backOffLeftMs() ?? null);
  }

  return {
    store: board.store,
    inWords: board.inWords,
    redraw: () => void board.publish({}),
    look,
    refetch: async () => {
      if (link.selected() === undefined) await look('started');
      link.selected()?.forgive('person');
      refetches.press();
    },
    usualRefetchSeconds: () => usualSeconds(board.inputs().durationsMs),
    settings: () => {
      const { settings } = board.inputs();
      return settings === firstSettings ? null : settings;
    },
    resumeRefetch: async () => {
      if (!isUnderWay(board.inputs().refetch.state)) return;
      if (link.selected() === undefined) await look('started');
      refetches.restart();
    },
    cancelRefetch: () => {
      refetches.tell('cancelled');
    },
    ...createAccessSteps(clock, { board, journey, onTold: reporting.told }),
    registrationTried: parts.timeline.tried,
    timeline: () => parts.timeline.report(parts.words),
    startIdleLooks: firstWithinMs => {
      looks.startIdle(() => nextDelayMs(firstWithinMs), lookIdly);
      showNextLook();
    },
    setWindowOpen: isOpen => {
      idle.setWindowOpen(isOpen);
      looks.reschedule();
      showNextLook();
    },
    fellAsleep: () => {
      refetches.tell('fell-asleep');
    },
    stirred: cause => {
      board.showAge();
      link.selected()?.forgive('mac');
      refetches.tell('woke');
      return look(cause);
    },
    reported: reporting.idle,
    browserHost: () => browserHostOf(board.inputs()),
    stop: () => {
      for (const part of [looks, refetches, reporting, board]) part.stop();
    },
  };
}

/** A kept refetch as it stands now. One that nobody follows is shown for what will become of it, not as if it went on. */
function refetchToShow({ journey, isFollowed, clock }: EngineParts): RefetchState {
  const now = clock.now();
  const refetch = forgetAbandoned(journey.refetch, now);
  if (isFollowed || !isUnderWay(refetch.state)) return refetch;
  const deadline = deadlineOf(refetch);
  // What waits in the queue is kept until its time; after that, nobody has come for it.
  if (deadline === null) return (refetch.nextTryAt ?? 0) >= now ? refetch : idleRefetch;
  return now < deadline
    ? refetch
    : { ...refetch, state: 'stopped', reason: 'timed-out', updatedAt: deadline, nextTryAt: null };
}

/** What orbit was told, as long as the server itself has named no other host. */
function browserHostOf({ upstream, facts: { fleetAgent } }: SnapshotInputs): BrowserHost | null {
  const told = fleetAgent.kind === 'known' ? fleetAgent.value.browserHost : null;
  const host = upstream.browserHost ?? told;
  return host === null || upstream.server === null ? null : { server: upstream.server, host };
}
