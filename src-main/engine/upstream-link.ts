import type { LookDepth, LookKnowledge } from '../core/poll-plan.ts';
import { isAfter } from '../core/instants.ts';
import { isUnderWay } from '../core/refetch-state.ts';
import type { UpstreamReading } from '../core/upstream-reading.ts';
import type { Clock } from '../ports.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import type { Board } from './board.ts';

/** The upstream of the last look, and how much of it is known. */
export type UpstreamLink = {
  readonly selected: () => Upstream | undefined;
  readonly select: (upstream: Upstream) => void;
  /** Asks the upstream as deep as is wanted, and deeper where nothing is known of it yet. */
  readonly ask: (depth: LookDepth) => Promise<void>;
  readonly knowledge: () => LookKnowledge;
  /** Everything has just been read in another way. */
  readonly markFull: () => void;
  /** Whether only the agent can help, by renewing its token. */
  readonly isWaitingForToken: () => boolean;
};

type LinkPorts = { readonly clock: Clock; readonly onReading: (reading: UpstreamReading) => void };

export function createUpstreamLink(board: Board, { clock, onReading }: LinkPorts): UpstreamLink {
  let selected: Upstream | undefined;
  let fullAt: number | null = null;
  /** What the server said when it last answered everything: an outage does not unsay it. */
  let answered: UpstreamReading | null = null;
  let outageSince: number | null = null;
  const reading = (): UpstreamReading => board.inputs().upstream;
  const isAnswering = (): boolean => reading().state === 'ok' || reading().state === 'unlicensed';

  /** Taken over at once: a slow probe must not let it overwrite what a refetch learns in the meantime. */
  function take(next: UpstreamReading, isUnmoved: boolean): void {
    const before = reading();
    if (!isOutage(next.state)) answered = null;
    else if ((before.state === 'ok' || isOutage(before.state)) && before.policies !== null) {
      answered = { ...before, state: 'ok', problem: null };
    }
    // Silence now does not unmake an earlier contact with the same server.
    const earlier = next.server === before.server ? before.lastContactAt : null;
    board.note({ upstream: { ...next, lastContactAt: next.lastContactAt ?? earlier } });
    leaveOutOutage(next);
    if (next.host === null || isUnmoved) return;
    if (isAnswering()) fullAt = clock.now();
    onReading(next);
  }

  /** Time in which nobody could ask makes nothing older: else every Mac would ask everything right after an outage. */
  function leaveOutOutage({ state }: UpstreamReading): void {
    const now = clock.now();
    if (isOutage(state)) {
      outageSince ??= now;
      return;
    }
    if (outageSince !== null && fullAt !== null) fullAt += now - outageSince;
    outageSince = null;
  }

  return {
    selected: () => selected,
    select: upstream => {
      selected = upstream;
    },
    ask: async depth => {
      if (selected === undefined) return;
      // One that is no server costs nothing to ask, and another server has said nothing yet.
      const isKnown = selected.server !== null && selected.server === reading().server;
      if (depth === 'mac' && isKnown) return;
      const previous = isOutage(reading().state) ? (answered ?? reading()) : reading();
      const next = await selected.look(isKnown && depth === 'summary' ? 'summary' : 'full', previous);
      take(next, next.policies !== null && next.policies === previous.policies);
    },
    knowledge: () => ({
      sinceFullMs: fullAt === null ? null : (outageSince ?? clock.now()) - fullAt,
      isAnswering: isAnswering(),
      isRefetchUnderWay: isUnderWay(board.inputs().refetch.state),
      isListOld: isAfter(reading().host?.policyUpdatedAt ?? null, reading().listEvaluatedAt),
    }),
    markFull: () => {
      fullAt = clock.now();
    },
    isWaitingForToken: () => {
      const code = reading().problem?.code;
      return reading().state === 'token-stale' || code === 'token-missing' || code === 'token-not-understood';
    },
  };
}

/** Troubles that say nothing about this Mac; a stale token or a sign-in that is wanted does. */
function isOutage(state: UpstreamReading['state']): boolean {
  return state === 'unreachable' || state === 'error' || state === 'rate-limited';
}
