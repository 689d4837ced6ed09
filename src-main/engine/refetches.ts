import { untriedAccess } from '../core/access.ts';
import { instant } from '../core/instants.ts';
import { isUnderWay, type RefetchState } from '../core/refetch-state.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import type { Board } from './board.ts';
import type { EngineParts } from './engine-parts.ts';
import type { JourneyLog } from './journey-log.ts';
import { createRefetchDriver, type RefetchDriver } from './refetch-driver.ts';
import type { UpstreamLink } from './upstream-link.ts';

/** Refetches of this Mac: one at a time, logged, and followed a little beyond their end. */
export type Refetches = Pick<RefetchDriver, 'tell' | 'observe' | 'restart'> & {
  readonly press: () => void;
  /** The upstream may be another one now. */
  readonly checkServer: (upstream: Upstream) => void;
  readonly stop: () => void;
};

type RefetchParts = {
  readonly board: Board;
  readonly link: UpstreamLink;
  readonly journey: JourneyLog;
  readonly firstLook: () => Promise<unknown>;
  readonly onEnd: () => void;
};

/** Fleet waits up to a minute for Microsoft; what came of it stands in its feed after that. */
const pushSeenAfterMs = 90_000;

export function createRefetches(
  parts: EngineParts,
  { board, link, journey, firstLook, onEnd }: RefetchParts,
): Refetches {
  const { clock, random, log } = parts;
  let cancelPush = (): void => undefined;

  function onState(refetch: RefetchState): void {
    const { state: before } = board.inputs().refetch;
    const hasSettled = refetch.state === 'settled' && before !== 'settled';
    if (isUnderWay(before) && !isUnderWay(refetch.state)) onEnd();
    board.publish(journey.follow(refetch, board.inputs()));
    journey.keep(board.inputs());
    if (!hasSettled) return;
    link.markFull();
    cancelPush();
    const { host, policies } = board.inputs().upstream;
    // As in a look: without a policy that counts for access there is nothing to tell Microsoft.
    if (host?.mayTellPushes !== true || policies?.some(({ blocks }) => blocks) !== true) return;
    cancelPush = clock.after(pushSeenAfterMs + random() * 20_000, () => void readPush());
  }

  async function readPush(): Promise<void> {
    const push = (await link.selected()?.readPush()) ?? null;
    if (push !== null) board.publish({ upstream: { ...board.inputs().upstream, push } });
  }

  const driver = createRefetchDriver(parts.journey.refetch, {
    clock,
    random,
    log,
    upstream: async () => {
      if (link.selected() === undefined) await firstLook();
      const upstream = link.selected();
      if (upstream === undefined) throw new Error('a look without an upstream');
      return upstream;
    },
    onState,
    onUpstream: change => {
      board.note({ upstream: change(board.inputs().upstream, instant(clock.now())) });
    },
  });

  return {
    tell: driver.tell,
    observe: driver.observe,
    restart: driver.restart,
    press: () => {
      const { upstream, refetch } = board.inputs();
      if (!isUnderWay(refetch.state)) {
        journey.begin(link.selected()?.server ?? null, board.inputs());
        board.note({ access: untriedAccess, changes: null });
      }
      const { kind, state, policies } = upstream;
      const isNew = kind === 'fleet' && policies?.length === 0;
      driver.press(state === 'unlicensed' ? 'answer' : isNew ? 'list' : 'evaluation');
    },
    checkServer: ({ server }) => {
      const asked = journey.server();
      // Where none can be named (a file that cannot be read just now), nobody knows that it is another one.
      const isAnother = asked !== null && server !== null && server !== asked;
      if (isAnother && isUnderWay(board.inputs().refetch.state)) driver.tell('superseded');
    },
    stop: () => {
      driver.stop();
      cancelPush();
    },
  };
}
