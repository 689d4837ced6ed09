import { answerAccess, tryAccess } from '../core/access.ts';
import type { SnapshotInputs } from '../core/compose-snapshot.ts';
import { forgetAbandoned, isUnderWay } from '../core/refetch-state.ts';
import { assemble } from './assemble.ts';
import type { Engine, EngineParts } from './engine-parts.ts';

/** The engine: decides when to look, keeps what was learnt, and publishes one frozen snapshot per change. */
export function createEngine(parts: EngineParts): Engine {
  const { clock } = parts;
  const refetch = forgetAbandoned(parts.journey.refetch, clock.now());
  const kept = { ...parts.journey, refetch };
  const { board, journey, link, looks, refetches, idle, look } = assemble({ ...parts, journey: kept });

  function setAccess(access: SnapshotInputs['access']): void {
    board.publish({ access });
    journey.keep(board.inputs());
  }

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
      link.selected()?.forgive();
      refetches.tell('woke');
      return look(cause);
    },
    browserHost: () => browserHostOf(board.inputs()),
    stop: () => {
      looks.stop();
      refetches.stop();
      board.stop();
    },
  };
}

/** What orbit was told, as long as the server itself has named no other host. */
function browserHostOf({ upstream, facts: { fleetAgent } }: SnapshotInputs): string | null {
  return upstream.browserHost ?? (fleetAgent.kind === 'known' ? fleetAgent.value.browserHost : null);
}
