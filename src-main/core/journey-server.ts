import type { PoliciesReport, UpstreamReport } from '../contract/snapshot.ts';
import type { JourneyInputs, Stop } from './journey-stop.ts';
import { upstreamTurns } from './turns.ts';

/** Whether the server was asked to check this Mac again, or has heard from it anyway. */
export function askedStop({ refetch, upstream, policies, stopReason, wasPosted }: JourneyInputs): Stop {
  switch (refetch.state) {
    case 'requesting':
      return {
        state: 'current',
        basis: 'observed',
        at: refetch.startedAt,
        turn: 'mac',
        text: 'journey.asked.requesting',
      };
    case 'queued':
      return { state: 'current', basis: 'observed', at: refetch.updatedAt, turn: 'mac', text: 'journey.asked.queued' };
    case 'accepted':
    case 'answered':
    case 'evaluated':
    case 'telling':
    case 'confirmed':
    case 'settled':
      return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: 'journey.asked.done' };
    case 'stopped':
      // What the person stopped is not stuck: then it stands as if nobody had asked.
      if (stopReason === null || stopReason === 'cancelled') return askedWithoutRefetch(upstream, policies);
      if (wasPosted) {
        return { state: 'done', basis: 'observed', at: refetch.startedAt, turn: 'nobody', text: 'journey.asked.done' };
      }
      return {
        state: 'failed',
        basis: 'observed',
        at: refetch.updatedAt,
        turn: upstreamTurns[upstream.state],
        text: `problem.${stopReason}`,
      };
    case 'idle':
      return askedWithoutRefetch(upstream, policies);
  }
}

function askedWithoutRefetch(upstream: UpstreamReport, policies: PoliciesReport): Stop {
  if (policies.state === 'none') {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.asked.switched-off' };
  }
  if (upstream.state !== 'ok' && upstream.state !== 'unlicensed') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at: null,
      turn: upstreamTurns[upstream.state],
      text: 'journey.asked.unknown',
    };
  }
  // Fleet's agent reports hourly by itself; the server's stamp of its last report is what can be observed.
  return upstream.macLastSeenAt === null
    ? { state: 'pending', basis: 'observed', at: null, turn: 'mac', text: 'journey.asked.pending' }
    : {
        state: 'done',
        basis: 'observed',
        at: upstream.macLastSeenAt,
        turn: 'nobody',
        text: 'journey.asked.reported-in',
      };
}

/** Whether the server has evaluated the policies that count. */
export function evaluatedStop({
  refetch,
  policies,
  policiesStale,
  upstream,
  stopReason,
  wasPosted,
}: JourneyInputs): Stop {
  const at = policies.evaluatedAt;
  if (policies.state === 'none') {
    return { state: 'done', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.switched-off' };
  }
  if (refetch.state === 'requesting' || refetch.state === 'queued') {
    return { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' };
  }
  if (refetch.state === 'accepted') {
    return { state: 'current', basis: 'observed', at: null, turn: 'mac', text: 'journey.evaluated.waiting' };
  }
  if (refetch.state === 'answered' || refetch.state === 'evaluated') {
    return {
      state: 'current',
      basis: 'observed',
      at: refetch.updatedAt,
      turn: 'management',
      text: refetch.state === 'answered' ? 'journey.evaluated.answered' : 'journey.evaluated.read',
    };
  }
  if (wasPosted && stopReason !== null && stopReason !== 'cancelled') {
    return { state: 'failed', basis: 'observed', at: refetch.updatedAt, turn: 'mac', text: `problem.${stopReason}` };
  }
  if (isUnlicensed({ policies, upstream })) {
    return { state: 'unknown', basis: 'assumed', at: null, turn: 'nobody', text: 'journey.evaluated.unlicensed' };
  }
  if (policies.state === 'unknown') {
    return {
      state: 'unknown',
      basis: 'assumed',
      at,
      turn: upstreamTurns[upstream.state],
      text: 'journey.evaluated.unknown',
    };
  }
  const blocking = policies.items.filter(item => item.blocks);
  const failing = blocking.filter(item => item.verdict === 'fail').length;
  if (failing > 0) {
    return {
      state: 'failed',
      basis: 'observed',
      at,
      turn: 'you',
      text: 'journey.evaluated.failing',
      args: { count: failing },
    };
  }
  // An old result is silence: it does not stand for now.
  if (policiesStale) return { state: 'unknown', basis: 'assumed', at, turn: 'mac', text: 'journey.evaluated.unknown' };
  return blocking.some(item => item.verdict !== 'pass')
    ? { state: 'pending', basis: 'observed', at, turn: 'mac', text: 'journey.evaluated.pending' }
    : { state: 'done', basis: 'observed', at, turn: 'nobody', text: 'journey.evaluated.done' };
}

/** No licence for policies, and none known from before: then there is nothing to evaluate. */
export function isUnlicensed({ policies, upstream }: Pick<JourneyInputs, 'policies' | 'upstream'>): boolean {
  return upstream.state === 'unlicensed' && policies.state === 'unknown';
}
